import type { Book } from '../book/book.ts';
import type { QueueRules } from '../book/rules.ts';
import { longestWait } from '../counts/counted-queue.ts';
import type { CountedTotals } from '../counts/counted-totals.ts';
import { answerShare } from '../counts/shares.ts';
import type { Instant } from '../time/instant.ts';
import { second } from '../time/instant.ts';
import { dayOf } from '../time/zone.ts';
import type { Figure } from './figure.ts';
import { known, orNotSaid, rate, rounded, withWaiting } from './figure.ts';
import { waitingLine } from './waiting-line.ts';

/** From what the phone system counted by itself. Its totals are of its own day: of another day they say nothing. */
export function countedFigures(book: Book, rules: QueueRules, now: Instant) {
  const counted = book.counted[rules.id];
  const ofToday = todayOf(counted, book, now);
  const answered = ofToday?.answered ?? null;
  const lost = ofToday?.abandoned ?? null;
  const offered = answered === null || lost === null ? 0 : answered + lost;
  const wait = counted === undefined ? null : longestWait(counted, now);
  // Where somebody else's word of yesterday is the day's beginning, or its beginning is not known.
  const count = (value: number | null): Figure => ({
    value,
    estimated: ofToday?.begin === 'taken',
    atLeast: ofToday?.begin === 'later',
  });
  return {
    callsWaiting: known(counted?.waiting ?? null),
    longestWaitSeconds: { value: rounded(wait?.seconds ?? null), estimated: true, atLeast: wait?.atLeast ?? false },
    answeredToday: count(answered),
    lostToday: count(lost),
    answerRate: rateOf(answered, lost, ofToday?.begin !== 'seen'),
    avgWaitSeconds: answered === null ? known(null) : averageOf(answered, ofToday?.averageWaitSeconds ?? null),
    longestWaitTodaySeconds: withWaiting(longestCounted(ofToday), waitingLine(book, rules.id, now), now),
    avgTalkSeconds: answered === 0 ? known(null) : orNotSaid(averageOf(answered, ofToday?.averageTalkSeconds ?? null)),
    serviceLevel: serviceLevelOf(ofToday?.answeredInTime ?? null, offered),
    overflowedToday: known(null),
    inferredLostToday: known(null),
  };
}

/** The phone system tells the average and not the sum, which is so many times as much. */
function averageOf(answered: number | null, seconds: number | null): Figure {
  if (answered === 0 || seconds === null) return known(null);
  const figure = known(rounded(seconds));
  if (answered === null) return figure;
  return { ...figure, share: { part: seconds * answered * second, whole: answered, outcomes: answered } };
}

function todayOf<Counted extends CountedTotals & { readonly at: Instant }>(
  counted: Counted | undefined,
  book: Book,
  now: Instant,
): Counted | undefined {
  const zone = book.rules.timeZone;
  return counted !== undefined && dayOf(counted.at, zone) === dayOf(now, zone) ? counted : undefined;
}

function rateOf(answered: number | null, abandoned: number | null, isGuessed: boolean): Figure {
  if (answered === null || abandoned === null) return known(null);
  const figure = rate(answerShare({ answered, abandoned }));
  return { ...figure, estimated: figure.value !== null && isGuessed };
}

/** Who hung up within the limit is not told, so that they count against it: an estimate, and a careful one. */
function serviceLevelOf(answeredInTime: number | null, offered: number): Figure {
  if (offered === 0) return known(null);
  if (answeredInTime === null || answeredInTime > offered) return orNotSaid({ ...known(null), estimated: true });
  return { ...rate({ part: answeredInTime, whole: offered, outcomes: offered }), estimated: true };
}

/** Of the answered and the lost. Before the first of them a phone system says 0, which is no wait of anybody. */
function longestCounted(ofToday: CountedTotals | undefined): Figure {
  if (ofToday?.answered === 0 && ofToday.abandoned === 0) return known(null);
  const value = rounded(ofToday?.longestWaitTodaySeconds ?? null);
  return orNotSaid({ ...known(value), atLeast: ofToday?.longestAtLeast === true });
}
