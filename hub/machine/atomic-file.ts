import { randomUUID } from 'node:crypto';
import { renameSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

/** A virus scanner or an indexer may hold a file that was just written: on Windows it cannot be replaced meanwhile. */
const passing: ReadonlySet<string | undefined> = new Set(['EPERM', 'EACCES', 'EBUSY']);

/** Milliseconds before each further try: about two seconds in all. */
const pauses = [20, 50, 100, 200, 400, 500, 800];

/** Where everything waits for the rename, as in a log that writes at once: hardly more than the blink of a scanner. */
const shortPauses = [5, 15, 30];

/** Whether it may be different in a moment: elsewhere than on Windows the same codes are for good. */
const mayPass = (error: unknown): boolean =>
  process.platform === 'win32' && passing.has((error as NodeJS.ErrnoException).code);

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

/**
 * Renames, again where Windows says that somebody holds the file for a moment.
 * @throws what the disk says in the end
 */
export async function renameInPlace(from: string, to: string): Promise<void> {
  await triedAgain(async () => rename(from, to), { mayPass });
}

/** The same for who cannot wait: it holds up everything, for a twentieth of a second at most. @throws as the other */
export function renameInPlaceNow(from: string, to: string): void {
  triedAgainNow(() => renameSync(from, to), { mayPass });
}

/** Of an error: whether another try may go better. */
interface Trying {
  readonly mayPass: (error: unknown) => boolean;
}

/** Does it until it goes well, it fails for good, or it was tried once more after each pause. @throws the last error */
export async function triedAgain(attempt: () => Promise<void>, trying: Trying): Promise<void> {
  for (const wait of pauses) {
    try {
      return await attempt();
    } catch (error) {
      if (!trying.mayPass(error)) throw error;
      await pause(wait);
    }
  }
  await attempt();
}

/** @throws the last error */
export function triedAgainNow(attempt: () => void, trying: Trying): void {
  for (const wait of shortPauses) {
    try {
      return attempt();
    } catch (error) {
      if (!trying.mayPass(error)) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait);
    }
  }
  attempt();
}
