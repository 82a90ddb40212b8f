import { NotUnderstood } from '#adapters/adapter';
import type { Fact } from '#core/said/facts';
import type { Instant } from '#core/time/instant';
import { callerOf, needed, textOf } from '../message.ts';
import type { Known, Listing, Waiting } from './known.ts';
import { most } from './known.ts';
import type { Reading, Telling } from './reading.ts';
import { newest, withQueue } from './reading.ts';
import { tooManyWaiting } from '../sentences.ts';

/**
 * QueueCallerJoin. Who was in a list of those who wait already, because he came while it was made, is in it once.
 * @throws NotUnderstood where more wait than can be
 */
export function joined(known: Known, { at, fields, queue, source }: Telling): Reading {
  const uniqueid = needed(fields, 'Uniqueid');
  if (known.waiting.some((stay) => isOf(stay, queue, uniqueid))) return { known, facts: [] };
  if (known.waiting.length >= most.waiting) throw new NotUnderstood(tooManyWaiting(most.waiting));
  const stay = newStay(queue, uniqueid, at, at);
  const caller = callerOf(fields);
  return {
    known: { ...known, waiting: [...known.waiting, stay] },
    facts: [{ kind: 'call-queued', source, at, call: stay.call, queue, ...(caller !== undefined && { caller }) }],
  };
}

/** The same channel may come back to the same queue: a stay is known by when it began. */
export function newStay(queue: string, uniqueid: string, began: Instant, toldAt: Instant): Waiting {
  return { queue, uniqueid, call: `${uniqueid}@${began}`, toldAt, isMissed: false };
}

/** QueueCallerLeave with neither an answer nor an abandon before it: by key, until an answer follows. */
export function left(known: Known, { at, fields, queue, source }: Telling): Reading {
  const uniqueid = needed(fields, 'Uniqueid');
  const stay = known.waiting.find((each) => isOf(each, queue, uniqueid));
  const next = withoutCaller(known, queue, uniqueid);
  if (stay === undefined) return { known: next, facts: [] };
  return {
    known: { ...next, leftNow: newest([...next.leftNow, stay], most.leftNow) },
    facts: [{ kind: 'call-left', source, at, call: stay.call, queue, reason: 'key' }],
  };
}

/**
 * QueueCallerAbandon: he hung up where the end of his channel was asked for before; else the queue let go of him, after its
 * longest wait or for want of members. Where that is seen for the first time, who hung up while nobody listened is in doubt: one
 * count is of both.
 */
export function abandoned(known: Known, { at, fields, queue, source }: Telling): Reading {
  const uniqueid = needed(fields, 'Uniqueid');
  const hungUp = known.hangingUp.includes(uniqueid);
  const stay = known.waiting.find((each) => isOf(each, queue, uniqueid));
  const isDoubted = !hungUp && known.queues.some((each) => each.queue === queue && each.isMissedCounted);
  const next = withQueue(
    withoutCaller(known, queue, uniqueid),
    queue,
    ({ counted, timesOutSince, isMissedCounted }) => ({
      counted: counted && { ...counted, abandoned: counted.abandoned + 1 },
      timesOutSince: hungUp ? timesOutSince : (timesOutSince ?? at),
      isMissedCounted: isMissedCounted && hungUp,
    }),
  );
  const doubts: readonly Fact[] = isDoubted ? [{ kind: 'missed-in-doubt', source, at, queue }] : [];
  if (stay === undefined) return { known: next, facts: doubts };
  const fact: Fact = hungUp
    ? { kind: 'leg-ended', source, at, id: stay.call, transferred: false }
    : { kind: 'call-left', source, at, call: stay.call, queue, reason: 'timeout' };
  return { known: next, facts: [fact, ...doubts] };
}

/** HangupRequest: of any channel, in a queue or not. */
export function hangingUp(known: Known, fields: Telling['fields']): Reading {
  const uniqueid = textOf(fields, 'uniqueid');
  if (uniqueid === undefined || known.hangingUp.includes(uniqueid)) return { known, facts: [] };
  return { known: { ...known, hangingUp: newest([...known.hangingUp, uniqueid], most.hangingUp) }, facts: [] };
}

/** Without the caller who was answered; the call that it was, if he was known to wait or to have left a moment ago. */
export function released(
  known: Known,
  queue: string,
  uniqueid: string | null,
): { readonly known: Known; readonly call: string | undefined } {
  const isHis = (stay: Waiting): boolean => uniqueid !== null && isOf(stay, queue, uniqueid);
  const stay = known.waiting.find(isHis) ?? known.leftNow.findLast(isHis);
  const next = uniqueid === null ? known : withoutCaller(known, queue, uniqueid);
  return { known: { ...next, leftNow: next.leftNow.filter((each) => each !== stay) }, call: stay?.call };
}

/** Neither among those who wait, nor in a list of them that is being told: what happens while it is told is newer. */
function withoutCaller(known: Known, queue: string, uniqueid: string): Known {
  const without = (listing: Listing): Listing => ({
    ...listing,
    entries: listing.entries.filter((entry) => !isOf(entry, queue, uniqueid)),
  });
  return {
    ...known,
    waiting: known.waiting.filter((stay) => !isOf(stay, queue, uniqueid)),
    listings: known.listings.map(without),
  };
}

export function isOf(
  stay: { readonly queue: string; readonly uniqueid: string },
  queue: string,
  uniqueid: string,
): boolean {
  return stay.queue === queue && stay.uniqueid === uniqueid;
}
