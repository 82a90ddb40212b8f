import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { JournalUnavailable } from '../../journal.ts';
import { refuseForeign } from './migrations.ts';

/**
 * Refuses a file that is not ours to touch, without touching it: SQLite takes it for one that nobody changes, and makes
 * neither -wal nor -shm beside it. What cannot be read that way is left to the opening in earnest.
 * @throws JournalUnavailable
 */
export function refuseForeignFile(file: string): void {
  if (!existsSync(file)) return;
  const url = pathToFileURL(file);
  url.searchParams.set('immutable', '1');
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(url, { readOnly: true });
    refuseForeign(database, file);
  } catch (error) {
    if (error instanceof JournalUnavailable) throw error;
  } finally {
    database?.close();
  }
}
