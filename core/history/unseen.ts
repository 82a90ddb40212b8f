import type { CountedQueue } from '../counts/counted-queue.ts';
import type { MissedCalls } from '../counts/missed-calls.ts';
import { atLeastMissed, missedOf } from '../counts/missed-calls.ts';
import type { Totals } from '../counts/totals.ts';
import { noCalls } from '../counts/totals.ts';
import type { Instant } from '../time/instant.ts';
import type { History, HoursOfQueue } from './history.ts';
import { dayOfQueue, settlingOf, withDayOfQueue, withSettling } from './history.ts';
import { hourStart } from './hours.ts';
import { isSettled, settled, settlingFrom, settlingWith } from './settling.ts';
import type { Unseen } from './sums.ts';
import { noSums, nothingUnseen } from './sums.ts';

/**
 * History after a phone system that tells each call told its own totals too: what they have counted that nobody heard stands in the
 * hour in which that was told. `heard`: what of that day was heard call by call. So the hours add up to the board's own figures.
 */
export function historyAfterBoth(
  history: History,
  queue: string,
  counted: CountedQueue,
  heard: Pick<Totals, 'answered' | 'abandoned'>,
  timeZone: string,
): History {
  const { at, day, answered, abandoned } = counted;
  if (answered === null || abandoned === null) return history;
  const ahead = { answered: answered - heard.answered, abandoned: abandoned - heard.abandoned };
  const before = settlingOf(history, day, queue);
  const settling = before === undefined ? settlingFrom(at, ahead) : settlingWith(before, ahead);
  const hours = dayOfQueue(history, day, queue);
  // The first totals after nobody listened are believed at once.
  const isBelieved = before === undefined || isSettled(settling, at);
  const next = isBelieved ? withUnseen(hours, hourStart(at, timeZone), settled(settling, unseenIn(hours))) : hours;
  const known = next === hours && before !== undefined ? history : withDayOfQueue(history, day, queue, next);
  return withSettling(known, day, queue, isBelieved ? settlingFrom(at, ahead) : settling);
}

/** Nobody listened for a while: the next totals tell what went by. */
export function historyAfterSilence(history: History, queue: string): History {
  return history.days.reduce((known, { day }) => withSettling(known, day, queue, undefined), history);
}

/** History after it is known what a source missed while nobody listened: it stands in the hour in which that ended. */
export function historyAfterMissed(history: History, queue: string, missed: MissedCalls, timeZone: string): History {
  return missed.days.reduce((known, { day }) => {
    const hours = dayOfQueue(known, day, queue);
    const spans = Map.groupBy(missedOf(missed, day, queue), ({ until }) => String(hourStart(until, timeZone)));
    const starts = new Set([...Object.keys(hours), ...spans.keys()]);
    let next = hours;
    for (const start of starts) next = withHour(next, start, atLeastMissed(spans.get(start) ?? []));
    return next === hours ? known : withDayOfQueue(known, day, queue, next);
  }, history);
}

function unseenIn(hours: HoursOfQueue): Unseen {
  const all = Object.values(hours).map(({ unseen }) => unseen);
  return {
    answered: all.reduce((sum, { answered }) => sum + answered, 0),
    abandoned: all.reduce((sum, { abandoned }) => sum + abandoned, 0),
  };
}

/**
 * What is more makes good for what was taken off last, and is of this hour else. What is less is taken off the newest hours that
 * have any, of those that were heard too.
 */
function withUnseen(hours: HoursOfQueue, start: Instant, wanted: Unseen): HoursOfQueue {
  const known = unseenIn(hours);
  let next = hours;
  for (const count of ['answered', 'abandoned'] as const) {
    const of = (key: string): number => (next[key]?.unseen ?? nothingUnseen)[count];
    const add = (key: string, more: number): void => {
      next = withHour(next, key, { ...(next[key]?.unseen ?? nothingUnseen), [count]: of(key) + more });
    };
    let left = wanted[count] - known[count];
    for (const key of Object.keys(next).toSorted((one, other) => Number(other) - Number(one))) {
      const all = (next[key]?.totals ?? noCalls)[count] + of(key);
      const more = left > 0 ? Math.min(left, Math.max(0, -of(key))) : -Math.min(-left, Math.max(0, all));
      if (more !== 0) add(key, more);
      left -= more;
    }
    if (left > 0) add(String(start), left);
  }
  return next;
}

function withHour(hours: HoursOfQueue, start: string, { answered, abandoned }: Unseen): HoursOfQueue {
  const sums = hours[start] ?? noSums;
  if (sums.unseen.answered === answered && sums.unseen.abandoned === abandoned) return hours;
  return { ...hours, [start]: { ...sums, unseen: { answered, abandoned } } };
}
