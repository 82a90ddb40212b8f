import { advance } from '#core/book/book';
import { itemsOf } from '#core/calls/by-time';
import { entryOf } from '#core/calls/passage';
import type { Instant } from '#core/time/instant';
import type { Tab } from '../books/tab.ts';

/** By queue: when those entered who wait now, as the first source has it that knows of any. */
export function waitingNow(
  tabs: ReadonlyMap<string, Tab>,
  now: Instant,
): { readonly [queue: string]: readonly Instant[] } {
  const waiting: { [queue: string]: readonly Instant[] } = {};
  for (const { book } of tabs.values()) {
    const lines = Object.entries(advance(book, now).tally.waiting);
    for (const [queue, line] of lines) {
      if (line.size > 0) waiting[queue] ??= itemsOf(line).map(entryOf);
    }
  }
  return waiting;
}
