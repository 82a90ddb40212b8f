import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { databases, manifestName, plainFiles, sealedName, settingsName } from './kept.ts';

/** Another one where a backup is made differently: an older program refuses it. */
export const formatNow = 1;

/** 64 GB: more than any journal, and what a forged file can make of a disk. Bytes. */
const largestFile = 64 * 1024 ** 3;

/** What is read as a whole: a manifest, settings, secrets. More than any has, and less than memory minds. Bytes. */
const largestText = 8 * 1024 ** 2;

const texts: ReadonlySet<string> = new Set([manifestName, settingsName, sealedName]);

/** How large a file of a backup may be. Bytes. */
export const largestOf = (file: string): number => (texts.has(file) ? largestText : largestFile);

const name = z.enum([settingsName, sealedName, ...databases, ...plainFiles]);

/** What a backup holds. Of a newer format only that is read. */
export const manifest = z.object({
  format: z.int().min(1),
  /** The version of the program that made it. */
  program: z.string().max(60),
  /** ISO instant. */
  at: z.string().max(60),
  files: z
    .array(z.object({ name, size: z.int().min(0).max(largestFile), sha256: z.string().length(64) }))
    .min(1)
    .max(20)
    .refine((files) => new Set(files.map((each) => each.name)).size === files.length),
});

export type Manifest = z.infer<typeof manifest>;
export type KeptFile = Manifest['files'][number];

export async function described(file: string, called: KeptFile['name']): Promise<KeptFile> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return { name: called, size: (await stat(file)).size, sha256: hash.digest('hex') };
}
