import { uptime } from 'node:os';
import type { Instant, Milliseconds } from '#core/instant';
import { second } from '#core/instant';

/** The hub's only source of time. */
export interface Clock {
  now(): Instant;
  /** Milliseconds since some fixed moment, asleep or awake, whatever the clock is set to. */
  elapsed(): Milliseconds;
}

export const systemClock: Clock = { now: () => Date.now(), elapsed: () => uptime() * second };

/** Below this it is the clock's ordinary discipline, above it somebody or something set it. */
const smallestStep = 5 * second;

/** Notices that the clock was set. */
export interface ClockWatch {
  /** By how much the clock was set since the last call, in milliseconds; 0 for not at all. */
  step(): Milliseconds;
}

export function watchClock(clock: Clock): ClockWatch {
  let ahead = clock.now() - clock.elapsed();
  return {
    step() {
      const before = ahead;
      ahead = clock.now() - clock.elapsed();
      const by = Math.round(ahead - before);
      if (Math.abs(by) >= smallestStep) return by;
      return 0;
    },
  };
}
