import type { Instant } from '#core/time/instant';
import { minute } from '#core/time/instant';
import type { Picture, Queue, SourcesReport } from '#core/board/queue';
import { dayBounds, dayOf } from '#core/time/zone';
import type { Clock } from '../intake/clock.ts';
import type { Ledger } from './ledger.ts';

/** The way from the book to every screen: the picture on request, and each change as it happens. */
export interface Feed {
  picture(): Picture;
  sources(): SourcesReport;
  /** Calls `listener` with the queues that changed, and only those, at each change; until the returned function is called. */
  subscribe(listener: (update: Picture) => void): () => void;
}

/** The feed's other side: told that something may have changed. */
export interface LiveFeed extends Feed {
  /** Looks for changes in this turn of the event loop's end, once however often it is called. */
  changed(): void;
  close(): void;
}

/** In a rush so many changes make one message, in milliseconds: an eye sees no more, and a slow screen can follow. */
const shortestPause = 8;

/** Time alone changes the picture at known moments; but never sleep longer than this, in case the clock is set. */
const longestSleep = minute;

export function createFeed({
  ledger,
  clock,
  timeZone,
}: {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly timeZone: string;
}): LiveFeed {
  const listeners = new Set<(update: Picture) => void>();
  let shown = new Map<string, string>();
  let pending: NodeJS.Immediate | undefined;
  let rest: NodeJS.Timeout | undefined;
  let publishedAt = -Infinity;
  let timer: NodeJS.Timeout | undefined;

  function publish(): void {
    clearImmediate(pending);
    clearTimeout(rest);
    clearTimeout(timer);
    pending = rest = undefined;
    if (listeners.size === 0) return;
    const now = clock.now();
    const current = ledger.picture(now);
    const signatures = new Map(current.queues.map((queue) => [queue.id, signature(queue)]));
    const queues = current.queues.filter((queue) => signatures.get(queue.id) !== shown.get(queue.id));
    shown = signatures;
    if (queues.length > 0) {
      publishedAt = performance.now();
      for (const listener of listeners) listener({ at: current.at, queues });
    }
    timer = setTimeout(publish, sleep(now));
  }

  function sleep(now: Instant): number {
    const { end } = dayBounds(dayOf(now, timeZone), timeZone);
    return Math.max(1, Math.min(longestSleep, ledger.nextChange(now, end) - now));
  }

  return {
    picture: () => ledger.picture(clock.now()),
    sources: () => ledger.sources(clock.now()),
    subscribe(listener) {
      // The newcomer has seen the picture of this moment: what others have not seen yet must not be lost to them.
      publish();
      listeners.add(listener);
      if (listeners.size === 1) {
        shown = new Map(ledger.picture(clock.now()).queues.map((queue) => [queue.id, signature(queue)]));
        publish();
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) clearTimeout(timer);
      };
    },
    changed() {
      if (pending !== undefined || rest !== undefined) return;
      const pause = publishedAt + shortestPause - performance.now();
      if (pause <= 0) pending = setImmediate(publish);
      else rest = setTimeout(publish, pause);
    },
    close() {
      listeners.clear();
      clearTimeout(timer);
      clearTimeout(rest);
      clearImmediate(pending);
    },
  };
}

/** What a queue shows, but for what each screen counts by itself and the age of its newest input. */
function signature(queue: Queue): string {
  return JSON.stringify(queue, (name, value: unknown) =>
    name === 'asOf' || name === 'longestWaitSeconds' || name === 'longestWaitTime' ? undefined : value,
  );
}
