import { DatabaseSync } from 'node:sqlite';
import type { SourceMemory } from '../../journal.ts';
import { createMemories } from '../memories.ts';
import type { NumberedRow } from '../rows.ts';

/** A row with whether it still holds what tells who somebody is. */
export interface SalvagedRow extends NumberedRow {
  readonly scrubbed: number;
}

/** Rows that are read together, as long as all of them can be read. */
const chunk = 1_000;
/** Nothing is taken in meanwhile, so it ends after so many milliseconds, and after so many rows that cannot be read. */
const longest = 10_000;
const mostUnreadable = 5_000;

/**
 * Everything that can still be read of a damaged journal, the newest first: whole chunks where that goes, else one row
 * after the other. The file is only read. `last`: the highest number that is known to have been written.
 */
export function* salvagedRows(file: string, last: number): Generator<readonly SalvagedRow[]> {
  const until = performance.now() + longest;
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const rows = database.prepare(
      'SELECT seq, at, source, kind, payload, scrubbed FROM input NOT INDEXED WHERE seq BETWEEN ? AND ? ORDER BY seq',
    );
    let unreadable = 0;
    const read = (from: number, to: number): readonly SalvagedRow[] => {
      if (performance.now() > until || unreadable > mostUnreadable) return [];
      try {
        return rows.all(from, to) as unknown as readonly SalvagedRow[];
      } catch {
        if (from === to) unreadable += 1;
        if (from === to) return [];
        const middle = Math.floor((from + to) / 2);
        return [...read(from, middle), ...read(middle + 1, to)];
      }
    };
    for (let to = Math.max(last, newest(database)); to > 0; to -= chunk) {
      const found = read(Math.max(1, to - chunk + 1), to);
      if (found.length > 0) yield found;
    }
  } finally {
    database.close();
  }
}

function newest(database: DatabaseSync): number {
  try {
    return Number(database.prepare('SELECT max(seq) AS seq FROM input').get()?.['seq'] ?? 0);
  } catch {
    return 0;
  }
}

/** What it knows of each source; nothing where that cannot be read. */
export function salvagedMemories(file: string): ReadonlyMap<string, SourceMemory> {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { readOnly: true });
    return createMemories(database).all();
  } catch {
    return new Map();
  } finally {
    database?.close();
  }
}
