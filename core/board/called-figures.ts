import type { Book } from '../book/book.ts';
import type { QueueRules } from '../book/rules.ts';
import { totalsOf, waitsOf } from '../book/tally.ts';
import { type ByTime, countBefore, firstItem } from '../calls/by-time.ts';
import { entryOf, nobodyWaits, type WaitingCall } from '../calls/passage.ts';
import { atLeastMissed, missedOf, together } from '../counts/missed-calls.ts';
import { totalsOfRecords, waitsOfRecords } from '../counts/recorded-calls.ts';
import type { Share } from '../counts/shares.ts';
import { answerShare, levelShare, talkShare, waitShare } from '../counts/shares.ts';
import type { Totals } from '../counts/totals.ts';
import { sum } from '../counts/totals.ts';
import type { Instant } from '../time/instant.ts';
import { second } from '../time/instant.ts';
import { dayBounds, dayOf } from '../time/zone.ts';
import type { Figure } from './figure.ts';
import { average, known, longestOf, orNotSaid, rate, waitSoFar, withWaiting } from './figure.ts';
import { calledLine } from './waiting-line.ts';

/** The numbers of a queue from calls that were told one by one, while they happened or afterwards. */
export function calledFigures(book: Book, rules: QueueRules, now: Instant) {
  const zone = book.rules.timeZone;
  const today = dayOf(now, zone);
  const totals = sum(totalsOf(book.tally, today, rules.id), totalsOfRecords(book.recorded, today, rules.id));
  const waiting = book.tally.waiting[rules.id] ?? nobodyWaits;
  const oldest = firstItem(waiting);
  const within = rules.serviceLevelSeconds * second;
  const level = levelShare(totals, waitingBeyond(waiting, now - within, dayBounds(today, zone)));
  return {
    callsWaiting: known(waiting.size),
    longestWaitSeconds: {
      ...known(waitSoFar(oldest?.entry, now) ?? 0),
      atLeast: oldest?.atLeast === true,
    },
    inferredLostToday: known(totals.inferredAbandoned),
    longestWaitTodaySeconds: longestToday(book, rules.id, today, totals, now),
    ...withMissed(book, rules.id, today, totals, level),
  };
}

/** How many of those who came today came before that. */
function waitingBeyond(
  waiting: ByTime<WaitingCall>,
  since: Instant,
  { start, end }: { readonly start: Instant; readonly end: Instant },
): number {
  return Math.max(0, countBefore(waiting, Math.min(since, end), entryOf) - countBefore(waiting, start, entryOf));
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
function withMissed(book: Book, queue: string, today: string, totals: Totals, level: Share) {
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
    answerRate: { ...rate(answerShare({ answered, abandoned })), estimated: !isSure },
    avgWaitSeconds: {
      ...ofKnown(average(waitShare(totals)), answered),
      estimated: missed.answered !== 0,
      atLeast: atLeast && missed.answered === 0,
    },
    avgTalkSeconds: {
      ...ofKnown(average(talkShare(totals)), answered - totals.answered),
      estimated: missed.answered !== 0,
    },
    // Of who hung up within the target nothing is to be divided, and nothing is missing either.
    serviceLevel: {
      ...ofKnown(rate(level), answered + abandoned - level.outcomes),
      estimated: !isWhole || atLeast,
    },
  };
}

/** Where there were calls, and of none of them a wait is known, it is not for want of calls. */
function ofKnown(figure: Figure, calls: number): Figure {
  return calls > 0 ? orNotSaid(figure) : figure;
}
