import type { CallsMissed } from '#core/said/facts';
import { isSame } from '../members/members.ts';
import type { Counted, Known, KnownQueue, Listed, Listing, Member } from '../read/known.ts';

/**
 * How many calls of the queue were answered and abandoned since Asterisk began to count, by its answer. `Completed` counts
 * talks that are over, so that those who talk now come on top. `null` where it does not say.
 */
export function countedBy({ queues, members }: Listing, queue: string): Counted | null {
  const told = queues.find((each) => each.queue === queue);
  if (told === undefined || told.completed === null || told.abandoned === null) return null;
  const inCall = members.filter((member) => member.queue === queue && member.inCall).length;
  return { answered: told.completed + inCall, abandoned: told.abandoned };
}

/**
 * What became of calls while nobody listened: by how much the counts have grown beyond what was heard. They cannot tell where
 * they began anew meanwhile, nor of answers where an agent was taken out of the queue in a talk (Asterisk 22 never counts
 * that call), nor who hung up in a queue that also lets go of callers by itself, since one count is of both.
 */
export function missedBetween(
  { counted: before, timesOutSince, isCountUnsure }: KnownQueue,
  after: Counted | null,
  isBegunAnew: boolean,
): Pick<CallsMissed, 'answered' | 'abandoned'> {
  if (before === null || after === null || isBegunAnew) return { answered: null, abandoned: null };
  const [answered, abandoned] = [after.answered - before.answered, after.abandoned - before.abandoned];
  // A count that fell was reset; so were both.
  if (abandoned < 0 || (answered < 0 && !isCountUnsure)) return { answered: null, abandoned: null };
  return {
    answered: isCountUnsure ? null : answered,
    abandoned: abandoned > 0 && timesOutSince !== null ? null : abandoned,
  };
}

/** Asterisk was started again: every member has come anew. Or its counts were reset: a member has taken fewer calls. */
export function isBegunAnew(before: readonly Member[], after: readonly Listed[]): boolean {
  const pairs = before.flatMap((member) => {
    const same = after.find((each) => isSame(each, member));
    return same === undefined ? [] : [{ was: member, is: same }];
  });
  const isRestarted = pairs.length > 0 && pairs.every(({ was, is }) => was.loginTime !== is.loginTime);
  return isRestarted || pairs.some(({ was, is }) => isFewer(is.callsTaken, was.callsTaken));
}

function isFewer(now: number | null, then: number | null): boolean {
  return now !== null && then !== null && now < then;
}

/** Somebody was taken out of the queue while nobody listened: perhaps in a talk, of which the same is true. */
export function hasLostMember({ members }: Known, listing: Listing, queue: string): boolean {
  return members.some((member) => member.queue === queue && !listing.members.some((each) => isSame(each, member)));
}

/** A talk that goes on with one who is no member any more: some versions count it at its end, others never. */
export function hasUncountedTalk({ talks, members }: Known, queue: string): boolean {
  return talks.some((talk) => talk.queue === queue && !members.some((member) => isSame(member, talk)));
}
