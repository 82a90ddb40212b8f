import type { DatabaseSync } from 'node:sqlite';
import type { Instant } from '#core/time/instant';

/** So many rows from before a range are read with it rather than looked for where it begins. */
const tolerance = 10_000;

/**
 * Where a range begins: with the first row at or after `from` from which on at least half of the rows are, but for a few
 * thousand. A clock that jumped back in the middle of a day loses nothing that way, and one that was a year ahead for an
 * hour in spring does not make every later start read all that came since.
 */
export function firstSequence(database: DatabaseSync, from: Instant | undefined): number | undefined {
  if (from === undefined) return sequenceIn(database.prepare('SELECT min(seq) AS seq FROM input').get());
  const inRange = 'FROM input INDEXED BY input_by_time WHERE scrubbed IN (0, 1) AND at >= ?';
  const found = database.prepare(`SELECT min(seq) AS seq, count(*) AS count ${inRange}`).get(from);
  const first = sequenceIn(found);
  const count = Number(found?.['count']);
  const last = lastSequence(database, undefined);
  if (first === undefined || last === undefined || isMostly(first, last, count)) return first;
  let left = count;
  for (const row of database.prepare(`SELECT seq ${inRange} ORDER BY seq`).iterate(from)) {
    const seq = Number(row['seq']);
    if (isMostly(seq, last, left)) return seq;
    left -= 1;
  }
  return undefined;
}

/** Whether most rows from `first` to `last` are among the `count` that are meant. */
function isMostly(first: number, last: number, count: number): boolean {
  const others = last - first + 1 - count;
  return others <= count + tolerance;
}

/** The last row before `to`; `undefined`: none. */
export function lastSequence(database: DatabaseSync, to: Instant | undefined): number | undefined {
  if (to === undefined) return sequenceIn(database.prepare('SELECT max(seq) AS seq FROM input').get());
  const query = 'SELECT max(seq) AS seq FROM input INDEXED BY input_by_time WHERE scrubbed IN (0, 1) AND at < ?';
  return sequenceIn(database.prepare(query).get(to));
}

export function hasRow(database: DatabaseSync, seq: number): boolean {
  return database.prepare('SELECT seq FROM input WHERE seq = ?').get(seq) !== undefined;
}

/** When the first input came; `null` while there is none. */
export function firstInstant(database: DatabaseSync): Instant | null {
  const at = database.prepare('SELECT at FROM input ORDER BY seq LIMIT 1').get()?.['at'];
  return typeof at === 'number' ? at : null;
}

function sequenceIn(row: Record<string, unknown> | undefined): number | undefined {
  const value = row?.['seq'];
  return typeof value === 'number' ? value : undefined;
}
