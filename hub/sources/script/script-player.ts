import type { Input } from '#core/said/input';
import type { Instant, Milliseconds } from '#core/time/instant';
import { minute, second } from '#core/time/instant';
import type { Clock } from '../../intake/clock.ts';
import type { Logger } from '../../machine/log.ts';

const largestBatch = 500;
/** How far the player looks for the next message. */
const lookAhead: Milliseconds = 5 * minute;
/** No sleep is longer, so that a clock that jumped or a machine that slept is noticed. */
const longestSleep: Milliseconds = 10 * second;
const shortestPause: Milliseconds = 250;
const longestPause: Milliseconds = 30 * second;

interface ScriptPlayerOptions {
  /** The messages from `from` (inclusive) to `to` (exclusive), in order of time; the same whenever they are asked for. */
  readonly script: (from: Instant, to: Instant) => Iterable<{ readonly at: Instant; readonly message: string }>;
  /** Takes all of the inputs, or throws and takes none. */
  readonly accept: (inputs: readonly Input[]) => Promise<void>;
  readonly source: string;
  readonly clock: Pick<Clock, 'now'>;
  /** Everything before it has been played already. */
  readonly startFrom: Instant;
  readonly log: Pick<Logger, 'info' | 'warn'>;
}

export interface ScriptPlayer {
  /**
   * Plays the past at once, and goes on with each message at its own time. Returns when the past is played, or at the
   * first input that cannot be taken: then it tries again by itself, so that a full disk does not hold up the hub.
   */
  start(): Promise<void>;
  /** Nothing is given to `accept` after this; what it has been given may still be under way. */
  close(): void;
}

/** Plays a script, every message once and in order, whatever the clock does. */
export function createScriptPlayer(options: ScriptPlayerOptions): ScriptPlayer {
  const { script, accept, source, clock, log } = options;
  const started = Promise.withResolvers<void>();
  /** Everything before it is taken. */
  let played = options.startFrom;
  let closed = false;
  let wake = (): void => undefined;

  async function play(): Promise<void> {
    let failures = 0;
    while (!closed) {
      let pause: Milliseconds;
      try {
        await playDue();
        if (failures > 0) log.info({ source }, 'the script goes on');
        failures = 0;
        pause = untilNext();
      } catch (error) {
        if (failures === 0) log.warn({ source, err: error }, 'the script waits: an input could not be taken');
        pause = Math.min(longestPause, shortestPause * 2 ** Math.min(failures, 20));
        failures += 1;
      }
      started.resolve();
      if (!closed) await sleep(pause);
    }
    started.resolve();
  }

  /** Plays all that is due; again and again, because time passes meanwhile. */
  async function playDue(): Promise<void> {
    for (let now = clock.now(); played <= now && !closed; now = clock.now()) {
      let batch: Input[] = [];
      for (const { at, message } of script(played, now + 1)) {
        // Messages of one instant stay together: after a restart the player goes on with the next instant.
        if (batch.length >= largestBatch && batch.at(-1)?.at !== at) {
          await take(batch);
          if (closed) return;
          batch = [];
        }
        batch.push({ kind: 'stream', at, source, message });
      }
      if (batch.length > 0) await take(batch);
      played = now + 1;
    }
  }

  async function take(batch: readonly Input[]): Promise<void> {
    await accept(batch);
    played = (batch.at(-1)?.at ?? played - 1) + 1;
  }

  function untilNext(): Milliseconds {
    let next = played + lookAhead;
    for (const { at } of script(played, next)) {
      next = at;
      break;
    }
    return Math.min(longestSleep, Math.max(0, next - clock.now()));
  }

  function sleep(length: Milliseconds): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, length);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  return {
    start() {
      void play();
      return started.promise;
    },
    close() {
      closed = true;
      wake();
    },
  };
}
