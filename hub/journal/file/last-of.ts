import type { DatabaseSync } from 'node:sqlite';
import type { Instant } from '#core/time/instant';
import type { NumberedRow } from './rows.ts';
import { lastSequence } from './sequence.ts';

/** So many rows back at most: nobody waits for a search through months. */
const farthest = 500_000;

/** The newest rows of a source from before an instant, the oldest first. */
export function lastOf(
  database: DatabaseSync,
  { source, before, most }: { readonly source: string; readonly before: Instant; readonly most: number },
): readonly NumberedRow[] {
  const last = lastSequence(database, before);
  if (last === undefined) return [];
  const statement = database.prepare(
    `SELECT seq, at, source, kind, payload FROM input
     WHERE seq <= ? AND seq > ? AND at < ? AND source = ? ORDER BY seq DESC LIMIT ?`,
  );
  // STRICT tables hold exactly the types that they were declared with.
  const rows = statement.all(last, last - farthest, before, source, most) as unknown as readonly NumberedRow[];
  return rows.toReversed();
}
