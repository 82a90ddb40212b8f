/**
 * The ids of calls that the book no longer holds in detail, so that a late repeat is not taken for a new call. Kept as
 * hashes in a few tables, each more than twice as large as the next: adding is cheap on average, and asking is a look
 * into each. A value, like all of the book: adding makes a new one that shares the large old tables.
 */
export interface Forgotten {
  readonly tables: readonly Table[];
}

/** Hashes where they belong by their last bits, or in the next free slot; 0 is free. Half of the slots are. */
interface Table {
  readonly size: number;
  readonly slots: Float64Array;
}

export const nothingForgotten: Forgotten = { tables: [] };

/** How many there are. */
export function sizeOf({ tables }: Forgotten): number {
  return tables.reduce((sum, { size }) => sum + size, 0);
}

export function isForgotten(forgotten: Forgotten, id: string): boolean {
  if (forgotten.tables.length === 0) return false;
  const wanted = hash(id);
  return forgotten.tables.some((table) => contains(table, wanted));
}

export function forget(forgotten: Forgotten, ids: Iterable<string>): Forgotten {
  let added = tableOf(Array.from(ids, hash));
  if (added.size === 0) return forgotten;
  const tables = [...forgotten.tables];
  for (let last = tables.at(-1); last !== undefined && last.size <= 2 * added.size; last = tables.at(-1)) {
    added = merged(last, added);
    tables.pop();
  }
  return { tables: [...tables, added] };
}

function tableOf(hashes: readonly number[]): Table {
  const slots = emptySlots(hashes.length);
  let size = 0;
  for (const value of hashes) size += put(slots, value);
  return { size, slots };
}

function merged(a: Table, b: Table): Table {
  const slots = emptySlots(a.size + b.size);
  let size = 0;
  for (const { slots: from } of [a, b]) for (const value of from) if (value !== 0) size += put(slots, value);
  return { size, slots };
}

function emptySlots(size: number): Float64Array {
  return new Float64Array(2 ** Math.ceil(Math.log2(Math.max(8, 2 * size))));
}

/** 1 where it was added, 0 where it was there. */
function put(slots: Float64Array, value: number): 0 | 1 {
  const place = placeOf(slots, value);
  if (slots[place] === value) return 0;
  slots[place] = value;
  return 1;
}

function contains({ slots }: Table, wanted: number): boolean {
  return slots[placeOf(slots, wanted)] === wanted;
}

/** Where the value is, or the free slot where it would be. */
function placeOf(slots: Float64Array, value: number): number {
  const last = slots.length - 1;
  let place = (value >>> 0) & last;
  for (let found = slots[place]; found !== 0 && found !== value; found = slots[place]) place = (place + 1) & last;
  return place;
}

/** 53 bits of a text, never 0, from two independent 32-bit mixes. Among a million ids two meet once in some ten thousand days. */
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
  const bits = ((high ^ (high >>> 13)) >>> 11) * 0x1_0000_0000 + ((low ^ (low >>> 16)) >>> 0);
  return Math.max(1, bits);
}
