import type { Book } from '../book/book.ts';
import type { QueueRules } from '../book/rules.ts';
import { totalsOf, waitsOf } from '../book/tally.ts';
import { atLeastMissed, missedOf, together } from '../counts/missed-calls.ts';
import { totalsOfRecords, waitsOfRecords } from '../counts/recorded-calls.ts';
import type { Totals } from '../counts/totals.ts';
import { answerRate, averageTalk, averageWait, serviceLevel, sum } from '../counts/totals.ts';
import type { Instant } from '../time/instant.ts';
import { second } from '../time/instant.ts';
import { dayOf } from '../time/zone.ts';
import type { Figure } from './figure.ts';
import { known, longestOf, orNotSaid, rounded, share, waitSoFar, withWaiting } from './figure.ts';
import { calledLine } from './waiting-line.ts';

/** The numbers of a queue from calls that were told one by one, while they happened or afterwards. */
export function calledFigures(book: Book, rules: QueueRules, now: Instant) {
  const zone = book.rules.timeZone;
  const today = dayOf(now, zone);
  const totals = sum(totalsOf(book.tally, today, rules.id), totalsOfRecords(book.recorded, today, rules.id));
  const waiting = book.tally.waiting[rules.id] ?? [];
  const [oldest] = waiting;
  const ofToday = waiting.map((call) => call.entry).filter((entry) => dayOf(entry, zone) === today);
  const level = serviceLevel(totals, ofToday, now, rules.serviceLevelSeconds * second);
  return {
    callsWaiting: known(waiting.length),
    longestWaitSeconds: {
      ...known(waitSoFar(oldest?.entry, now) ?? 0),
      atLeast: oldest?.atLeast === true,
    },
    inferredLostToday: known(totals.inferredAbandoned),
    longestWaitTodaySeconds: longestToday(book, rules.id, today, totals, now),
    ...withMissed(book, rules.id, today, totals, level),
  };
}

/**
 * Of the answered and the lost, and of those who wait now. It may be more, where somebody was there before us or went by
 * unheard; when a caller hung up whose end was not told, is an estimate.
 */
function longestToday(book: Book, queue: string, today: string, totals: Totals, now: Instant): Figure {
  const kept = [waitsOf(book.tally, today, queue), waitsOfRecords(book.recorded, today, queue)];
  const missed = together(missedOf(book.missed, today, queue));
  const isWhole = missed.answered === 0 && missed.abandoned === 0;
  const waited: Figure = {
    value: longestOf(kept.map(({ longest }) => longest)),
    estimated: totals.inferredAbandoned > 0,
    atLeast: !isWhole || kept.some(({ atLeast }) => atLeast > 0),
  };
  const longest = withWaiting(waited, calledLine(book, queue), now);
  return isWhole ? longest : orNotSaid(longest);
}

/** The day's numbers with what went by while nobody listened: it counts, and no waits are known of it. */
function withMissed(book: Book, queue: string, today: string, totals: Totals, level: number | null) {
  const spans = missedOf(book.missed, today, queue);
  const [missed, least] = [together(spans), atLeastMissed(spans)];
  const answered = totals.answered + least.answered;
  const abandoned = totals.abandoned + least.abandoned;
  const isWhole = missed.answered === 0 && missed.abandoned === 0;
  const isSure = missed.answered !== null && missed.abandoned !== null;
  const atLeast = totals.answeredAtLeast > 0;
  return {
    answeredToday: { ...known(answered), atLeast: missed.answered === null },
    lostToday: { ...known(abandoned), atLeast: missed.abandoned === null },
    // Of those who left unanswered, nobody saw which the queue let go of.
    overflowedToday: { ...known(totals.overflowed), atLeast: missed.abandoned === null },
    answerRate: { ...share(answerRate({ answered, abandoned })), estimated: !isSure },
    avgWaitSeconds: {
      ...ofKnown(known(rounded(averageWait(totals))), answered),
      estimated: missed.answered !== 0,
      atLeast: atLeast && missed.answered === 0,
    },
    avgTalkSeconds: {
      ...ofKnown(known(rounded(averageTalk(totals))), answered - totals.answered),
      estimated: missed.answered !== 0,
    },
    serviceLevel: { ...ofKnown(share(level), answered + abandoned), estimated: !isWhole || atLeast },
  };
}

/** Where there were calls, and of none of them a wait is known, it is not for want of calls. */
function ofKnown(figure: Figure, calls: number): Figure {
  return calls > 0 ? orNotSaid(figure) : figure;
}
