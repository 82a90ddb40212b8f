import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { FolderTaken } from '../journal.ts';
import { asUnavailable } from './trouble/sqlite-problem.ts';

/** Kept here so that no lock is ever collected as garbage, which would release it. */
const held = new Set<DatabaseSync>();

/**
 * Makes this process the only hub on the data folder until the returned function is called, or the thread or the process
 * ends, however it ends: the operating system itself releases the lock. Reading the journal needs no such lock.
 *
 * The lock is SQLite's own on an empty file beside the journal. Nothing in this process may open that file by other
 * means: on POSIX, closing any handle of it releases the lock.
 *
 * It does not wait for a hub that is just stopping: SQLite would wait by standing still, and a window with it.
 * @throws FolderTaken when another hub has it; JournalUnavailable when the folder cannot be written.
 */
export function lockDataFolder(dataDir: string): () => void {
  const file = join(dataDir, 'hub.lock');
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
  return () => {
    if (held.delete(lock)) lock.close();
  };
}

function isHeld(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 5;
}

function refusal(dataDir: string): FolderTaken {
  return new FolderTaken(
    `Another hub already uses the data folder ${dataDir}: stop it, or give this one a folder of its own with --data.`,
  );
}
