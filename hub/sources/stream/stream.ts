import type { Said } from '#core/said/sentence';
import type { Input } from '#core/said/input';
import type { Instant, Milliseconds } from '#core/time/instant';
import type { Clock } from '../../intake/clock.ts';
import { faultOf } from '../../machine/fault.ts';
import type { Logger } from '../../machine/log.ts';
import { failureOf, type Failure, retryAfterOf } from '../trouble/failure.ts';
import { pauseAfter, signInPause } from '../trouble/pauses.ts';
import { sleepUntil } from '../trouble/sleep.ts';
import { createVoice } from '../trouble/voice.ts';
import type { BoundStream } from '../ways.ts';
import { streamLimits, type StreamLimits } from './limits.ts';
import { createOrders, type Orders } from './orders.ts';
import { createStreamCounts, type StreamStats } from './stats.ts';
import { createStreamJournal } from './stream-journal.ts';
import { holdInSuccession } from './connection/succession.ts';

export interface StreamOptions {
  readonly source: Pick<BoundStream, 'endpoint' | 'framing' | 'talk'> & { readonly id: string };
  /** Takes all of the inputs, in order, or throws. */
  readonly accept: (inputs: readonly Input[]) => Promise<void>;
  /** Whether a connection began before the hub was started, and nobody wrote down that it was lost. */
  readonly leftOpen: boolean;
  /** The connection is live: all that was there is told. */
  readonly live: (at: Instant) => void;
  /** There is no connection, and why. */
  readonly failed: (failure: Failure) => void;
  /** What a person should know though it goes on: all of it, each time it changes. */
  readonly problems: (sentences: readonly Said[]) => void;
  readonly clock: Pick<Clock, 'now' | 'elapsed'>;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
  readonly limits?: Partial<StreamLimits> | undefined;
  /** From 0 to 1. */
  readonly chance?: () => number;
}

export interface Stream {
  start(): void;
  /** Hangs up, and writes it down. When it resolves, nothing more is accepted. */
  close(): Promise<void>;
  /** What a person asks for; while there is a connection. @throws ActionFailed */
  readonly order: Orders['give'];
  stats(): StreamStats;
}

/** Holds a connection to one phone system, and makes it anew whenever it is lost. */
export function createStream(options: StreamOptions): Stream {
  const { source, clock, log, chance = Math.random } = options;
  const { elapsed } = clock;
  const limits = { ...streamLimits, ...options.limits };
  const closing = new AbortController();
  const counts = createStreamCounts(source.id);
  const voice = createVoice({ source: source.id, elapsed, log });
  const orders = createOrders({ limits, refused: () => counts.met('orders') });
  const { accept, leftOpen } = options;
  const journal = createStreamJournal({ source: source.id, accept, leftOpen, limits, elapsed, stop: closing.signal });
  let failures = 0;
  let liveSince: Milliseconds | undefined;
  let running: Promise<void> = Promise.resolve();

  async function run(): Promise<void> {
    while (!closing.signal.aborted) {
      const error = await once().catch((reason: unknown) => reason);
      if (closing.signal.aborted) return;
      await sleepUntil(elapsed() + lost(error), elapsed, closing.signal);
    }
  }

  /** From one connection to nothing, be it through others that took its place. @throws why it is over, unless it is closed */
  async function once(): Promise<void> {
    // Of an earlier one; not to be forgotten before the next begins.
    await journal.lost(clock.now());
    const { problems } = options;
    const { signal: stop } = closing;
    try {
      await holdInSuccession({ source, journal, orders, counts, limits, clock, live, problems, spoilt, stop });
    } finally {
      counts.disconnected();
      orders.lost();
      await journal.lost(clock.now()).catch(() => undefined);
    }
  }

  function live(): void {
    liveSince ??= elapsed();
    voice.answered();
    options.live(clock.now());
  }

  function spoilt(error: unknown): void {
    const { kind, sentence } = failureOf(error);
    const problem = sentence.en;
    counts.failed(kind);
    log.warn({ source: source.id, kind, problem }, 'A connection cannot be renewed yet; the old one is still there.');
  }

  /** Returns how long to wait before the next connection. */
  function lost(error: unknown): Milliseconds {
    const { kind, sentence } = failureOf(error);
    const wasSteady = liveSince !== undefined && elapsed() - liveSince >= limits.steadyAfter;
    liveSince = undefined;
    failures = wasSteady ? 1 : failures + 1;
    counts.failed(kind);
    if (kind === 'fault') log.error({ source: source.id, ...faultOf(error) }, ourFault);
    const usual = kind === 'sign-in-refused' ? signInPause : pauseAfter(failures, limits.firstPause, chance());
    const failure = { kind, sentence, at: clock.now(), pause: Math.max(usual, retryAfterOf(error)) };
    voice.failed(failure);
    options.failed(failure);
    return failure.pause;
  }

  return {
    start() {
      running = run();
    },
    close() {
      closing.abort();
      return running;
    },
    order: orders.give,
    stats: counts.stats,
  };
}

const ourFault = 'Talking to a source failed by our own fault.';
