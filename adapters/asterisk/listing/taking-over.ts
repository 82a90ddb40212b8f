import type { Fact } from '#core/said/facts';
import { second } from '#core/time/instant';
import { isOf, newStay } from '../read/callers.ts';
import { countedBy, hasLostMember, hasUncountedTalk, missedBetween } from './counters.ts';
import { isInUse } from '../members/device.ts';
import type { Known, KnownQueue, Listed, ListedCaller, Listing, Member, Waiting } from '../read/known.ts';
import { most } from '../read/known.ts';
import { isSame, membersOf, namedBy, withMember } from '../members/members.ts';
import type { Reading, Telling } from '../read/reading.ts';
import { inTurn, withQueue } from '../read/reading.ts';
import { stateOf } from '../members/states.ts';
import { endOf, phoneTold } from '../read/talks.ts';

/** One queue of an answer that is complete. `telling` names that queue. */
interface Answer {
  readonly listing: Listing;
  readonly telling: Telling;
  /** Until now nobody listened, or nothing was known: what the answer leaves out is gone. Else that may just be overtaken. */
  readonly isFirst: boolean;
  /** Meanwhile Asterisk began to count anew. */
  readonly isCountedAnew: boolean;
  /** What was known of the queue when nobody listened any more; absent where nothing was. */
  readonly before: KnownQueue | undefined;
}

/** Takes an answer's word for a queue: who waits, who its members are and what they do, and what was counted meanwhile. */
export function takenOver(known: Known, listing: Listing, telling: Telling, isCountedAnew: boolean): Reading {
  const before = known.queues.find(({ queue }) => queue === telling.queue);
  const isFirst = before === undefined || before.deafSince !== null;
  const answer: Answer = { listing, telling, isFirst, isCountedAnew, before };
  return inTurn(
    known,
    (now) => callersTakenOver(now, answer),
    (now) => countsTakenOver(now, answer),
    (now) => talksTakenOver(now, answer),
    (now) => membersTakenOver(now, answer),
  );
}

function callersTakenOver(known: Known, { listing, telling, isFirst, before }: Answer): Reading {
  const { queue, source, at } = telling;
  const entries = listing.entries.filter((entry) => entry.queue === queue);
  const facts: Fact[] = [];
  let next = known;
  for (const entry of entries) {
    const stay = next.waiting.find((each) => isOf(each, queue, entry.uniqueid));
    if (stay !== undefined && !(isFirst && hasComeAgain(entry, before))) continue;
    const began = entry.at - (entry.waitSeconds ?? 0) * second;
    const others = next.waiting.filter((each) => each !== stay);
    if (others.length >= most.waiting) continue;
    const fresh = newStay(queue, entry.uniqueid, began, at);
    next = { ...next, waiting: [...others, fresh] };
    facts.push({ kind: 'call-queued', source, at, call: fresh.call, queue, ...entryTime(entry, began) });
  }
  const waiting = next.waiting.flatMap((stay): readonly Waiting[] => {
    if (stay.queue !== queue) return [stay];
    const isListed = entries.some((entry) => entry.uniqueid === stay.uniqueid);
    if (isListed) return [{ ...stay, isMissed: false }];
    return isGone(stay, listing, isFirst) ? [] : [{ ...stay, isMissed: true }];
  });
  const calls = waiting.filter((stay) => stay.queue === queue).map(({ call }) => call);
  facts.push({ kind: 'waiting-listed', source, at, queue, calls });
  return { known: { ...next, waiting }, facts };
}

/** `Wait` is in whole seconds. */
function entryTime({ waitSeconds }: ListedCaller, began: number) {
  return waitSeconds === null ? { atLeast: true as const } : { happenedAt: began, precision: second };
}

/** While nobody listened he went, and came to the same queue anew. */
function hasComeAgain({ at, waitSeconds }: ListedCaller, before: KnownQueue | undefined): boolean {
  const deafSince = before?.deafSince ?? null;
  return deafSince !== null && waitSeconds !== null && at - waitSeconds * second > deafSince + second;
}

/** Left out by the answer: gone, unless he came while it was made. Where everything is heard, his leave may be on its way. */
function isGone(
  told: { readonly isMissed: boolean; readonly toldAt: number },
  listing: Listing,
  isFirst: boolean,
): boolean {
  return told.isMissed || (isFirst && told.toldAt < listing.startedAt);
}

function countsTakenOver(known: Known, { listing, telling, isFirst, isCountedAnew, before }: Answer): Reading {
  const { queue, source, at } = telling;
  const counted = countedBy(listing, queue);
  const facts: Fact[] = [];
  let isMissedCounted = before?.isMissedCounted ?? false;
  if (before?.deafSince !== undefined && before.deafSince !== null) {
    const missed = missedBetween(before, counted, isCountedAnew);
    const mayBeMore = missed.answered !== null && hasLostMember(known, listing, queue) && { atLeast: true as const };
    facts.push({ kind: 'calls-missed', source, at, queue, from: before.deafSince, ...missed, ...mayBeMore });
    isMissedCounted ||= (missed.abandoned ?? 0) > 0;
  }
  const entry: KnownQueue = {
    queue,
    deafSince: null,
    counted,
    timesOutSince: before?.timesOutSince ?? null,
    isMissedCounted,
    isCountUnsure: false,
  };
  const queues = isFirst && before === undefined ? [...known.queues, entry] : known.queues;
  return { known: withQueue({ ...known, queues }, queue, () => entry), facts };
}

/** While nobody listened, talks ended: of those whose member has taken more calls since, or whose member is gone. */
function talksTakenOver(known: Known, { listing, telling, isFirst, before }: Answer): Reading {
  const deafSince = before?.deafSince ?? null;
  if (!isFirst || deafSince === null) return { known, facts: [] };
  const over = known.talks.filter((talk) => talk.queue === telling.queue);
  return inTurn(
    known,
    ...over.map((talk) => (now: Known): Reading => {
      const is = listing.members.find((member) => isSame(member, talk));
      const was = now.members.find((member) => isSame(member, talk));
      if (is !== undefined && isInUse(is.status) && is.callsTaken === was?.callsTaken) return { known: now, facts: [] };
      return endOf(now, talk, telling, { transferred: false, ...endTime(is, deafSince, telling) });
    }),
  );
}

/** Asterisk says when the last talk of a member ended, by its own clock: believed where it lies in the time in question. */
function endTime(is: Listed | undefined, deafSince: number, { at }: Telling) {
  const told = (is?.lastCall ?? 0) * second;
  return told >= deafSince - second && told <= at ? { happenedAt: told, precision: second } : {};
}

function membersTakenOver(known: Known, { listing, telling, isFirst }: Answer): Reading {
  const { queue, at } = telling;
  const told = listing.members.filter((member) => member.queue === queue);
  const kept = known.members.flatMap((member): readonly Member[] => {
    if (member.queue !== queue || told.some((each) => isSame(each, member))) return [member];
    return isGone(member, listing, isFirst) ? [] : [{ ...member, isMissed: member.toldAt < listing.startedAt }];
  });
  const facts: Fact[] = [];
  let next: Known = { ...known, members: kept };
  for (const listed of told) {
    const before = next.members.find((member) => isSame(member, listed));
    const { known: placed, member } = withMember(next, listed, at);
    if (member === undefined) continue;
    const seen = phoneTold(placed, member.agent, telling);
    next = seen.known;
    facts.push(...namedBy(member, before, telling), ...seen.facts);
  }
  const states = next.members
    .filter((member) => member.queue === queue)
    .map((member) => stateOf(next, member, telling));
  const unsure = hasUncountedTalk(next, queue);
  return {
    known: withQueue(next, queue, () => ({ isCountUnsure: unsure })),
    facts: [...membersOf(next, telling), ...facts, ...states],
  };
}
