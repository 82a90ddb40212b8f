/**
 * The ids of calls that the book no longer holds in detail, so that a late repeat is not taken for a new call. Kept as
 * hashes (eight bytes an id) in sorted runs, each at least as long as all later ones: adding is cheap on average, and
 * asking means a few binary searches. A value, like all of the book: adding makes a new one that shares the old runs.
 */
export interface Forgotten {
  readonly runs: readonly Float64Array[];
}

export const nothingForgotten: Forgotten = { runs: [] };

export function isForgotten(forgotten: Forgotten, id: string): boolean {
  if (forgotten.runs.length === 0) return false;
  const wanted = hash(id);
  return forgotten.runs.some((run) => contains(run, wanted));
}

export function forget(forgotten: Forgotten, ids: Iterable<string>): Forgotten {
  let added = Float64Array.from(ids, hash).sort();
  if (added.length === 0) return forgotten;
  const runs = [...forgotten.runs];
  for (let last = runs.at(-1); last !== undefined && last.length <= added.length; last = runs.at(-1)) {
    added = merged(last, added);
    runs.pop();
  }
  return { runs: [...runs, added] };
}

function merged(a: Float64Array, b: Float64Array): Float64Array<ArrayBuffer> {
  const both = new Float64Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both.sort();
}

function contains(run: Float64Array, wanted: number): boolean {
  let low = 0;
  let high = run.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const value = run[middle] ?? 0;
    if (value === wanted) return true;
    if (value < wanted) low = middle + 1;
    else high = middle - 1;
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
