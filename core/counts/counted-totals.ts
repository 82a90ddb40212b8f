import type { QueueCounted } from '../said/facts.ts';
import type { Milliseconds } from '../time/instant.ts';
import { hour, minute } from '../time/instant.ts';
import { dayBounds, dayOf } from '../time/zone.ts';

/** Two counts further apart than this say little about what happened in between. */
export const longGap: Milliseconds = minute;
/** So early in the day nobody has counted as many calls as on all the day before. */
const early: Milliseconds = 4 * hour;

/** A day's totals of a queue, from what a phone system counts by itself and may begin anew at any time. */
export interface CountedTotals {
  /** The day in the configured zone, `YYYY-MM-DD`. */
  readonly day: string;
  /** Today's so far; `null` where the newest count did not say. */
  readonly answered: number | null;
  readonly abandoned: number | null;
  /** Average wait of today's answered, in seconds. */
  readonly averageWaitSeconds: number | null;
  /** Average talk of today's answered, and the longest wait of today so far, in seconds. */
  readonly averageTalkSeconds: number | null;
  readonly longestWaitTodaySeconds: number | null;
  /** The phone system's own totals as last told; `null` before. */
  readonly told: Told;
  /** What its own totals lack of today's (it began anew in the middle of the day) or, below 0, have of yesterday's. */
  readonly carried: { readonly answered: number; readonly abandoned: number };
  /** What of today's answered its own averages no longer hold. */
  readonly waits: PartOfAverage;
  readonly talks: PartOfAverage;
  /** The longest wait of today that its own word no longer holds, in seconds; `null`: none. */
  readonly longestBefore: number | null;
  /** Of some of today's calls no wait is known. */
  readonly longestAtLeast: boolean;
  /** All calls known to have left the queue since the first count, over all days. At least, where it began anew. */
  readonly left: number;
  /** Whether the newest count continues the one before: nothing began anew, nothing was corrected. */
  readonly continues: boolean;
}

interface Told extends Pick<QueueCounted, 'answered' | 'abandoned' | 'averageWaitSeconds'> {
  readonly averageTalkSeconds: number | null;
  readonly longestWaitTodaySeconds: number | null;
}

interface PartOfAverage {
  readonly calls: number;
  readonly seconds: number;
}

/** What its own totals no longer hold of today. */
type Kept = Pick<CountedTotals, 'carried' | 'waits' | 'talks' | 'longestBefore' | 'longestAtLeast'>;

/**
 * The totals after one more count.
 *
 * A total that falls to half or less within a day is a phone system that restarted: what it counted before is kept. One
 * that falls a little is a correction, and taken as it is. At midnight its own total is today's; where it does not fall
 * there (its clock is wrong), what it had counted until then is yesterday's, and is taken off until it begins anew. One
 * that has grown when it is seen again late in the next day did fall, and nobody looked.
 */
export function afterTotals(
  before: CountedTotals | undefined,
  fact: QueueCounted,
  timeZone: string,
  gap: Milliseconds,
): CountedTotals {
  const day = dayOf(fact.at, timeZone);
  if (before === undefined) {
    return { ...nothingKept, left: 0, continues: false, day, ...shown(fact, nothingKept), told: toldBy(fact) };
  }
  const sums = comparable(before.told, fact);
  const fell = sums.now < sums.before;
  const midnight = day !== before.day;
  const late = (): boolean => fact.at - dayBounds(day, timeZone).start >= early;
  const anew = midnight
    ? fell || (sums.now > sums.before && gap > longGap && late())
    : fell && sums.now <= sums.before / 2;
  const kept = keptOf(before, midnight, anew);
  return {
    day,
    ...kept,
    ...shown(fact, kept),
    told: toldBy(fact, anew ? nothingTold : before.told),
    left: before.left + (anew ? sums.now : Math.max(0, sums.now - sums.before)),
    continues: !anew && !fell,
  };
}

const noCalls = { answered: 0, abandoned: 0 };
const none: PartOfAverage = { calls: 0, seconds: 0 };
const nothingKept: Kept = {
  carried: noCalls,
  waits: none,
  talks: none,
  longestBefore: null,
  longestAtLeast: false,
};
const nothingTold: Told = {
  ...noCalls,
  averageWaitSeconds: null,
  averageTalkSeconds: null,
  longestWaitTodaySeconds: null,
};

/** What is known before and now, added up; a call that is only put into the other class changes nothing. */
function comparable(told: Told, fact: QueueCounted): { readonly before: number; readonly now: number } {
  const names = (['answered', 'abandoned'] as const).filter((name) => told[name] !== null && fact[name] !== null);
  const sum = (totals: Pick<Told, 'answered' | 'abandoned'>): number =>
    names.reduce((all, name) => all + (totals[name] ?? 0), 0);
  return { before: sum(told), now: sum(fact) };
}

function keptOf(before: CountedTotals, midnight: boolean, anew: boolean): Kept {
  const carried = carriedOver(before, midnight, anew);
  if (midnight) return { ...nothingKept, carried };
  const { told, waits, talks, longestBefore, longestAtLeast } = before;
  if (!anew) return { carried, waits, talks, longestBefore, longestAtLeast };
  // Where its own totals hold yesterday's calls too, nothing is known of the waits and talks of today's.
  const isOfToday = before.carried.answered >= 0;
  const isWhole = isOfToday && before.carried.abandoned >= 0;
  return {
    carried,
    waits: isOfToday ? partKept(waits, told.answered, told.averageWaitSeconds) : waits,
    talks: isOfToday ? partKept(talks, told.answered, told.averageTalkSeconds) : talks,
    longestBefore: isWhole ? longer(longestBefore, told.longestWaitTodaySeconds) : longestBefore,
    longestAtLeast: longestAtLeast || (!isWhole && (carried.answered > 0 || carried.abandoned > 0)),
  };
}

function carriedOver({ carried, told }: CountedTotals, midnight: boolean, anew: boolean): CountedTotals['carried'] {
  if (midnight && anew) return noCalls;
  if (midnight) return { answered: -(told.answered ?? 0), abandoned: -(told.abandoned ?? 0) };
  if (!anew) return carried;
  return {
    answered: carried.answered + (told.answered ?? 0),
    abandoned: carried.abandoned + (told.abandoned ?? 0),
  };
}

function partKept(part: PartOfAverage, answered: number | null, average: number | null): PartOfAverage {
  if (answered === null || average === null) return part;
  return { calls: part.calls + answered, seconds: part.seconds + answered * average };
}

function longer(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}

function shown(fact: QueueCounted, { carried, waits, talks, longestBefore }: Kept) {
  const { averageTalkSeconds = null } = fact;
  return {
    answered: fact.answered === null ? null : Math.max(0, fact.answered + carried.answered),
    abandoned: fact.abandoned === null ? null : Math.max(0, fact.abandoned + carried.abandoned),
    averageWaitSeconds: carried.answered < 0 ? null : averageOf(fact.answered, fact.averageWaitSeconds, waits),
    averageTalkSeconds: carried.answered < 0 ? null : averageOf(fact.answered, averageTalkSeconds, talks),
    longestWaitTodaySeconds: carried.answered < 0 || carried.abandoned < 0 ? null : longestOf(fact, longestBefore),
  };
}

/** Where it began anew and counted calls since, its own word is needed too. */
function longestOf(fact: QueueCounted, before: number | null): number | null {
  const { longestWaitTodaySeconds = null } = fact;
  const isNew = fact.answered === 0 && fact.abandoned === 0;
  return longestWaitTodaySeconds === null && !isNew ? null : longer(before, longestWaitTodaySeconds);
}

function averageOf(answered: number | null, average: number | null, kept: PartOfAverage): number | null {
  if (kept.calls === 0) return average;
  if (answered === 0) return kept.seconds / kept.calls;
  if (answered === null || average === null) return null;
  return (kept.seconds + answered * average) / (kept.calls + answered);
}

function toldBy(fact: QueueCounted, before?: Told): Told {
  return {
    answered: fact.answered ?? before?.answered ?? null,
    abandoned: fact.abandoned ?? before?.abandoned ?? null,
    averageWaitSeconds: fact.averageWaitSeconds ?? before?.averageWaitSeconds ?? null,
    averageTalkSeconds: fact.averageTalkSeconds ?? before?.averageTalkSeconds ?? null,
    longestWaitTodaySeconds: fact.longestWaitTodaySeconds ?? before?.longestWaitTodaySeconds ?? null,
  };
}
