import { changesByTime } from '#core/book/book';
import { historyAfter, hoursIn } from '#core/history/history';
import type { Sums } from '#core/history/sums';
import type { Outbound } from '#core/outbound/outbound';
import { outboundHoursIn } from '#core/outbound/outbound';
import type { OutboundSums } from '#core/outbound/sums';
import type { Instant } from '#core/time/instant';
import { hour } from '#core/time/instant';
import type { Tab } from '../books/tab.ts';
import type { HistoryBatch, HourWritten, OutboundWritten } from './batch.ts';
import { textOf } from './file/sums-text.ts';

export type Hours = Pick<HistoryBatch, 'hours' | 'outbound'>;

/** The hours of a ledger's tabs that are not as they were written down last. */
export interface ChangedHours {
  /** As they are at `now`, when nobody waits longer than he can; without it, as they are by what was told. */
  changed(tabs: ReadonlyMap<string, Tab>, now?: Instant): Hours;
}

/** `from`: what entered before is not wholly known, since the books begin later. */
export function createChangedHours(from: Instant): ChangedHours {
  const ofQueues = createWritten<Sums>();
  const ofAgents = createWritten<OutboundSums>();
  const lastOutbound = new Map<string, Outbound>();

  function queueHours(source: string, tab: Tab, now: Instant | undefined): readonly HourWritten[] {
    const late = now === undefined ? [] : changesByTime(tab.book, now);
    const history = late.length === 0 ? tab.history : historyAfter(tab.history, late, tab.book.rules);
    return [...hoursIn(history, from)]
      .filter(({ queue, start, sums }) => ofQueues.isNew(start, [source, queue], sums))
      .map(({ queue, start, sums }) => ({ source, queue, start, ...textOf(sums) }));
  }

  function agentHours(source: string, { outbound }: Tab): readonly OutboundWritten[] {
    const last = lastOutbound.get(source);
    lastOutbound.set(source, outbound);
    return [...outboundHoursIn(outbound, from, last)]
      .filter(({ agent, start, sums }) => ofAgents.isNew(start, [source, agent], sums))
      .map((each) => ({ source, ...each }));
  }

  return {
    changed(tabs, now) {
      const all = [...tabs];
      const hours = all.flatMap(([source, tab]) => queueHours(source, tab, now));
      const outbound = all.flatMap(([source, tab]) => agentHours(source, tab));
      ofQueues.prune();
      ofAgents.prune();
      return { hours, outbound };
    },
  };
}

/** Those of a batch that begin before then. */
export function hoursBefore({ hours, outbound }: Hours, until: Instant): Hours {
  const isBefore = ({ start }: { readonly start: Instant }): boolean => start < until;
  return { hours: hours.filter(isBefore), outbound: outbound.filter(isBefore) };
}

/** What was written down last of each hour: a value that is the same has not changed. */
function createWritten<Value>() {
  const written = new Map<string, Value>();
  let [newest, pruned] = [-Infinity, -Infinity];
  return {
    isNew(start: Instant, of: readonly string[], value: Value): boolean {
      const key = `${start} ${JSON.stringify(of)}`;
      newest = Math.max(newest, start);
      if (written.get(key) === value) return false;
      written.set(key, value);
      return true;
    },
    prune(): void {
      if (newest === pruned) return;
      pruned = newest;
      const start = newest - keptFor;
      for (const key of written.keys()) if (Number(key.slice(0, key.indexOf(' '))) < start) written.delete(key);
    },
  };
}

/** Longer than a book keeps any day. */
const keptFor = 32 * 24 * hour;

/** Of books that begin then, the hours from this one on are wholly known, in whichever zone. */
export function wholeHours(from: Instant): Instant {
  return from + hour;
}
