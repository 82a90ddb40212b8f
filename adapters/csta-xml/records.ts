/** What a stream knows is JSON: plain objects by ids that come from outside, so that `__proto__` may be one. */
export type Records<Value> = { readonly [key: string]: Value };

type Changing<Value> = { [key: string]: Value };

/**
 * An object without a prototype is a table to V8 from the first. For any other it makes a description of its properties, a new
 * one for each id that a call ever has, and half of what its great collections had to collect were these.
 */
function table<Value>(records: Records<Value> = {}): Changing<Value> {
  return Object.assign(Object.create(null) as Changing<Value>, records);
}

export function valueAt<Value>(records: Records<Value>, key: string): Value | undefined {
  return Object.hasOwn(records, key) ? records[key] : undefined;
}

/** The same with this value in place of what was there. */
export function withValue<Value>(records: Records<Value>, key: string, value: Value): Records<Value> {
  const next = table(records);
  next[key] = value;
  return next;
}

/** The same with all of these. */
export function withValues<Value>(
  records: Records<Value>,
  more: readonly (readonly [key: string, value: Value])[],
): Records<Value> {
  const next = table(records);
  for (const [key, value] of more) next[key] = value;
  return next;
}

/** The same without it; the same object where it was not there. */
export function withoutKey<Value>(records: Records<Value>, key: string): Records<Value> {
  if (!Object.hasOwn(records, key)) return records;
  const next = table(records);
  delete next[key];
  return next;
}

/** Those that pass; the same object where all do. */
export function those<Value>(records: Records<Value>, passes: (value: Value, key: string) => boolean): Records<Value> {
  const entries = Object.entries(records);
  const kept = entries.filter(([key, value]) => passes(value, key));
  return kept.length === entries.length ? records : withValues({}, kept);
}
