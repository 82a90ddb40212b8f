import type { Book } from '../book/book.ts';
import type { Instant } from '../time/instant.ts';
import type { DayComparison } from './queue.ts';
import { totalsOfRecords } from '../counts/recorded-calls.ts';
import { atLeastMissed, missedOf } from '../counts/missed-calls.ts';
import type { Rules } from '../book/rules.ts';
import { partAt, type SourcePart } from './source-choice.ts';
import { totalsOf } from '../book/tally.ts';
import { sum } from '../counts/totals.ts';
import { dayBounds, dayOf } from '../time/zone.ts';

/** What each source that knows calls counted yesterday, for every queue of which more than one counted any. */
export function compareYesterday(rules: Rules, parts: readonly SourcePart[], now: Instant): readonly DayComparison[] {
  const day = dayOf(dayBounds(dayOf(now, rules.timeZone), rules.timeZone).start - 1, rules.timeZone);
  const current = parts.map((part) => partAt(part, now));
  return rules.queues.flatMap((queue) => {
    const counts = current
      .filter(({ view }) => view.provides.includes('answeredToday') && (view.queues?.includes(queue.id) ?? true))
      .map(({ view, book }) => ({ source: view.id, ...countsOf(book, day, queue.id) }))
      .filter(({ offered }) => offered > 0)
      .map(({ source, answered, lost }) => ({ source, answered, lost }));
    const [first, ...others] = counts;
    if (first === undefined || others.length === 0) return [];
    const differ = others.some(({ answered, lost }) => answered !== first.answered || lost !== first.lost);
    return [{ day, queue: queue.id, counts, differ }];
  });
}

function countsOf(book: Book, day: string, queue: string) {
  const totals = sum(totalsOf(book.tally, day, queue), totalsOfRecords(book.recorded, day, queue));
  const spans = missedOf(book.missed, day, queue);
  const { answered, abandoned } = atLeastMissed(spans);
  return {
    offered: totals.offered + spans.length,
    answered: totals.answered + answered,
    lost: totals.abandoned + abandoned,
  };
}
