import type { Book } from '../book/book.ts';
import { firstItem, itemsOf } from '../calls/by-time.ts';
import { entryOf, nobodyWaits } from '../calls/passage.ts';
import { believed, sideBySide } from '../counts/side-by-side.ts';
import type { Instant } from '../time/instant.ts';

/** No screen shows more, and nobody reads them. */
const mostNamed = 1_000;

/** Who waits in a queue: when each came, the oldest first. */
export interface WaitingLine {
  /** How many wait. */
  readonly size: number;
  /** Of the first thousand. */
  readonly entries: readonly Instant[];
  /** Worked out from counts. */
  readonly estimated: boolean;
  /** The oldest may have come earlier. */
  readonly atLeast: boolean;
}

/** Who waits at `now`, as far as it was told or can be worked out; `null`: it is not known how many do. */
export function waitingLine(book: Book, queue: string, now: Instant): WaitingLine | null {
  switch (book.tells.calls) {
    case 'counts':
      return countedLine(book, queue);
    case 'both':
      return lineOfBoth(book, queue, now);
    case 'events':
    case 'records':
    case 'none':
      return calledLine(book, queue);
  }
}

/** Who waits by the calls that were told. */
export function calledLine(book: Book, queue: string): WaitingLine {
  const waiting = book.tally.waiting[queue] ?? nobodyWaits;
  const { size } = waiting;
  const entries = itemsOf(waiting, mostNamed).map(entryOf);
  return { size, entries, estimated: false, atLeast: firstItem(waiting)?.atLeast === true };
}

function countedLine(book: Book, queue: string): WaitingLine | null {
  const counted = book.counted[queue];
  if (counted === undefined || counted.waiting === null) return null;
  const { entries } = counted;
  const named = entries.slice(0, mostNamed).map(({ since }) => since);
  return { size: entries.length, entries: named, estimated: true, atLeast: entries[0]?.atLeast === true };
}

/** Before its first count nothing is known of a queue, whatever calls were told: others may have been there before them. */
function lineOfBoth(book: Book, queue: string, now: Instant): WaitingLine | null {
  const counted = book.counted[queue];
  if (counted === undefined) return null;
  switch (believed(book.sides[queue] ?? sideBySide, counted.waiting, now)) {
    case 'calls':
      return withToldOldest(calledLine(book, queue), counted.entries[0]);
    case 'counts':
      return countedLine(book, queue);
    case null:
      return null;
  }
}

/** Of one who was there before us the counts tell how long he has waited. */
function withToldOldest(
  line: WaitingLine,
  oldest: { readonly since: Instant; readonly atLeast: boolean } | undefined,
): WaitingLine {
  const [first] = line.entries;
  if (!line.atLeast || first === undefined || oldest === undefined || oldest.since > first) return line;
  return { ...line, entries: [oldest.since, ...line.entries.slice(1)], atLeast: oldest.atLeast };
}
