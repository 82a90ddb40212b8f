import type { DatabaseSync } from 'node:sqlite';
import type { Listened } from '../batch.ts';

/** Of a time that has not ended yet. */
const open = Number.MAX_SAFE_INTEGER;

/** Before anything was ever heard. */
const always = Number.MIN_SAFE_INTEGER;

/** The times in which nobody listened. The same told again changes nothing. */
export interface Spans {
  write(listened: Listened): void;
}

export function createSpans(database: DatabaseSync): Spans {
  const begin = database.prepare('INSERT OR IGNORE INTO span (source, since, until) VALUES (?, ?, ?)');
  const isKnown = database.prepare('SELECT 1 FROM span WHERE source = ? AND since < ? AND until >= ?');
  const end = database.prepare(`UPDATE span SET until = ? WHERE source = ? AND until = ${open} AND since <= ?`);
  const any = database.prepare('SELECT 1 FROM span WHERE source = ?');

  function ended({ source, at }: Listened): void {
    if (any.get(source) === undefined) begin.run(source, always, always);
    if (isKnown.get(source, at, at) === undefined) begin.run(source, at, open);
  }

  function began({ source, at, unheardSince }: Listened): void {
    if (end.run(at, source, at).changes > 0 || isKnown.get(source, at, at) !== undefined) return;
    if (any.get(source) === undefined) begin.run(source, always, at);
    else if (unheardSince !== undefined && unheardSince < at) begin.run(source, unheardSince, at);
  }

  return { write: (listened) => (listened.kind === 'began' ? began(listened) : ended(listened)) };
}
