import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { FolderTaken } from '../journal.ts';
import { inodeOf, journalFileOf } from './place.ts';
import { asUnavailable } from './trouble/sqlite-problem.ts';

/** A data folder that this process alone may use. */
export interface FolderLock {
  /** It was made just now: nobody had the folder before, or somebody took the file away. */
  readonly isNew: boolean;
  /** Whether the file that is locked is still the one that others would lock. */
  isInPlace(): boolean;
  release(): void;
}

/** Kept here so that no lock is ever collected as garbage, which would release it. */
const held = new Set<DatabaseSync>();

/**
 * Makes this process the only hub on the data folder until it is released, or the thread or the process
 * ends, however it ends: the operating system itself releases the lock. Reading the journal needs no such lock.
 *
 * The lock is SQLite's own on an empty file beside the journal. Nothing in this process may open that file by other
 * means: on POSIX, closing any handle of it releases the lock.
 *
 * It does not wait for a hub that is just stopping: SQLite would wait by standing still, and a window with it.
 * @throws FolderTaken when another hub has it; JournalUnavailable when the folder cannot be written.
 */
export function lockDataFolder(dataDir: string): FolderLock {
  const file = join(dataDir, 'hub.lock');
  const isNew = !existsSync(file);
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { timeout: 0 });
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database?.close();
    throw isHeld(error) ? refusal(dataDir) : asUnavailable(error, file);
  }
  const lock = database;
  held.add(lock);
  const inode = inodeOf(file);
  return {
    isNew,
    isInPlace: () => inodeOf(file) === inode,
    release() {
      if (held.delete(lock)) lock.close();
    },
  };
}

/**
 * Where the lock's file was taken away, a hub that runs holds a lock that nobody sees. But it has the journal open, and
 * only who is alone with a database can leave the WAL.
 * @throws FolderTaken when another program has the journal open
 */
export function refuseShared(dataDir: string): void {
  const file = journalFileOf(dataDir);
  if (!existsSync(file)) return;
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { timeout: 0 });
    database.exec('PRAGMA journal_mode = DELETE');
  } catch (error) {
    // What else is wrong with it is found when it is opened in earnest.
    if (isHeld(error)) throw refusal(dataDir);
  } finally {
    database?.close();
  }
}

function isHeld(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 5;
}

function refusal(dataDir: string): FolderTaken {
  return new FolderTaken(
    `Another hub already uses the data folder ${dataDir}: stop it, or give this one a folder of its own with --data.`,
  );
}
