import type { Book } from '../book/book.ts';
import type { QueueRules } from '../book/rules.ts';
import { totalsOf } from '../book/tally.ts';
import type { Instant } from '../time/instant.ts';
import { second } from '../time/instant.ts';
import { dayOf } from '../time/zone.ts';
import { calledFigures } from './called-figures.ts';
import { countedFigures } from './counted-figures.ts';
import type { Figure } from './figure.ts';
import { known, withWaiting } from './figure.ts';
import { waitingLine } from './waiting-line.ts';

/**
 * The numbers of a queue whose phone system tells both its own counts and every call. The counts are the figures, since they
 * hold what happened before we listened. The calls tell who waits since when, and how soon each was answered.
 */
export function bothFigures(book: Book, rules: QueueRules, now: Instant) {
  const counted = withUnchangedDay(countedFigures(book, rules, now), book, rules.id, now);
  // Since the last count nobody listened for a while: there may have been more.
  const atLeast = book.sides[rules.id]?.isOld === true;
  return {
    ...counted,
    ...lineFigures(book, rules.id, now),
    answeredToday: { ...counted.answeredToday, atLeast: atLeast || counted.answeredToday.atLeast },
    lostToday: { ...counted.lostToday, atLeast: atLeast || counted.lostToday.atLeast },
    answerRate: { ...counted.answerRate, estimated: atLeast || counted.answerRate.estimated },
    // Nobody has said how long those waited whom nobody listened to.
    longestWaitTodaySeconds: {
      ...counted.longestWaitTodaySeconds,
      atLeast: atLeast || counted.longestWaitTodaySeconds.atLeast,
    },
    avgTalkSeconds: { ...counted.avgTalkSeconds, estimated: atLeast },
    serviceLevel: ofWatched(book, rules, now, counted.answeredToday.value, counted.lostToday.value),
  };
}

type Counted = ReturnType<typeof countedFigures>;

/** Each change is told: where none was since midnight, nothing has happened today. */
function withUnchangedDay(figures: Counted, book: Book, queue: string, now: Instant): Counted {
  const counted = book.counted[queue];
  const zone = book.rules.timeZone;
  if (counted === undefined || book.sides[queue]?.isOld === true) return figures;
  if (counted.answered === null || counted.abandoned === null) return figures;
  if (dayOf(counted.at, zone) >= dayOf(now, zone)) return figures;
  const longest = withWaiting(known(null), waitingLine(book, queue, now), now);
  return {
    ...figures,
    answeredToday: known(0),
    lostToday: known(0),
    longestWaitTodaySeconds: longest,
    avgTalkSeconds: known(null),
  };
}

function lineFigures(book: Book, queue: string, now: Instant): Pick<Counted, 'callsWaiting' | 'longestWaitSeconds'> {
  const line = waitingLine(book, queue, now);
  if (line === null) return { callsWaiting: known(null), longestWaitSeconds: known(null) };
  const [oldest] = line.entries;
  const longest = oldest === undefined ? 0 : Math.max(0, Math.round((now - oldest) / second));
  const { estimated } = line;
  return {
    callsWaiting: known(line.size),
    longestWaitSeconds: { value: longest, estimated: estimated && oldest !== undefined, atLeast: line.atLeast },
  };
}

/** The service level of those calls that we watched; of those before us no wait is known. */
function ofWatched(book: Book, rules: QueueRules, now: Instant, answered: number | null, lost: number | null): Figure {
  const { serviceLevel } = calledFigures(book, rules, now);
  const watched = totalsOf(book.tally, dayOf(now, book.rules.timeZone), rules.id);
  const isWhole = answered === watched.answered && lost === watched.abandoned;
  if (serviceLevel.value === null) return isWhole ? serviceLevel : { ...known(null), unknown: 'notSaid' };
  return { ...serviceLevel, estimated: serviceLevel.estimated || !isWhole };
}
