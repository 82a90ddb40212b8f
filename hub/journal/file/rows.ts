import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Input, PollResponse, WebhookRequest } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import type { JournalRange } from '../journal.ts';
import { JournalDamaged } from './sqlite-problem.ts';

/** An input as the table keeps it. */
export interface Row {
  readonly at: Instant;
  readonly source: string;
  readonly kind: Input['kind'];
  readonly payload: string;
}

interface NumberedRow extends Row {
  readonly seq: number;
}

/** Rows read at a time: a long reading then never holds a lock for long, nor much memory. */
const pageSize = 64;

export function toRow(input: Input): Row {
  const { at, source, kind } = input;
  switch (input.kind) {
    case 'webhook':
      return { at, source, kind, payload: JSON.stringify(input.request) };
    case 'poll':
      return { at, source, kind, payload: JSON.stringify(input.response) };
    case 'stream':
      return { at, source, kind, payload: JSON.stringify(input.message) };
  }
}

/** `undefined` when the payload is not the JSON that was written, as a flipped bit on the disk makes it. */
export function toInput({ at, source, kind, payload: text }: Row): Input | undefined {
  let payload: unknown;
  try {
    payload = JSON.parse(text);
  } catch {
    return undefined;
  }
  switch (kind) {
    case 'webhook':
      return { at, source, kind, request: payload as WebhookRequest };
    case 'poll':
      return { at, source, kind, response: payload as PollResponse };
    case 'stream':
      return { at, source, kind, message: String(payload) };
  }
}

/**
 * The rows of a range in order of arrival. It starts with the first row whose `at` is at or after `from`, and then takes
 * every row before `to`: a clock that jumped back does not lose what came after.
 *
 * SQLite has no checksums: a page of rubbish can pass for the end of the table. The last row is known beforehand, so that
 * it does not pass here.
 * @throws JournalDamaged, and node:sqlite's own errors
 */
export function* rowsOf(database: DatabaseSync, range: JournalRange): Generator<NumberedRow> {
  const to = range.to ?? Number.MAX_SAFE_INTEGER;
  const last = lastSequence(database, range.to);
  let next = firstSequence(database, range.from);
  if (next === undefined || last === undefined) return;
  const page = database.prepare(
    `SELECT seq, at, source, kind, payload FROM input
     WHERE seq >= ? AND seq <= ? AND at < ? ORDER BY seq LIMIT ${pageSize}`,
  );
  while (next <= last) {
    const rows: readonly NumberedRow[] = pageOf(page, next, last, to);
    for (const row of rows) {
      if (row.seq < next) throw new JournalDamaged('rows are out of order');
      next = row.seq + 1;
      yield row;
    }
    if (rows.length === pageSize || next > last) continue;
    if (hasRow(database, last)) throw new JournalDamaged(`rows ${next} to ${last} cannot be found`);
    return; // The retention took them meanwhile.
  }
}

/** STRICT tables hold exactly the types that they were declared with. */
function pageOf(page: StatementSync, first: number, last: number, to: Instant): readonly NumberedRow[] {
  return page.all(first, last, to) as unknown as readonly NumberedRow[];
}

function hasRow(database: DatabaseSync, seq: number): boolean {
  return database.prepare('SELECT seq FROM input WHERE seq = ?').get(seq) !== undefined;
}

function firstSequence(database: DatabaseSync, from: Instant | undefined): number | undefined {
  if (from === undefined) return number(database.prepare('SELECT min(seq) AS seq FROM input').get());
  const query = 'SELECT min(seq) AS seq FROM input INDEXED BY input_by_time WHERE scrubbed IN (0, 1) AND at >= ?';
  return number(database.prepare(query).get(from));
}

function lastSequence(database: DatabaseSync, to: Instant | undefined): number | undefined {
  if (to === undefined) return number(database.prepare('SELECT max(seq) AS seq FROM input').get());
  const query = 'SELECT max(seq) AS seq FROM input INDEXED BY input_by_time WHERE scrubbed IN (0, 1) AND at < ?';
  return number(database.prepare(query).get(to));
}

function number(row: Record<string, unknown> | undefined): number | undefined {
  const value = row?.['seq'];
  return typeof value === 'number' ? value : undefined;
}
