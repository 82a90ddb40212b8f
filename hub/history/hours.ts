import { changesByTime } from '#core/book/book';
import { historyAfter, hoursIn } from '#core/history/history';
import type { Sums } from '#core/history/sums';
import type { Instant } from '#core/time/instant';
import { hour } from '#core/time/instant';
import type { Tab } from '../books/tab.ts';
import type { HourWritten } from './batch.ts';
import { textOf } from './file/sums-text.ts';

/** The hours of a ledger's tabs that are not as they were written down last. */
export interface ChangedHours {
  /** As they are at `now`, when nobody waits longer than he can; without it, as they are by what was told. */
  changed(tabs: ReadonlyMap<string, Tab>, now?: Instant): readonly HourWritten[];
}

/** `from`: what entered before is not wholly known, since the books begin later. */
export function createChangedHours(from: Instant): ChangedHours {
  const written = new Map<string, Sums>();

  function prune(start: Instant): void {
    for (const key of written.keys()) if (Number(key.slice(0, key.indexOf(' '))) < start) written.delete(key);
  }

  return {
    changed(tabs, now) {
      const hours: HourWritten[] = [];
      let newest = -Infinity;
      for (const [source, tab] of tabs) {
        const late = now === undefined ? [] : changesByTime(tab.book, now);
        const history = late.length === 0 ? tab.history : historyAfter(tab.history, late, tab.book.rules);
        for (const { queue, start, sums } of hoursIn(history, from)) {
          const key = `${start} ${JSON.stringify([source, queue])}`;
          newest = Math.max(newest, start);
          if (written.get(key) === sums) continue;
          written.set(key, sums);
          hours.push({ source, queue, start, ...textOf(sums) });
        }
      }
      if (hours.length > 0) prune(newest - keptFor);
      return hours;
    },
  };
}

/** Longer than a book keeps any day. */
const keptFor = 32 * 24 * hour;

/** Of books that begin then, the hours from this one on are wholly known, in whichever zone. */
export function wholeHours(from: Instant): Instant {
  return from + hour;
}
