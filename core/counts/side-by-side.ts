import type { WaitingCall } from '../calls/passage.ts';
import type { Fact, QueueCounted } from '../said/facts.ts';
import type { Instant, Milliseconds } from '../time/instant.ts';
import { second } from '../time/instant.ts';

/** How the counts of a queue and its calls, told by the same phone system, stand to each other. A value. */
export interface SideBySide {
  /** Since when as many do not wait by the calls as by the counts; `null`: they agree. */
  readonly differSince: Instant | null;
  /** A call made the difference, so that the count may only be late. */
  readonly byCall: boolean;
  /** Nobody listened since the last count: it is of before. */
  readonly isOld: boolean;
  /** All who wait have been listed since anybody listened. */
  readonly isListed: boolean;
  /** By the last count somebody waits who came before all whom the calls tell of: he is none of them. */
  readonly isOldestUntold: boolean;
}

export const sideBySide: SideBySide = {
  differSince: null,
  byCall: false,
  isOld: false,
  isListed: false,
  isOldestUntold: false,
};

/** For so long a count may be later than the calls that it counts. Then it is believed, and a call was missed. */
const moment: Milliseconds = 2 * second;

/**
 * After a fact: `called` wait by the calls, `counted` by the counts (`null`: they do not say). `oldest`: of those who wait by the
 * calls.
 */
export function afterBoth(
  before: SideBySide,
  fact: Fact,
  called: number,
  counted: number | null,
  oldest: Oldest | undefined,
): SideBySide {
  const differ = counted !== null && called !== counted;
  const differSince = differ ? (before.differSince ?? fact.at) : null;
  const byCall = differ && (before.differSince === null ? fact.kind !== 'queue-counted' : before.byCall);
  const { isOld, isListed } = heardOf(before, fact);
  const isOldestUntold = fact.kind === 'queue-counted' ? isUntold(fact, oldest) : before.isOldestUntold;
  const isSame =
    isOldestUntold === before.isOldestUntold &&
    differSince === before.differSince &&
    byCall === before.byCall &&
    isOld === before.isOld &&
    isListed === before.isListed;
  return isSame ? before : { differSince, byCall, isOld, isListed, isOldestUntold };
}

type Oldest = Pick<WaitingCall, 'entry' | 'atLeast'>;

/** One who was there before us may have waited for as long as the count tells. */
function isUntold({ at, waiting, longestWaitSeconds = null }: QueueCounted, oldest: Oldest | undefined): boolean {
  if (longestWaitSeconds === null || waiting === null || waiting === 0 || oldest?.atLeast === true) return false;
  return at - longestWaitSeconds * second < (oldest?.entry ?? Infinity) - moment;
}

function heardOf(before: SideBySide, fact: Fact): Pick<SideBySide, 'isOld' | 'isListed'> {
  if (fact.kind === 'calls-missed') return { isOld: true, isListed: false };
  if (fact.kind === 'waiting-listed') return { isOld: before.isOld, isListed: true };
  if (fact.kind !== 'queue-counted') return before;
  // One that does not say how many wait takes back what was known of that.
  return fact.waiting === null ? { ...before, isListed: false } : { ...before, isOld: false };
}

/** Whose word on who waits counts at `now`: the calls', or the counts'; `null`: neither is known. */
export function believed(
  { differSince, byCall, isOld, isListed, isOldestUntold }: SideBySide,
  counted: number | null,
  now: Instant,
): 'calls' | 'counts' | null {
  if (isOld || counted === null) return isListed ? 'calls' : null;
  // As many may wait by both, and yet not be the same.
  if (isOldestUntold) return 'counts';
  if (differSince === null) return 'calls';
  return byCall && now - differSince < moment ? 'calls' : 'counts';
}

/** When the counts are believed though nothing more is heard; `Infinity`: never. */
export function nextBelieved({ differSince, byCall }: SideBySide): Instant {
  return differSince === null || !byCall ? Infinity : differSince + moment;
}

/** The hub's clock was set. */
export function shiftedSide(side: SideBySide, by: Milliseconds): SideBySide {
  return side.differSince === null ? side : { ...side, differSince: side.differSince + by };
}
