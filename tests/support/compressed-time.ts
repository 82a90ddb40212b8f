import { onTestFinished, vi } from 'vitest';
import type { Instant } from '#core/instant';
import type { Clock } from '#hub/clock';
import { fakeClock } from './clocks.ts';

/** Time that passes only when the test says so: the hub's clock, and every `setTimeout` of this process with it. */
export interface CompressedTime {
  readonly clock: Clock;
  /** The clock jumps there, and then happens what was due until then. Nothing where it is past already. */
  passUntil(instant: Instant): Promise<void>;
  /** Waits, while no time passes, for what goes on over real connections. */
  settled(waitedFor: string, isSo: () => boolean): Promise<void>;
}

/** Real milliseconds; nobody waits so long unless something is wrong. */
const patience = 20_000;

export function compressedTime(iso: string): CompressedTime {
  const clock = fakeClock(iso);
  // Connections and the event loop go on as ever: only timers stand.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  return {
    clock,
    async passUntil(instant) {
      const length = instant - clock.now();
      if (length <= 0) return;
      clock.pass(length);
      vi.advanceTimersByTime(length);
      await turn();
    },
    async settled(waitedFor, isSo) {
      const end = performance.now() + patience;
      while (!isSo()) {
        if (performance.now() > end) throw new Error(`Waited ${patience} ms in vain for: ${waitedFor}`);
        await turn();
      }
    },
  };
}

/** Once around the event loop. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
