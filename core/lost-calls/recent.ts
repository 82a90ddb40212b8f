import { Map as PersistentMap } from 'immutable';

/** What was remembered last, by key; the oldest are let go of, many at once. A value: whoever holds an older one sees nothing of it. */
export interface Recent<Value> {
  readonly newest: PersistentMap<string, Value>;
  /** What came before, the newest first: nothing is ever added to these, so that each entry takes less than half of the memory. */
  readonly older: readonly ReadonlyMap<string, Value>[];
}

/** So many parts are kept beside the newest one. */
const parts = 10;

export const nothingRecent: Recent<never> = { newest: PersistentMap(), older: [] };

export function recentOf<Value>({ newest, older }: Recent<Value>, key: string): Value | undefined {
  return newest.get(key) ?? older.find((part) => part.has(key))?.get(key);
}

/** The same with one more. `least`: so many are remembered whatever comes, and a tenth more at most. */
export function withRecent<Value>(
  { newest, older }: Recent<Value>,
  key: string,
  value: Value,
  least: number,
): Recent<Value> {
  if (newest.size < least / parts || newest.has(key)) return { newest: newest.set(key, value), older };
  return {
    newest: PersistentMap([[key, value]]),
    older: [new Map(newest), ...older].slice(0, parts),
  };
}

/** How many are remembered; one that came twice may count twice. */
export function recentCount({ newest, older }: Recent<unknown>): number {
  return older.reduce((count, part) => count + part.size, newest.size);
}
