import type { Instant } from '#core/time/instant';
import { minute } from '#core/time/instant';
import type { Picture, Queue, SourcesReport } from '#core/board/queue';
import type { Clock } from '../intake/clock.ts';

/** All queues anew, or those that changed. */
export type PictureKind = 'snapshot' | 'update';

/** The way from the book to every screen: the picture on request, and each change as it happens. */
export interface Feed {
  picture(): Picture;
  sources(): SourcesReport;
  /**
   * Calls `listener` at each change, until the returned function is called: with the queues that changed and only those,
   * or with all of them where the queues themselves may be others than before.
   */
  subscribe(listener: (picture: Picture, kind: PictureKind) => void): () => void;
}

/** What is shown now. */
export interface Books {
  picture(now: Instant): Picture;
  sources(now: Instant): SourcesReport;
  /** When the picture changes next if nothing is heard. */
  nextChange(now: Instant): Instant;
}

/** The feed's other side: told that something may have changed. */
export interface LiveFeed extends Feed {
  /** Looks for changes in this turn of the event loop's end, once however often it is called. */
  changed(): void;
  /** As `changed`; and whoever listens is told the whole board. */
  renewed(): void;
  close(): void;
}

/** In a rush so many changes make one message, in milliseconds: an eye sees no more, and a slow screen can follow. */
const shortestPause = 8;

/** Time alone changes the picture at known moments; but never sleep longer than this, in case the clock is set. */
const longestSleep = minute;

export function createFeed({ books, clock }: { readonly books: () => Books; readonly clock: Clock }): LiveFeed {
  const listeners = new Set<(picture: Picture, kind: PictureKind) => void>();
  let shown: Shown = { queues: new Map(), progress: undefined };
  let isRenewed = false;
  let pending: NodeJS.Immediate | undefined;
  let rest: NodeJS.Timeout | undefined;
  let publishedAt = -Infinity;
  let timer: NodeJS.Timeout | undefined;

  function publish(): void {
    clearImmediate(pending);
    clearTimeout(rest);
    clearTimeout(timer);
    pending = rest = undefined;
    const kind = isRenewed ? 'snapshot' : 'update';
    isRenewed = false;
    if (listeners.size === 0) return;
    const now = clock.now();
    const current = books().picture(now);
    const before = shown;
    shown = shownOf(current);
    const queues = current.queues.filter(({ id }) => shown.queues.get(id) !== before.queues.get(id));
    if (kind === 'snapshot') tell(current, kind);
    else if (queues.length > 0 || shown.progress !== before.progress) tell({ ...current, queues }, kind);
    timer = setTimeout(publish, sleep(now));
  }

  function tell(picture: Picture, kind: PictureKind): void {
    publishedAt = performance.now();
    for (const listener of listeners) listener(picture, kind);
  }

  function sleep(now: Instant): number {
    return Math.max(1, Math.min(longestSleep, books().nextChange(now) - now));
  }

  function changed(): void {
    if (pending !== undefined || rest !== undefined) return;
    const pause = publishedAt + shortestPause - performance.now();
    if (pause <= 0) pending = setImmediate(publish);
    else rest = setTimeout(publish, pause);
  }

  return {
    picture: () => books().picture(clock.now()),
    sources: () => books().sources(clock.now()),
    subscribe(listener) {
      // The newcomer has seen the picture of this moment: what others have not seen yet must not be lost to them.
      publish();
      listeners.add(listener);
      if (listeners.size === 1) {
        shown = shownOf(books().picture(clock.now()));
        publish();
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) clearTimeout(timer);
      };
    },
    changed,
    renewed() {
      isRenewed = true;
      changed();
    },
    close() {
      listeners.clear();
      clearTimeout(timer);
      clearTimeout(rest);
      clearImmediate(pending);
    },
  };
}

/** What the screens have been told. */
interface Shown {
  readonly queues: ReadonlyMap<string, string>;
  readonly progress: number | undefined;
}

function shownOf({ queues, catchingUp }: Picture): Shown {
  return { queues: new Map(queues.map((queue) => [queue.id, signature(queue)])), progress: catchingUp?.done };
}

/** What a queue shows, but for what each screen counts by itself and the age of its newest input. */
function signature(queue: Queue): string {
  // Where the longest wait of today is that of somebody who waits now, screens count that up, too.
  const grows = queue.longestWaitTodaySeconds === queue.longestWaitSeconds;
  const counting = ['asOf', 'longestWaitSeconds', 'longestWaitTime'];
  return JSON.stringify(grows ? { ...queue, longestWaitTodaySeconds: undefined } : queue, (name, value: unknown) =>
    counting.includes(name) ? undefined : value,
  );
}
