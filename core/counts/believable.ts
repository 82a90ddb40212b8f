import type { QueueCounted } from '../said/facts.ts';
import { hour, second } from '../time/instant.ts';

/** More calls than this no queue has in a day, and longer than this nobody waits or talks: such a number is a mistake. */
const mostCalls = 1_000_000;
const longestSeconds = (24 * hour) / second;
/** More than this wait in no queue. */
const mostWaiting = 10_000;

export function isBelievableCount(calls: number): boolean {
  return calls >= 0 && calls <= mostCalls;
}

export function isBelievableLength(seconds: number): boolean {
  return seconds >= 0 && seconds <= longestSeconds;
}

export function isBelievableWaiting(callers: number): boolean {
  return callers >= 0 && callers <= mostWaiting;
}

type Told<Value> = Value | null;

/** The count without what cannot be true, which is as if it had not been said: 999999999999999 is no number of calls. */
export function believable(fact: QueueCounted): QueueCounted {
  const calls = (value: Told<number>): Told<number> => (value !== null && isBelievableCount(value) ? value : null);
  const length = (value: Told<number> | undefined): Told<number> =>
    value !== undefined && value !== null && isBelievableLength(value) ? value : null;
  const { answeredInTime } = fact;
  return {
    ...fact,
    waiting: fact.waiting !== null && isBelievableWaiting(fact.waiting) ? fact.waiting : null,
    answered: calls(fact.answered),
    abandoned: calls(fact.abandoned),
    averageWaitSeconds: length(fact.averageWaitSeconds),
    ...(answeredInTime !== undefined && { answeredInTime: calls(answeredInTime) }),
    longestWaitSeconds: length(fact.longestWaitSeconds),
    longestWaitTodaySeconds: length(fact.longestWaitTodaySeconds),
    averageTalkSeconds: length(fact.averageTalkSeconds),
  };
}
