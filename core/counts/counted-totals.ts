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
  /** The phone system's own totals as last told; `null` before. */
  readonly told: Pick<QueueCounted, 'answered' | 'abandoned' | 'averageWaitSeconds'>;
  /** What its own totals lack of today's (it began anew in the middle of the day) or, below 0, have of yesterday's. */
  readonly carried: { readonly answered: number; readonly abandoned: number };
  /** Waits of today's answered that its own average no longer holds. */
  readonly waits: { readonly calls: number; readonly seconds: number };
  /** All calls known to have left the queue since the first count, over all days. At least, where it began anew. */
  readonly left: number;
  /** Whether the newest count continues the one before: nothing began anew, nothing was corrected. */
  readonly continues: boolean;
}

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
    const none = { carried: noCalls, waits: noWaits, left: 0, continues: false };
    return { ...none, day, ...shown(fact, noCalls, noWaits), told: toldBy(fact) };
  }
  const sums = comparable(before.told, fact);
  const fell = sums.now < sums.before;
  const midnight = day !== before.day;
  const late = (): boolean => fact.at - dayBounds(day, timeZone).start >= early;
  const anew = midnight
    ? fell || (sums.now > sums.before && gap > longGap && late())
    : fell && sums.now <= sums.before / 2;
  const carried = carriedOver(before, midnight, anew);
  const waits = midnight ? noWaits : anew ? waitsKept(before) : before.waits;
  return {
    day,
    ...shown(fact, carried, waits),
    told: toldBy(fact, anew ? { ...noCalls, averageWaitSeconds: null } : before.told),
    carried,
    waits,
    left: before.left + (anew ? sums.now : Math.max(0, sums.now - sums.before)),
    continues: !anew && !fell,
  };
}

const noCalls = { answered: 0, abandoned: 0 };
const noWaits = { calls: 0, seconds: 0 };
/** What is known before and now, added up; a call that is only put into the other class changes nothing. */
function comparable(
  told: CountedTotals['told'],
  fact: QueueCounted,
): { readonly before: number; readonly now: number } {
  const names = (['answered', 'abandoned'] as const).filter((name) => told[name] !== null && fact[name] !== null);
  const sum = (totals: CountedTotals['told']): number => names.reduce((all, name) => all + (totals[name] ?? 0), 0);
  return { before: sum(told), now: sum(fact) };
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

/** Where its own totals hold yesterday's calls too, nothing is known of the waits of today's. */
function waitsKept({ waits, told, carried }: CountedTotals): CountedTotals['waits'] {
  if (carried.answered < 0 || told.answered === null || told.averageWaitSeconds === null) return waits;
  return { calls: waits.calls + told.answered, seconds: waits.seconds + told.answered * told.averageWaitSeconds };
}

function shown(fact: QueueCounted, carried: CountedTotals['carried'], waits: CountedTotals['waits']) {
  return {
    answered: fact.answered === null ? null : Math.max(0, fact.answered + carried.answered),
    abandoned: fact.abandoned === null ? null : Math.max(0, fact.abandoned + carried.abandoned),
    averageWaitSeconds: carried.answered < 0 ? null : averageOf(fact, waits),
  };
}

function averageOf({ answered, averageWaitSeconds }: QueueCounted, waits: CountedTotals['waits']): number | null {
  if (waits.calls === 0) return averageWaitSeconds;
  if (answered === 0) return waits.seconds / waits.calls;
  if (answered === null || averageWaitSeconds === null) return null;
  return (waits.seconds + answered * averageWaitSeconds) / (waits.calls + answered);
}

function toldBy(fact: QueueCounted, before?: CountedTotals['told']): CountedTotals['told'] {
  return {
    answered: fact.answered ?? before?.answered ?? null,
    abandoned: fact.abandoned ?? before?.abandoned ?? null,
    averageWaitSeconds: fact.averageWaitSeconds ?? before?.averageWaitSeconds ?? null,
  };
}
