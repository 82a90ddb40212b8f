import type { Milliseconds } from '#core/time/instant';
import { minute } from '#core/time/instant';

/** So many in any minute, and no more. */
export interface Allowance {
  /** Whether there is one left; it is taken then. */
  take(): boolean;
  /** How long until there is one again. */
  wait(): Milliseconds;
}

export function createAllowance(perMinute: number, elapsed: () => Milliseconds): Allowance {
  let taken: readonly Milliseconds[] = [];
  const wait = (): Milliseconds => {
    taken = taken.filter((each) => elapsed() - each < minute);
    const [oldest] = taken;
    return taken.length < perMinute || oldest === undefined ? 0 : oldest + minute - elapsed();
  };
  return {
    wait,
    take() {
      if (wait() > 0) return false;
      taken = [...taken, elapsed()];
      return true;
    },
  };
}
