import { mkdirSync, openSync, readFileSync, readdirSync, rmSync, watch, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

interface Note {
  readonly argv: string[];
  readonly folder: string;
}

/**
 * Electron's lock on the folder of a program's settings: a file with the owner's process id. Who comes second leaves a
 * note in a folder that the first one watches.
 */
export function takeInstanceLock(userData: string, second: (argv: string[], folder: string) => void): boolean {
  const notes = join(userData, 'stand-in-notes');
  mkdirSync(notes, { recursive: true });
  if (!takeLock(join(userData, 'stand-in-lock'))) {
    const note: Note = { argv: process.argv, folder: process.cwd() };
    writeFileSync(join(notes, `${process.pid}.json`), JSON.stringify(note));
    return false;
  }
  for (const old of readdirSync(notes)) rmSync(join(notes, old));
  watch(notes, { persistent: false }, () => {
    for (const name of readdirSync(notes)) {
      const note = readNote(join(notes, name));
      if (note === undefined) continue;
      rmSync(join(notes, name), { force: true });
      second(note.argv, note.folder);
    }
  });
  return true;
}

/** One that is half written is read at the next sign. */
function readNote(file: string): Note | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Note;
  } catch {
    return undefined;
  }
}

function takeLock(file: string): boolean {
  try {
    writeSync(openSync(file, 'wx'), String(process.pid));
    return true;
  } catch {
    const owner = Number(readFileSync(file, 'utf8'));
    if (isAlive(owner)) return false;
    rmSync(file, { force: true });
    return takeLock(file);
  }
}

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
}
