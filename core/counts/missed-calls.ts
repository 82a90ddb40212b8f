import type { CallsMissed } from '../said/facts.ts';
import type { Instant } from '../time/instant.ts';
import { dayOf } from '../time/zone.ts';

/** A time in which nobody listened, and how many calls went by. `null`: that cannot be told. */
export interface MissedSpan {
  readonly from: Instant;
  readonly until: Instant;
  readonly answered: number | null;
  /** There may be more than `answered`. */
  readonly atLeast?: boolean;
  readonly abandoned: number | null;
}

/** What one source missed on the last few days. A value. */
export interface MissedCalls {
  readonly days: readonly MissedDay[];
}

interface MissedDay {
  /** `YYYY-MM-DD` in the configured zone. */
  readonly day: string;
  readonly queues: { readonly [queue: string]: readonly MissedSpan[] };
}

export const nothingMissed: MissedCalls = { days: [] };

/** As many days as the tally of calls keeps. */
const keptDays = 4;

/** A connection that comes and goes all day makes no more spans than this of a queue: the oldest become one. */
const mostSpans = 50;

/** What was missed, with one span more; it belongs to the day on which it ended. */
export function afterMissed({ days }: MissedCalls, fact: CallsMissed, timeZone: string): MissedCalls {
  const { queue, from, at: until, answered, atLeast = false, abandoned } = fact;
  const day = dayOf(until, timeZone);
  const known = days.find((other) => other.day === day) ?? { day, queues: {} };
  const spans = bounded([
    ...(known.queues[queue] ?? []),
    { from: Math.min(from, until), until, answered, atLeast, abandoned },
  ]);
  const changed = { day, queues: { ...known.queues, [queue]: spans } };
  return { days: [...days.filter((other) => other.day !== day), changed].slice(-keptDays) };
}

/** Of none of the queue's times is it known any more who hung up in it; where nobody did it stays known. */
export function afterDoubt({ days }: MissedCalls, queue: string): MissedCalls {
  const doubted = (span: MissedSpan): MissedSpan => (span.abandoned === 0 ? span : { ...span, abandoned: null });
  return {
    days: days.map(({ day, queues }) => ({
      day,
      queues: { ...queues, ...(Object.hasOwn(queues, queue) && { [queue]: (queues[queue] ?? []).map(doubted) }) },
    })),
  };
}

function bounded(spans: readonly MissedSpan[]): readonly MissedSpan[] {
  const [first, second, ...others] = spans;
  return spans.length <= mostSpans || first === undefined || second === undefined
    ? spans
    : [{ ...together([first, second]), from: first.from, until: second.until }, ...others];
}

/** What was missed of a queue on a day (`YYYY-MM-DD`), in order of time; without times in which nothing went by. */
export function missedOf({ days }: MissedCalls, day: string, queue: string): readonly MissedSpan[] {
  const spans = days.find((other) => other.day === day)?.queues[queue] ?? [];
  return spans.filter((span) => answeredIn(span) !== 0 || span.abandoned !== 0);
}

/** How many were missed in all these times; `null` where it cannot be told of one of them. */
export function together(spans: readonly MissedSpan[]): Pick<MissedSpan, 'answered' | 'abandoned'> {
  const sum = (counts: readonly (number | null)[]): number | null =>
    counts.reduce((all, count) => (all === null || count === null ? null : all + count), 0);
  return {
    answered: sum(spans.map(answeredIn)),
    abandoned: sum(spans.map(({ abandoned }) => abandoned)),
  };
}

/** How many were answered in it; `null` where that cannot be told. */
export function answeredIn({ answered, atLeast = false }: MissedSpan): number | null {
  return atLeast ? null : answered;
}

/** How many were missed in those of the times of which it can be told, or of which at least so many are. */
export function atLeastMissed(spans: readonly MissedSpan[]): { readonly answered: number; readonly abandoned: number } {
  const sum = (counts: readonly (number | null)[]): number =>
    counts.reduce<number>((all, count) => all + (count ?? 0), 0);
  return {
    answered: sum(spans.map(({ answered }) => answered)),
    abandoned: sum(spans.map(({ abandoned }) => abandoned)),
  };
}
