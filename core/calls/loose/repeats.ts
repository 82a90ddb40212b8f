import type { CallFact, CallQueued, LegEnded, LegStart } from '../../said/facts.ts';
import type { Instant } from '../../time/instant.ts';
import { second } from '../../time/instant.ts';
import { placeOf, queueCalls } from './legs.ts';
import { closeRepeatWindow, repeatWindow } from './windows.ts';
import type { Outcome } from './outcome.ts';
import type { Thread, ThreadEvent } from './thread.ts';
import { isLegStart, standing } from './thread.ts';

/**
 * Whether the fact says again what the thread holds already. Phone systems repeat a request whose answer they did not
 * see; most carry nothing that tells a repeat from the same thing happening twice, so that time and sense must.
 */
export function isRepeat(thread: Thread, outcome: Outcome, fact: CallFact): boolean {
  switch (fact.kind) {
    case 'call-queued':
      return queuedAgain(thread, outcome, fact);
    case 'leg-ringing':
    case 'leg-answered':
    case 'leg-dialled':
      return startedAgain(thread, fact);
    case 'leg-ended':
      return endedAgain(thread, fact);
    case 'call-left':
      // Judged by what it changes.
      return false;
  }
}

/** Whether the thread already holds the same words, whenever they were said. */
export function saidBefore(thread: Thread, fact: CallFact): boolean {
  return thread.events.some((event) => {
    if (isLegStart(event)) return isLegStart(fact) && sameStart(event, fact);
    if (event.kind === 'leg-ended') return fact.kind === 'leg-ended' && event.id === fact.id;
    if (event.kind !== 'call-queued' && event.kind !== 'call-left') return false;
    return event.kind === fact.kind && event.call === fact.call && event.queue === fact.queue;
  });
}

function queuedAgain(thread: Thread, outcome: Outcome, fact: CallQueued): boolean {
  const at = thread.events.findLastIndex(
    (event) => event.kind === 'call-queued' && event.call === fact.call && event.queue === fact.queue,
  );
  const before = thread.events[at];
  if (before === undefined) return false;
  const passage = outcome.passages.findLast(({ call }) => call === fact.call);
  if (passage?.queue === fact.queue && passage.class === 'waiting') return true;
  const movedSince = thread.events
    .slice(at + 1)
    .some(
      (event) =>
        ((event.kind === 'call-left' || event.kind === 'call-queued') && event.call === fact.call) ||
        (event.kind === 'leg-ended' && event.transferred),
    );
  return Math.abs(fact.at - before.at) <= (movedSince ? closeRepeatWindow : repeatWindow);
}

/**
 * Where legs share their call's id, a phone that rang out and a hang-up soon after are the same words twice, so an end
 * is judged by what it changes. Only one that was said a moment ago already, and is shorter than the talk that began
 * since, cannot be that talk's.
 */
function endedAgain(thread: Thread, fact: LegEnded): boolean {
  const lasted = fact.durationSeconds;
  const before = thread.events.findLastIndex(
    (event) =>
      event.kind === 'leg-ended' &&
      event.id === fact.id &&
      event.transferred === fact.transferred &&
      event.durationSeconds === lasted &&
      fact.at - event.at <= closeRepeatWindow,
  );
  if (before === -1 || lasted === undefined) return false;
  const answer = thread.events
    .slice(before + 1)
    .findLast((event) => event.kind === 'leg-answered' && event.leg === fact.id);
  return answer !== undefined && fact.at - standing(answer) > (lasted + 2) * second;
}

function sameStart(event: LegStart, fact: LegStart): boolean {
  return (
    event.kind === fact.kind && event.leg === fact.leg && event.linked === fact.linked && event.agent === fact.agent
  );
}

function startedAgain(thread: Thread, fact: LegStart): boolean {
  const { conversation, part } = placeOf(fact, queueCalls(thread));
  return thread.events.some((event, index) => {
    if (!isLegStart(event) || !sameStart(event, fact)) return false;
    // A leg with an id of its own is answered once in its life.
    if (part !== undefined && fact.kind === 'leg-answered') return true;
    if (event.happenedAt !== undefined && fact.happenedAt !== undefined) return stampOf(event) === stampOf(fact);
    const between = part === undefined && endsBetween(thread.events.slice(index + 1), conversation);
    return Math.abs(standing(event) - standing(fact)) <= (between ? closeRepeatWindow : repeatWindow);
  });
}

/** As the phone system said it: that stays the same, whatever is learnt of its clock. */
function stampOf({ happenedAt, stampedAt = happenedAt }: LegStart): Instant | undefined {
  return stampedAt;
}

function endsBetween(events: readonly ThreadEvent[], id: string): boolean {
  return events.some((event) => event.kind === 'leg-ended' && event.id === id);
}
