import { uptime } from 'node:os';
import type { Instant, Milliseconds } from '#core/time/instant';
import { second } from '#core/time/instant';

/** The machine's time. */
export interface Clock {
  now(): Instant;
  /** Milliseconds since some fixed moment, asleep or awake, whatever the clock is set to. */
  elapsed(): Milliseconds;
}

export const systemClock: Clock = { now: () => Date.now(), elapsed: createElapsed() };

/**
 * The time since the machine started. Node's own stopwatch is exact and cheap but stands while the machine sleeps, so
 * the machine's is asked whenever the wall clock and the stopwatch part.
 */
function createElapsed(): () => Milliseconds {
  let asleep = uptime() * second - performance.now();
  let parted = Date.now() - performance.now();
  return () => {
    const now = performance.now();
    if (Math.abs(Date.now() - now - parted) > second) {
      parted = Date.now() - now;
      asleep = uptime() * second - now;
    }
    return now + asleep;
  };
}

/** Below this it is the clock's ordinary discipline, above it somebody or something set it. */
const smallestStep = 5 * second;

/**
 * The time that the hub goes by. When the machine's clock is set, it goes on as if nothing had happened until the hub
 * has written down by how much, and moved all that is open: so no wait is ever an hour too long.
 */
export interface SteadyClock extends Clock {
  /** By how much the machine's clock was set and not yet followed; 0 for not at all. */
  step(): Milliseconds;
  follow(by: Milliseconds): void;
}

export function steadyClock(clock: Clock): SteadyClock {
  let agreed = clock.now() - clock.elapsed();

  function step(): Milliseconds {
    const ahead = clock.now() - clock.elapsed();
    const by = Math.round(ahead - agreed);
    if (Math.abs(by) >= smallestStep) return by;
    agreed = ahead;
    return 0;
  }

  return {
    now: () => clock.now() - step(),
    elapsed: () => clock.elapsed(),
    step,
    follow(by) {
      agreed += by;
    },
  };
}
