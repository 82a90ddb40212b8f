import type { Input } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import { clockSource } from '../intake/clock-step.ts';

/**
 * What time it is when an input of the past is taken. What arrived later is later all the same; only where the hub says that its
 * clock was set back, it was.
 */
export function momentOf(input: Input, before: Instant): Instant {
  return input.source === clockSource ? input.at : Math.max(before, input.at);
}
