import type { Milliseconds } from '#core/time/instant';
import { second } from '#core/time/instant';
import type { StreamLimits } from '../limits.ts';

/** So many messages at once, and in the long run so many a second. Returns how long the phone system must wait now. */
export type Allowance = (messages: number) => Milliseconds;

export function createAllowance(
  { perSecond, atOnce }: Pick<StreamLimits, 'perSecond' | 'atOnce'>,
  elapsed: () => Milliseconds,
): Allowance {
  let left = atOnce;
  let lookedAt = elapsed();
  return (messages) => {
    const now = elapsed();
    left = Math.min(atOnce, left + ((now - lookedAt) / second) * perSecond) - messages;
    lookedAt = now;
    return left >= 0 ? 0 : (-left / perSecond) * second;
  };
}
