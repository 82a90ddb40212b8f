import type { Input } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import { minute } from '#core/time/instant';
import type { Engine } from '../engine/engine.ts';
import type { Clock } from '../intake/clock.ts';
import { hubNotice } from '../intake/hub-notice.ts';
import { faultOf } from '../machine/fault.ts';
import type { Logger } from '../machine/log.ts';
import type { AlertBook } from './alert-book.ts';
import { nextSilence, unsaid } from './source-watch.ts';

/** After something came, so long is waited for more of it: a rush is looked at some hundred times a second. Milliseconds. */
const gathering = 5;

/** Never asleep for longer, in case the clock is set. */
const longestSleep = minute;

/** How long after a journal that takes nothing it is tried again. Milliseconds. */
const retryAfter = 1_000;

interface LookoutOptions {
  readonly clock: Clock;
  readonly book: () => AlertBook;
  readonly engine: () => Engine;
  readonly deaf: () => boolean;
  /** Writes it down, and resolves when the alerts have it. */
  readonly journal: (input: Input) => Promise<void>;
  readonly log: Pick<Logger, 'error'>;
}

/**
 * Wakes at the moment at which time alone makes something of an alert or of a source, and writes that down: what the journal
 * does not know has not happened.
 */
export interface Lookout {
  /** Says that the hub listens, and begins to look. */
  start(): Promise<void>;
  /** Something may be otherwise. */
  soon(): void;
  close(): void;
}

export function createLookout({ clock, book, engine, deaf, journal, log }: LookoutOptions): Lookout {
  let timer: NodeJS.Timeout | undefined;
  let wakesAt = Infinity;
  let startedAt: Instant | undefined;
  let [isBusy, isWanted] = [false, false];
  let isClosed = false;

  /** The earliest of all that were asked for. */
  function wakeIn(milliseconds: number): void {
    if (isClosed || startedAt === undefined) return;
    const at = performance.now() + milliseconds;
    if (timer !== undefined && at >= wakesAt) return;
    clearTimeout(timer);
    wakesAt = at;
    timer = setTimeout(() => void wake(), Math.max(1, milliseconds));
  }

  async function wake(): Promise<void> {
    [timer, wakesAt] = [undefined, Infinity];
    isWanted = isBusy;
    if (isBusy || isClosed || startedAt === undefined) return;
    isBusy = true;
    let pause = longestSleep;
    try {
      pause = await lookAround(startedAt);
    } catch (error) {
      log.error(faultOf(error), 'Looking after the alerts failed.');
      pause = retryAfter;
    }
    isBusy = false;
    wakeIn(isWanted ? gathering : pause);
  }

  /** Writes down what is to be. Returns how long it may sleep then, in milliseconds. */
  async function lookAround(since: Instant): Promise<number> {
    const { ledger, isLive } = engine();
    if (!isLive) return retryAfter;
    const now = clock.now();
    const notices = unsaid(ledger, book().kept().words, { now, deaf: deaf(), startedAt: since });
    for (const notice of notices) await journal(hubNotice(notice, now));
    // More may come of this very millisecond.
    const { eventAt, nextAt } = book().outlook(clock.now() - 1);
    if (eventAt !== null) {
      await journal(hubNotice({ kind: 'awake' }, eventAt));
      return 0;
    }
    const then = Math.min(nextAt + 1, nextSilence(ledger, now, since));
    return Math.min(longestSleep, Math.max(1, then - clock.now()));
  }

  return {
    async start() {
      startedAt = clock.now();
      await journal(hubNotice({ kind: 'started' }, startedAt));
      wakeIn(0);
    },
    soon: () => wakeIn(gathering),
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}
