import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

/** A virus scanner or an indexer may hold a file that was just written: on Windows it cannot be replaced meanwhile. */
const passing: ReadonlySet<string | undefined> = new Set(['EPERM', 'EACCES', 'EBUSY']);

/** Milliseconds before each further try: about two seconds in all. */
const pauses = [20, 50, 100, 200, 400, 500, 800];

/** `mode`: who may read it, where the system knows that. */
interface Options {
  readonly mode?: number;
}

/**
 * Replaces a file by another content, whole or not at all: whoever reads it meanwhile, or after a power cut, finds the one or the
 * other.
 * @throws what the disk says; the file is as it was then
 */
export async function replaceFile(
  file: string,
  content: string | Uint8Array,
  { mode = 0o600 }: Options = {},
): Promise<void> {
  const beside = `${file}.${randomUUID().slice(0, 8)}.new`;
  try {
    const handle = await open(beside, 'wx', mode);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await renameInPlace(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/** Renames, again where Windows says that somebody holds the file for a moment. @throws what the disk says in the end */
async function renameInPlace(from: string, to: string): Promise<void> {
  for (const wait of pauses) {
    try {
      return await rename(from, to);
    } catch (error) {
      if (process.platform !== 'win32' || !passing.has((error as NodeJS.ErrnoException).code)) throw error;
      await pause(wait);
    }
  }
  await rename(from, to);
}
