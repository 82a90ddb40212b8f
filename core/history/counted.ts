import type { Book } from '../book/book.ts';
import { totalsOf } from '../book/tally.ts';
import type { CountedQueue } from '../counts/counted-queue.ts';
import type { Fact } from '../said/facts.ts';
import type { Instant } from '../time/instant.ts';
import { second } from '../time/instant.ts';
import type { History, HoursOfQueue } from './history.ts';
import { dayOfQueue, withDayOfQueue } from './history.ts';
import { hourStart } from './hours.ts';
import type { Sums } from './sums.ts';
import { noSums, together } from './sums.ts';
import { historyAfterBoth, historyAfterMissed, historyAfterSilence } from './unseen.ts';

/**
 * History after something was told of a queue by which it is known of calls that nobody heard. `kind`: of what was told, which is in
 * the book already.
 */
export function historyAfterTotals(history: History, book: Book, kind: Fact['kind'], queue: string): History {
  const { timeZone } = book.rules;
  const { calls } = book.tells;
  if (kind === 'calls-missed' || kind === 'missed-in-doubt') {
    return calls === 'both'
      ? historyAfterSilence(history, queue)
      : historyAfterMissed(history, queue, book.missed, timeZone);
  }
  const counted = book.counted[queue];
  if (kind !== 'queue-counted' || counted === undefined) return history;
  if (calls === 'counts') return historyAfterCount(history, queue, counted, timeZone);
  if (calls !== 'both') return history;
  return historyAfterBoth(history, queue, counted, totalsOf(book.tally, counted.day, queue), timeZone);
}

/**
 * History after a phone system told its own totals of a queue, where it tells no calls: what they have grown by since the
 * count before stands in the hour in which that was told. So the hours add up to the board's own figures, whatever is put right.
 */
export function historyAfterCount(history: History, queue: string, counted: CountedQueue, timeZone: string): History {
  const { at, day, answered, abandoned } = counted;
  if (answered === null && abandoned === null) return history;
  const hours = dayOfQueue(history, day, queue);
  const known = together(Object.values(hours));
  const wanted = dayAsCounted(known, counted);
  const start = hourStart(at, timeZone);
  const next = withDifference(hours, start, known, wanted);
  return next === hours ? history : withDayOfQueue(history, day, queue, next);
}

/** What all of the day comes to. What the newest count did not say stays as it was. */
function dayAsCounted(known: Sums, counted: CountedQueue): Sums {
  const { totals } = known;
  const { averageWaitSeconds, averageTalkSeconds, answeredInTime } = counted;
  const answered = counted.answered ?? totals.answered;
  const abandoned = counted.abandoned ?? totals.abandoned;
  const offered = answered + abandoned;
  // The phone system tells the average and not the sum, which is so many times as much.
  const waits = averageWaitSeconds === null ? null : Math.round(averageWaitSeconds * answered * second);
  const talks = averageTalkSeconds === null ? null : Math.round(averageTalkSeconds * answered * second);
  return {
    ...known,
    totals: {
      ...totals,
      offered,
      answered,
      abandoned,
      answerWait: waits ?? totals.answerWait,
      talks: talks === null ? totals.talks : answered,
      talkTime: talks ?? totals.talkTime,
      answeredWithin: answeredInTime ?? totals.answeredWithin,
    },
    untold: { waits: waits === null ? answered : 0, level: answeredInTime === null ? offered : 0 },
  };
}

type Count = 'answered' | 'abandoned';

/** What is more is of this hour. What is less was counted wrongly of late: it is taken off the newest hours that have it. */
function withDifference(hours: HoursOfQueue, start: Instant, known: Sums, wanted: Sums): HoursOfQueue {
  const more = (count: Count): number => wanted.totals[count] - known.totals[count];
  const added = differenceOf(known, wanted, Math.max(0, more('answered')), Math.max(0, more('abandoned')));
  const isSame = added === null;
  let next = isSame ? hours : { ...hours, [start]: together([hours[start] ?? noSums, added]) };
  for (const count of ['answered', 'abandoned'] as const) {
    for (let left = -more(count); left > 0;) {
      const newest = Object.keys(next)
        .map(Number)
        .filter((each) => (next[each]?.totals[count] ?? 0) > 0)
        .toSorted((one, other) => other - one)[0];
      const sums = newest === undefined ? undefined : next[newest];
      if (newest === undefined || sums === undefined) break;
      const less = Math.min(left, sums.totals[count]);
      const totals = {
        ...sums.totals,
        [count]: sums.totals[count] - less,
        offered: sums.totals.offered - less,
      };
      next = { ...next, [newest]: { ...sums, totals } };
      left -= less;
    }
  }
  return next;
}

/** What the day lacks, with so many calls more; `null`: nothing. */
function differenceOf(known: Sums, wanted: Sums, answered: number, abandoned: number): Sums | null {
  const of = (name: 'answerWait' | 'talks' | 'talkTime' | 'answeredWithin'): number =>
    wanted.totals[name] - known.totals[name];
  const totals = {
    ...noSums.totals,
    offered: answered + abandoned,
    answered,
    abandoned,
    answerWait: of('answerWait'),
    talks: of('talks'),
    talkTime: of('talkTime'),
    answeredWithin: of('answeredWithin'),
  };
  const untold = { waits: wanted.untold.waits - known.untold.waits, level: wanted.untold.level - known.untold.level };
  const isNothing = [...Object.values(totals), ...Object.values(untold)].every((value) => value === 0);
  return isNothing ? null : { ...noSums, totals, untold };
}
