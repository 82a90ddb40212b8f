import type { Instant, Milliseconds } from '#core/time/instant';
import type { Clock } from '#hub/intake/clock';

/** A clock that stands until the test moves it. */
export interface FakeClock extends Clock {
  /** Time passes. */
  pass(length: Milliseconds): void;
  /** Time passes until then. */
  passUntil(iso: string): void;
  /** Somebody sets the clock: no time passes. */
  set(by: Milliseconds): void;
}

export function fakeClock(iso: string): FakeClock {
  let now: Instant = Date.parse(iso);
  let elapsed: Milliseconds = 5_000_000;
  const pass = (length: Milliseconds): void => {
    now += length;
    elapsed += length;
  };
  return {
    now: () => now,
    elapsed: () => elapsed,
    pass,
    passUntil: (until) => pass(Date.parse(until) - now),
    set: (by) => void (now += by),
  };
}

/** A clock that shows this time now and then runs as fast as the machine's. */
export function runningClock(iso: string): Clock {
  const start = performance.now();
  const elapsed = (): Milliseconds => performance.now() - start;
  return { now: () => Date.parse(iso) + Math.round(elapsed()), elapsed };
}
