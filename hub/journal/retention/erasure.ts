import type { DatabaseSync } from 'node:sqlite';
import type { Row } from '../file/rows.ts';
import { patternOfNumber, standsIn, withoutNumber } from './of-number.ts';
import { namesIn, type PersonalBySource } from './personal-by-source.ts';
import { withoutPersons } from './without-persons.ts';

/** Rows a chunk. */
const chunkSize = 500;

export interface Erasure {
  readonly number: string;
  readonly countryCode: string;
  /** Where the chunk before ended; 0 at first. */
  readonly after: number;
}

/**
 * `after`: where the next chunk begins; `null`: there is none. `isInWal`: somebody was just reading, so that the WAL still has the
 * pages as they were; a chunk after all rows empties it.
 */
export interface Erased {
  readonly rows: number;
  readonly after: number | null;
  readonly isInWal: boolean;
}

/**
 * Takes a caller out of some rows: whatever tells who somebody is in those that hold his number. A payload keeps its length, so that
 * SQLite overwrites it in place; after the last chunk the WAL, which still has the pages as they were, is emptied.
 */
export function createErasure(database: DatabaseSync, personalNames: ReadonlySet<string>) {
  const read = database.prepare(
    `SELECT seq, source, kind, payload FROM input WHERE seq > ? ORDER BY seq LIMIT ${chunkSize}`,
  );
  const blank = database.prepare('UPDATE input SET payload = ?, scrubbed = 1 WHERE seq = ?');

  return ({ number, countryCode, after }: Erasure, personal: PersonalBySource = {}): Erased => {
    const pattern = patternOfNumber(number, countryCode);
    const rows = read.all(after) as unknown as readonly (Row & { readonly seq: number })[];
    if (pattern === undefined) return { rows: 0, after: null, isInWal: false };
    const his = rows.filter(({ payload }) => standsIn(payload, pattern));
    database.exec('BEGIN IMMEDIATE');
    for (const { seq, ...row } of his) {
      const scrubbed = withoutPersons(row, namesIn(personalNames, personal, row.source));
      blank.run(withoutNumber(scrubbed, pattern), seq);
    }
    database.exec('COMMIT');
    const last = rows.at(-1);
    if (last !== undefined && rows.length === chunkSize) return { rows: his.length, after: last.seq, isInWal: true };
    const busy = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.['busy'];
    return { rows: his.length, after: null, isInWal: busy !== 0 };
  };
}
