import type { Book } from '../book/book.ts';
import type { QueueRules } from '../book/rules.ts';
import { longestWait } from '../counts/counted-queue.ts';
import type { CountedTotals } from '../counts/counted-totals.ts';
import type { Instant } from '../time/instant.ts';
import { dayOf } from '../time/zone.ts';
import type { Figure } from './figure.ts';
import { known, orNotSaid, rounded, share, withWaiting } from './figure.ts';
import { waitingLine } from './waiting-line.ts';

/** From what the phone system counted by itself. Its totals are of its own day: of another day they say nothing. */
export function countedFigures(book: Book, rules: QueueRules, now: Instant) {
  const counted = book.counted[rules.id];
  const ofToday = todayOf(counted, book, now);
  const answered = ofToday?.answered ?? null;
  const lost = ofToday?.abandoned ?? null;
  const offered = answered === null || lost === null ? 0 : answered + lost;
  const wait = counted === undefined ? null : longestWait(counted, now);
  return {
    callsWaiting: known(counted?.waiting ?? null),
    longestWaitSeconds: { value: rounded(wait?.seconds ?? null), estimated: true, atLeast: wait?.atLeast ?? false },
    answeredToday: known(answered),
    lostToday: known(lost),
    answerRate: share(answered === null || offered === 0 ? null : (answered * 100) / offered),
    avgWaitSeconds: known(answered === null || answered === 0 ? null : rounded(ofToday?.averageWaitSeconds ?? null)),
    longestWaitTodaySeconds: withWaiting(longestCounted(ofToday), waitingLine(book, rules.id, now), now),
    avgTalkSeconds: answered === 0 ? known(null) : orNotSaid(known(rounded(ofToday?.averageTalkSeconds ?? null))),
    serviceLevel: known(null),
    overflowedToday: known(null),
    inferredLostToday: known(null),
  };
}

function todayOf<Counted extends CountedTotals & { readonly at: Instant }>(
  counted: Counted | undefined,
  book: Book,
  now: Instant,
): Counted | undefined {
  const zone = book.rules.timeZone;
  return counted !== undefined && dayOf(counted.at, zone) === dayOf(now, zone) ? counted : undefined;
}

/** Of the answered and the lost. Before the first of them a phone system says 0, which is no wait of anybody. */
function longestCounted(ofToday: CountedTotals | undefined): Figure {
  if (ofToday?.answered === 0 && ofToday.abandoned === 0) return known(null);
  const value = rounded(ofToday?.longestWaitTodaySeconds ?? null);
  return orNotSaid({ ...known(value), atLeast: ofToday?.longestAtLeast === true });
}
