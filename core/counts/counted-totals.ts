import type { QueueCounted } from '../said/facts.ts';
import type { Milliseconds } from '../time/instant.ts';
import { hour, minute } from '../time/instant.ts';
import { dayBounds, dayOf } from '../time/zone.ts';

/** Two counts further apart than this say little about what happened in between. */
export const longGap: Milliseconds = minute;
/** So early in the day nobody has counted as many calls as on all the day before. */
const early: Milliseconds = 4 * hour;
/** A phone system whose clock is wrong begins its day within so long of ours. */
const nearMidnight: Milliseconds = 2 * hour;
/** So many calls may come, or be put into another class, while nobody looks: no sign of a new day. */
const fewCalls = 3;

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
  /** Of today's answered, how many within the service level. */
  readonly answeredInTime: number | null;
  /**
   * Where its own totals hold earlier days too, how it is known what of them is today's: the day's beginning was `seen` (it
   * began anew, or somebody looked at midnight); was `taken` from its last word of yesterday, after which more calls of
   * yesterday may have come; or nothing is known of today before a `later` moment.
   */
  readonly begin: 'seen' | 'taken' | 'later';
  /** Whether its own totals begin anew each day; `null`: no midnight has told. */
  readonly resets: boolean | null;
  /** The phone system's own totals as last told; `null` before. */
  readonly told: Told;
  /** What its own totals lack of today's (it began anew in the middle of the day) or, below 0, have of yesterday's. */
  readonly carried: Calls;
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

type Calls = { readonly [name in 'answered' | 'abandoned' | 'answeredInTime']: number };

interface Told extends Pick<QueueCounted, 'answered' | 'abandoned' | 'averageWaitSeconds'> {
  readonly answeredInTime: number | null;
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
 * there (its clock is wrong, or it never begins anew), what it had counted until then is yesterday's, and is taken off until
 * it begins anew. Where nobody looked at midnight, see `beganUnseen`.
 */
export function afterTotals(
  before: CountedTotals | undefined,
  fact: QueueCounted,
  timeZone: string,
  gap: Milliseconds,
): CountedTotals {
  const day = dayOf(fact.at, timeZone);
  if (before === undefined) {
    const first = { left: 0, continues: false, day, begin: 'seen', resets: null } as const;
    return { ...nothingKept, ...first, ...shown(fact, nothingKept), told: toldBy(fact) };
  }
  const { start } = dayBounds(day, timeZone);
  const look: Look = {
    ...comparable(before.told, fact),
    isMidnight: day !== before.day,
    isWatched: gap <= longGap,
    sinceMidnight: fact.at - start,
    isNextDay: dayOf(start - 1, timeZone) === before.day,
  };
  const fell = look.now < look.before;
  const anew = look.isMidnight
    ? fell || look.hasMoved || beganUnseen(before, look)
    : fell && look.now <= look.before / 2;
  const begin = beginOf(before, look, anew);
  const kept = keptOf(before, fact, { isMidnight: look.isMidnight, anew, begin });
  return {
    day,
    begin,
    resets: resetsAfter(before, look, anew),
    ...kept,
    ...shown(fact, kept),
    told: toldBy(fact, anew ? nothingTold : before.told),
    left: before.left + (anew ? look.now : Math.max(0, look.now - look.before)),
    continues: !anew && !fell,
  };
}

/** One count beside the one before it: all calls told by both, and what lies between them. */
interface Look {
  readonly before: number;
  readonly now: number;
  /** One class holds fewer calls than before, by more than are corrected. */
  readonly hasMoved: boolean;
  readonly isMidnight: boolean;
  readonly isWatched: boolean;
  readonly sinceMidnight: Milliseconds;
  /** The count before is of yesterday, and not of an earlier day. */
  readonly isNextDay: boolean;
}

/**
 * Whether totals that have grown began anew while nobody looked, and have passed what they were. Those that are known to begin
 * anew did, where it is late enough for it. Of others nobody knows: a few calls more than on the evening before are the calls
 * of a night, and many more are a day's.
 */
function beganUnseen({ resets }: CountedTotals, { before, now, isWatched, sinceMidnight }: Look): boolean {
  const grown = now - before;
  if (isWatched || grown <= 0 || sinceMidnight < early || resets === false) return false;
  return resets === true || grown > Math.max(fewCalls, before / 4);
}

function beginOf(known: CountedTotals, { isMidnight, isWatched, isNextDay, before, now }: Look, anew: boolean) {
  if (!isMidnight) return known.begin;
  if (anew || isWatched || now === before) return 'seen';
  return isNextDay ? 'taken' : 'later';
}

function resetsAfter({ resets }: CountedTotals, look: Look, anew: boolean): boolean | null {
  const { isMidnight, isWatched, sinceMidnight, before, now, hasMoved } = look;
  if (isMidnight && (now < before || hasMoved)) return true;
  if (isMidnight && isWatched && now > 0) return false;
  // Its clock is behind ours: it did not begin anew at midnight, and does now.
  return anew && !isMidnight && sinceMidnight < nearMidnight ? true : resets;
}

const noCalls: Calls = { answered: 0, abandoned: 0, answeredInTime: 0 };
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
function comparable(told: Told, fact: QueueCounted): Pick<Look, 'before' | 'now' | 'hasMoved'> {
  const names = (['answered', 'abandoned'] as const).filter((name) => told[name] !== null && fact[name] !== null);
  const sum = (totals: Pick<Told, 'answered' | 'abandoned'>): number =>
    names.reduce((all, name) => all + (totals[name] ?? 0), 0);
  const hasMoved = names.some((name) => (told[name] ?? 0) - (fact[name] ?? 0) > fewCalls);
  return { before: sum(told), now: sum(fact), hasMoved };
}

interface Turn {
  readonly isMidnight: boolean;
  readonly anew: boolean;
  readonly begin: CountedTotals['begin'];
}

function keptOf(before: CountedTotals, fact: QueueCounted, turn: Turn): Kept {
  const carried = carriedOver(before, fact, turn);
  if (turn.isMidnight) return { ...nothingKept, carried };
  const { told, waits, talks, longestBefore, longestAtLeast } = before;
  if (!turn.anew) return { carried, waits, talks, longestBefore, longestAtLeast };
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

const classes = ['answered', 'abandoned', 'answeredInTime'] as const;

function carriedOver({ carried, told }: CountedTotals, fact: QueueCounted, { isMidnight, anew, begin }: Turn): Calls {
  if (isMidnight && anew) return noCalls;
  // What it counted until the beginning of the day that is known is not today's.
  if (isMidnight) return callsBy((name) => -((begin === 'later' ? fact[name] : null) ?? told[name] ?? 0));
  return anew ? callsBy((name) => carried[name] + (told[name] ?? 0)) : carried;
}

function callsBy(count: (name: keyof Calls) => number): Calls {
  const [answered = 0, abandoned = 0, answeredInTime = 0] = classes.map(count);
  return { answered, abandoned, answeredInTime };
}

function partKept(part: PartOfAverage, answered: number | null, average: number | null): PartOfAverage {
  if (answered === null || average === null) return part;
  return { calls: part.calls + answered, seconds: part.seconds + answered * average };
}

function longer(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}

function shown(fact: QueueCounted, { carried, waits, talks, longestBefore }: Kept) {
  const { averageTalkSeconds = null, answeredInTime: inTime = null } = fact;
  return {
    answered: fact.answered === null ? null : Math.max(0, fact.answered + carried.answered),
    abandoned: fact.abandoned === null ? null : Math.max(0, fact.abandoned + carried.abandoned),
    answeredInTime: inTime === null ? null : Math.max(0, inTime + carried.answeredInTime),
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
    answeredInTime: fact.answeredInTime ?? before?.answeredInTime ?? null,
    averageWaitSeconds: fact.averageWaitSeconds ?? before?.averageWaitSeconds ?? null,
    averageTalkSeconds: fact.averageTalkSeconds ?? before?.averageTalkSeconds ?? null,
    longestWaitTodaySeconds: fact.longestWaitTodaySeconds ?? before?.longestWaitTodaySeconds ?? null,
  };
}
