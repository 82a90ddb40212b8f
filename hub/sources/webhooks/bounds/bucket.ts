import type { Milliseconds } from '#core/time/instant';

/** So much at once, and in any so long no more than that on average. */
export interface Bucket {
  /** Takes so much where it is there; else nothing, and false. */
  take(amount: number, now: Milliseconds): boolean;
}

/** Full at first. `most` comes back in `during`; `now` is of a clock that nobody sets. */
export function createBucket(most: number, during: Milliseconds, now: Milliseconds): Bucket {
  let [left, at] = [most, now];
  return {
    take(amount, time) {
      left = Math.min(most, left + ((time - at) * most) / during);
      at = time;
      if (left < amount) return false;
      left -= amount;
      return true;
    },
  };
}
