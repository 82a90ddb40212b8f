import type { Instant } from '#core/time/instant';
import { hour, second } from '#core/time/instant';
import { dayBounds, dayOf } from '#core/time/zone';
import type { Config } from '../config/config.ts';

/** Calls and talks of yesterday that may still be under way at midnight began no earlier than this before it. */
const longestPast = 4 * hour;

/** What the books of today need to know: as `startOfPast`; where several count the same calls, also of yesterday. */
export function startOfBooks(config: Config, now: Instant): Instant {
  const today = startOfPast(config, now);
  // Yesterday's totals stand beside each other.
  return config.sources.filter(({ provides }) => provides.includes('answeredToday')).length > 1
    ? startOfPast(config, midnight(config, now) - 1)
    : today;
}

/** Midnight today, and as far before it as anything still open may reach. */
export function startOfPast(config: Config, now: Instant): Instant {
  const longest = Math.max(longestPast, ...config.rules.queues.map((queue) => queue.maxWaitSeconds * second));
  return midnight(config, now) - longest;
}

function midnight({ rules }: Config, now: Instant): Instant {
  return dayBounds(dayOf(now, rules.timeZone), rules.timeZone).start;
}
