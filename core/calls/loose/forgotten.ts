/**
 * The ids of calls that the book no longer holds in detail, so that a late repeat is not taken for a new call. Kept as
 * sorted hashes, eight bytes an id, in a few tables, each more than twice as large as the next: adding is cheap on average, and
 * asking is a search in each. A value, like all of the book: adding makes a new one that shares the large old tables.
 */
export interface Forgotten {
  /** Each in order, and none twice. */
  readonly tables: readonly Float64Array[];
}

export const nothingForgotten: Forgotten = { tables: [] };

/** How many there are. */
export function sizeOf({ tables }: Forgotten): number {
  return tables.reduce((sum, { length }) => sum + length, 0);
}

export function isForgotten({ tables }: Forgotten, id: string): boolean {
  if (tables.length === 0) return false;
  const wanted = hash(id);
  return tables.some((table) => contains(table, wanted));
}

export function forget(forgotten: Forgotten, ids: Iterable<string>): Forgotten {
  let added = merged(Float64Array.from(ids, hash).sort(), new Float64Array());
  if (added.length === 0) return forgotten;
  const tables = [...forgotten.tables];
  for (let last = tables.at(-1); last !== undefined && last.length <= 2 * added.length; last = tables.at(-1)) {
    added = merged(last, added);
    tables.pop();
  }
  return { tables: [...tables, added] };
}

/** All of both, in order, and none twice. */
function merged(a: Float64Array, b: Float64Array): Float64Array {
  const all = new Float64Array(a.length + b.length);
  let size = 0;
  for (let [fromA, fromB] = [0, 0]; fromA < a.length || fromB < b.length;) {
    const [one, other] = [a[fromA] ?? Infinity, b[fromB] ?? Infinity];
    const least = Math.min(one, other);
    if (one === least) fromA += 1;
    if (other === least) fromB += 1;
    if (size === 0 || all[size - 1] !== least) all[size++] = least;
  }
  return size === all.length ? all : all.slice(0, size);
}

function contains(table: Float64Array, wanted: number): boolean {
  let [first, last] = [0, table.length - 1];
  while (first <= last) {
    const middle = (first + last) >>> 1;
    const found = table[middle] ?? Infinity;
    if (found === wanted) return true;
    if (found < wanted) first = middle + 1;
    else last = middle - 1;
  }
  return false;
}

/** 53 bits of a text, from two independent 32-bit mixes. Among a million ids two meet once in some ten thousand days. */
function hash(text: string): number {
  let high = 0x9e3779b9;
  let low = 0x85ebca6b;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 0x01000193);
    low = Math.imul(low ^ unit, 0x5bd1e995);
    low ^= low >>> 15;
  }
  high = Math.imul(high ^ (high >>> 16), 0xc2b2ae35);
  low = Math.imul(low ^ (low >>> 13), 0x27d4eb2f);
  return ((high ^ (high >>> 13)) >>> 11) * 0x1_0000_0000 + ((low ^ (low >>> 16)) >>> 0);
}
