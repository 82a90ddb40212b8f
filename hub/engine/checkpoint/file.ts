import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { renameInPlace } from '../../machine/atomic-file.ts';
import type { Slices } from '../slices.ts';

/** Larger ones are not written: they would take longer to read than the day itself. Bytes. */
const largestFile = 64 * 1024 * 1024;

/** So much is handed to the disk at a time. Characters. */
const blockSize = 256 * 1024;

/** No line of ours is nearly as long. Characters. */
const longestLine = 8 * 1024 * 1024;

/**
 * Writes the lines, and a digest of them all as the last one, into a file that is the old one or the new one at any moment.
 * @throws where the disk does not take it, or it becomes too large; the old file is there then
 */
export async function writeLines(file: string, lines: Iterable<string>, slices: Slices): Promise<void> {
  const hash = createHash('sha256');
  const next = `${file}.new`;
  const handle = await open(next, 'w', 0o600);
  try {
    let [block, written] = ['', 0];
    const flush = async (): Promise<void> => {
      hash.update(block);
      written += block.length;
      if (written > largestFile) throw new Error('The checkpoint is too large.');
      await handle.appendFile(block);
      block = '';
    };
    for (const line of lines) {
      block += `${line}\n`;
      if (block.length >= blockSize) await flush();
      const rest = slices.rest();
      if (rest !== undefined) await rest;
    }
    await flush();
    await handle.appendFile(`${JSON.stringify(['digest', hash.digest('base64url')])}\n`);
    await handle.sync();
  } catch (error) {
    await handle.close();
    await rm(next, { force: true });
    throw error;
  }
  await handle.close();
  await renameInPlace(next, file);
}

/**
 * The lines of a file, one after the other, without the digest. Where it turns out at the end that they are not what was
 * written, or anything else is wrong, it throws: what was read until then must not be used.
 */
export async function* readLines(file: string): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    if (size > largestFile + longestLine) throw new Error('The checkpoint is too large.');
    let digest: string | undefined;
    for await (const line of handle.readLines({ encoding: 'utf8' })) {
      if (digest !== undefined || line.length > longestLine) throw new Error('The checkpoint is damaged.');
      if (line.startsWith('["digest",')) digest = line;
      else {
        hash.update(`${line}\n`);
        yield line;
      }
    }
    if (digest !== JSON.stringify(['digest', hash.digest('base64url')])) throw new Error('The checkpoint is damaged.');
  } finally {
    await handle.close();
  }
}
