import type { DatabaseSync } from 'node:sqlite';
import { JournalUnavailable } from '../../journal.ts';

/** How long another program's lock is waited for, in milliseconds: the whole hub stands still meanwhile. */
export const patience = 250;

/**
 * Every pragma that the journal's promises rest on, with the value that reading it back must give.
 *
 * A commit is on the disk when it returns (WAL with FULL); what is deleted is overwritten, and nothing is put in
 * temporary files; the WAL is moved into the file in quiet moments, so that by itself it does so only at 8 MB: a commit waits
 * for it, twice as long at twice as much.
 */
const pragmas: readonly (readonly [name: string, value: string, readBack: string])[] = [
  ['busy_timeout', String(patience), String(patience)],
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', '2'],
  ['secure_delete', 'ON', '1'],
  ['temp_store', 'MEMORY', '2'],
  ['wal_autocheckpoint', '2000', '2000'],
  ['journal_size_limit', '16777216', '16777216'],
  ['cell_size_check', 'ON', '1'],
  ['trusted_schema', 'OFF', '0'],
];

/**
 * Sets them all and reads each back. `maxPages`: the most pages of 4096 bytes that the file may have.
 * @throws JournalUnavailable when SQLite does not take one
 */
export function setPragmas(database: DatabaseSync, file: string, maxPages: number | undefined): void {
  const pageLimit = maxPages === undefined ? [] : [['max_page_count', String(maxPages), String(maxPages)] as const];
  for (const [name, value, expected] of [...pragmas, ...pageLimit]) {
    database.exec(`PRAGMA ${name} = ${value}`);
    const got = String(Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0]);
    if (got !== expected) {
      throw new JournalUnavailable(
        `${file} cannot be kept safely: SQLite answered ${name} = ${got} where ${expected} is needed. ` +
          'Put the data folder on a local disk.',
      );
    }
  }
}
