import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the state is made by: a change in any of these may change what it means, or what it looks like. */
const sourceFolders = ['core', 'adapters', 'hub'];

let known: Promise<string> | undefined;

/** A digest of this very program. Nobody has to remember to change it. */
export function programDigest(): Promise<string> {
  return (known ??= digestOfProgram(fileURLToPath(import.meta.url)));
}

/**
 * Of the source files where `self`, this file, is one of them; else of the bundle that it is in. And of the Node that runs it,
 * which knows the time zones.
 */
export async function digestOfProgram(self: string): Promise<string> {
  const files = self.endsWith('.ts')
    ? await sourceFiles(join(dirname(self), '..', '..', '..'))
    : await filesIn(dirname(self), '.js');
  const hash = createHash('sha256');
  const { node, tz } = process.versions;
  hash.update(JSON.stringify([node, tz]));
  const contents = await Promise.all(files.toSorted().map((file) => readFile(file)));
  for (const content of contents) hash.update(content).update('\0');
  return hash.digest('base64url');
}

/** `package.json` has the exact versions of all that is built upon. */
async function sourceFiles(root: string): Promise<readonly string[]> {
  const found = await Promise.all(sourceFolders.map((folder) => filesIn(join(root, folder), '.ts')));
  return [join(root, 'package.json'), ...found.flat()];
}

async function filesIn(folder: string, ending: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true });
  return entries.filter((name) => name.endsWith(ending)).map((name) => join(folder, name));
}
