import { existsSync, type Stats, lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockDataFolder } from './file/lock.ts';

const start = 'wallboard-demo-';

/** A folder without a lock may be of a hub that is just starting: younger ones are left alone. Milliseconds. */
const youngest = 60 * 60 * 1000;

/** At one start no more: who has very many waits for none of them. */
const mostSwept = 20;

/**
 * A folder for one hub that goes with it. A hub that was ended hard could not take its folder away, as it is with every hub
 * that Windows' task manager ends: what such ones left is taken away first.
 * @throws what the disk says where none can be made
 */
export function makeDemoFolder(now: number, among: string = tmpdir()): string {
  for (const folder of leftBehind(among, now)) sweep(folder);
  return mkdtempSync(join(among, start));
}

/** Folders of this user that look like those of a demo, are old, and have the lock that every hub makes. */
function leftBehind(among: string, now: number): readonly string[] {
  const isLeft = (folder: string): boolean => {
    const stats = statsOf(folder);
    const isOurs = stats?.isDirectory() === true && (process.getuid === undefined || stats.uid === process.getuid());
    return isOurs && now - stats.mtimeMs > youngest && existsSync(join(folder, 'hub.lock'));
  };
  return namesIn(among)
    .filter((name) => name.startsWith(start))
    .map((name) => join(among, name))
    .filter(isLeft)
    .slice(0, mostSwept);
}

/** A link to somewhere else is no folder here. */
const statsOf = (folder: string): Stats | undefined => lstatSync(folder, { throwIfNoEntry: false });

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function sweep(folder: string): void {
  try {
    // Refused while a hub has it, however old it is.
    lockDataFolder(folder).release();
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // The next start tries again; this one has a folder of its own.
  }
}
