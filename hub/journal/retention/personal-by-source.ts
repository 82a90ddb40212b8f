/** By source: the plain names that its adapter says are personal, and its settings. */
export interface PersonalBySource {
  readonly [source: string]: readonly string[];
}

/** Of what came from a source: those of every stream, and its own. */
export function namesIn(all: ReadonlySet<string>, by: PersonalBySource, source: string): ReadonlySet<string> {
  const own = Object.hasOwn(by, source) ? (by[source] ?? []) : [];
  return own.length === 0 ? all : new Set([...all, ...own]);
}
