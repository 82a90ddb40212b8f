import type { Instant } from '../time/instant.ts';

/** A time in which nobody listened. `since` inclusive, `until` exclusive. */
export interface Span {
  readonly since: Instant;
  readonly until: Instant;
}

/** Whether any part of the first is in one of the others. */
export function touches({ since, until }: Span, spans: readonly Span[]): boolean {
  return spans.some((span) => span.since < until && span.until > since);
}

/** The same times with none that touch one another, in order. */
export function merged(spans: readonly Span[]): readonly Span[] {
  const all: Span[] = [];
  for (const span of spans.filter(({ since, until }) => since < until).toSorted((a, b) => a.since - b.since)) {
    const last = all.at(-1);
    if (last === undefined || span.since > last.until) all.push(span);
    else all[all.length - 1] = { since: last.since, until: Math.max(last.until, span.until) };
  }
  return all;
}
