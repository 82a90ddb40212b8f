/** What a stream knows is JSON: plain objects by ids that come from outside, so that `__proto__` may be one. */
export type Records<Value> = { readonly [key: string]: Value };

type Changing<Value> = { [key: string]: Value };

/**
 * A copy that may be changed until it is done. It begins without a prototype, and so V8 keeps it as a table: for any other object it
 * makes a new description for each name that is added, and a busy switch adds a name for each call.
 */
function copyOf<Value>(records: Records<Value>): Changing<Value> {
  return Object.assign(Object.create(null) as Changing<Value>, records);
}

/** An object like all others from now on. */
function done<Value>(records: Changing<Value>): Records<Value> {
  return Object.setPrototypeOf(records, Object.prototype) as Records<Value>;
}

export function valueAt<Value>(records: Records<Value>, key: string): Value | undefined {
  return Object.hasOwn(records, key) ? records[key] : undefined;
}

/** The same with this value in place of what was there. */
export function withValue<Value>(records: Records<Value>, key: string, value: Value): Records<Value> {
  const next = copyOf(records);
  next[key] = value;
  return done(next);
}

/** The same with all of these. */
export function withValues<Value>(
  records: Records<Value>,
  more: readonly (readonly [key: string, value: Value])[],
): Records<Value> {
  const next = copyOf(records);
  for (const [key, value] of more) next[key] = value;
  return done(next);
}

/** The same without it; the same object where it was not there. */
export function withoutKey<Value>(records: Records<Value>, key: string): Records<Value> {
  if (!Object.hasOwn(records, key)) return records;
  const next = copyOf(records);
  delete next[key];
  return done(next);
}

/** Those that pass; the same object where all do. */
export function those<Value>(records: Records<Value>, passes: (value: Value, key: string) => boolean): Records<Value> {
  const entries = Object.entries(records);
  const kept = entries.filter(([key, value]) => passes(value, key));
  return kept.length === entries.length ? records : withValues({}, kept);
}
