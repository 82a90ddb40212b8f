import type { Book } from '../book/book.ts';
import type { QueueRules } from '../book/rules.ts';
import { longestWait } from '../counts/counted-queue.ts';
import type { Instant } from '../time/instant.ts';
import { dayOf } from '../time/zone.ts';
import { known, percentage, rounded } from './figure.ts';

/** From what the phone system counted by itself. Its totals are of its own day: of another day they say nothing. */
export function countedFigures(book: Book, rules: QueueRules, now: Instant) {
  const counted = book.counted[rules.id];
  const zone = book.rules.timeZone;
  const ofToday = counted !== undefined && dayOf(counted.at, zone) === dayOf(now, zone) ? counted : undefined;
  const answered = ofToday?.answered ?? null;
  const lost = ofToday?.abandoned ?? null;
  const offered = answered === null || lost === null ? 0 : answered + lost;
  const wait = counted === undefined ? null : longestWait(counted, now);
  return {
    callsWaiting: known(counted?.waiting ?? null),
    longestWaitSeconds: { value: rounded(wait?.seconds ?? null), estimated: true, atLeast: wait?.atLeast ?? false },
    answeredToday: known(answered),
    lostToday: known(lost),
    answerRate: known(answered === null || offered === 0 ? null : percentage((answered * 100) / offered)),
    avgWaitSeconds: known(answered === null || answered === 0 ? null : rounded(ofToday?.averageWaitSeconds ?? null)),
    serviceLevel: known(null),
    overflowedToday: known(null),
    inferredLostToday: known(null),
  };
}
