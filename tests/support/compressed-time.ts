import { onTestFinished, vi } from 'vitest';
import type { Instant, Milliseconds } from '#core/time/instant';
import { second } from '#core/time/instant';
import type { Clock } from '#hub/intake/clock';
import { fakeClock } from './clocks.ts';
import { questionsUnderWay } from './questions-under-way.ts';

/** Time that passes only when the test says so: the hub's clock, and every `setTimeout` of this process with it. */
export interface CompressedTime {
  readonly clock: Clock;
  /** The clock jumps there, and then happens what was due until then. Nothing where it is past already. */
  passUntil(instant: Instant): Promise<void>;
  /**
   * So much time passes, second by second, each when the questions of the second before are answered. `held`: so many
   * questions are never answered, and only time ends them.
   */
  passSlowly(length: Milliseconds, held?: number): Promise<void>;
  /** Waits, while no time passes, until each question is answered and nothing goes on any more. `held`: as above. */
  quiet(held?: number): Promise<void>;
  /** Waits, while no time passes, for what goes on over real connections. */
  settled(waitedFor: string, isSo: () => boolean): Promise<void>;
}

/** Real milliseconds; nobody waits so long unless something is wrong. */
const patience = 60_000;

export function compressedTime(iso: string): CompressedTime {
  const clock = fakeClock(iso);
  // Connections and the event loop go on as ever: only timers stand.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const unanswered = questionsUnderWay(onTestFinished);

  async function passUntil(instant: Instant): Promise<void> {
    const length = instant - clock.now();
    if (length <= 0) return;
    clock.pass(length);
    vi.advanceTimersByTime(length);
    await turn();
  }

  async function settled(waitedFor: string, isSo: () => boolean): Promise<void> {
    const end = performance.now() + patience;
    while (!isSo()) {
      if (performance.now() > end) throw new Error(`Waited ${patience} ms in vain for: ${waitedFor}`);
      await turn();
    }
  }

  async function quiet(held = 0): Promise<void> {
    let turns = 0;
    const isQuiet = (): boolean => (turns = unanswered.size > held ? 0 : turns + 1) > quietTurns;
    await settled('an answer to each question', isQuiet);
  }

  return {
    clock,
    passUntil,
    async passSlowly(length, held = 0) {
      for (const end = clock.now() + length; clock.now() < end;) {
        await passUntil(Math.min(end, clock.now() + second));
        await quiet(held);
      }
    },
    quiet,
    settled,
  };
}

/** After the last answer has come, all is in the book within so many turns of the event loop: none waits for a network. */
const quietTurns = 25;

/** Once around the event loop. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
