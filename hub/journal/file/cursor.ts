import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { JournalRange } from '../journal.ts';
import { firstSequence, hasRow, lastSequence } from './sequence.ts';
import type { NumberedRow } from './rows.ts';
import { JournalDamaged } from './trouble/sqlite-problem.ts';

/**
 * A page ends after so many rows, or so many characters of payload, and has one row at least. Reading a long way then
 * never holds a lock for long, nor much memory, and whoever makes inputs of a page is busy for a millisecond or two.
 */
const most = { rows: 500, characters: 256 * 1024 };

/** Reads a range page by page. */
export interface Cursor {
  /** The next rows in order of arrival; none: there are no more, now. Throws JournalDamaged, and node:sqlite's own errors. */
  page(): readonly NumberedRow[];
  /** What is still to be read, also in another file that goes on after this one. */
  readonly rest: JournalRange;
}

/**
 * Starts with the first row of the range (`sequence.ts`), and then takes every row before `to`: a clock that jumped back
 * does not lose what came after.
 *
 * SQLite has no checksums: a page of rubbish can pass for the end of the table. The last row is known beforehand, so that
 * it does not pass here.
 */
export function createCursor(database: DatabaseSync, range: JournalRange): Cursor {
  const { from, to, after } = range;
  const statement = database.prepare(
    `SELECT seq, at, source, kind, payload FROM input
     WHERE seq >= ? AND seq <= ? AND at < ? ORDER BY seq LIMIT ${most.rows}`,
  );
  let next: number | undefined;
  let last = -Infinity;

  function page(): readonly NumberedRow[] {
    for (;;) {
      next ??= start();
      if (next === undefined || next > last) last = lastSequence(database, to) ?? -Infinity;
      if (next === undefined || next > last) return [];
      const { rows, ended } = take(statement, [next, last, to ?? Number.MAX_SAFE_INTEGER]);
      next = following(next, rows);
      if (ended && next <= last) {
        if (hasRow(database, last)) throw new JournalDamaged(`rows ${next} to ${last} cannot be found`);
        next = last + 1; // The retention took them meanwhile.
      }
      if (rows.length > 0) return rows;
    }
  }

  function start(): number | undefined {
    const first = from === undefined && after !== undefined ? after + 1 : firstSequence(database, from);
    return first === undefined || after === undefined ? first : Math.max(after + 1, first);
  }

  return {
    page,
    get rest() {
      if (next === undefined) return range;
      return { after: next - 1, ...(to !== undefined && { to }) };
    },
  };
}

/** `ended`: there were no more of them, it is not that the page is full. */
function take(statement: StatementSync, bounds: readonly [number, number, number]) {
  const rows: NumberedRow[] = [];
  let characters = 0;
  // STRICT tables hold exactly the types that they were declared with.
  for (const row of statement.iterate(...bounds) as Iterable<unknown> as Iterable<NumberedRow>) {
    rows.push(row);
    characters += row.payload.length;
    if (characters >= most.characters) return { rows, ended: false };
  }
  return { rows, ended: rows.length < most.rows };
}

function following(next: number, rows: readonly NumberedRow[]): number {
  for (const { seq } of rows) {
    if (seq < next) throw new JournalDamaged('rows are out of order');
    next = seq + 1;
  }
  return next;
}
