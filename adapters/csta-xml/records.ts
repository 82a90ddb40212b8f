/** What a stream knows is JSON: plain objects by ids that come from outside, so that `__proto__` may be one. */
export type Records<Value> = { readonly [key: string]: Value };

export function valueAt<Value>(records: Records<Value>, key: string): Value | undefined {
  return Object.hasOwn(records, key) ? records[key] : undefined;
}

/** The same with this value in place of what was there. */
export function withValue<Value>(records: Records<Value>, key: string, value: Value): Records<Value> {
  return { ...records, [key]: value };
}

/** The same with all of these. */
export function withValues<Value>(
  records: Records<Value>,
  more: readonly (readonly [key: string, value: Value])[],
): Records<Value> {
  return { ...records, ...Object.fromEntries(more) };
}

/** The same without it; the same object where it was not there. */
export function withoutKey<Value>(records: Records<Value>, key: string): Records<Value> {
  if (!Object.hasOwn(records, key)) return records;
  return Object.fromEntries(Object.entries(records).filter(([other]) => other !== key));
}

/** Those that pass; the same object where all do. */
export function those<Value>(records: Records<Value>, passes: (value: Value, key: string) => boolean): Records<Value> {
  const entries = Object.entries(records);
  const kept = entries.filter(([key, value]) => passes(value, key));
  return kept.length === entries.length ? records : Object.fromEntries(kept);
}
