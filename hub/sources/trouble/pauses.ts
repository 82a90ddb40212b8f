import type { Instant, Milliseconds } from '#core/time/instant';
import { hour, minute, second } from '#core/time/instant';

/** A wallboard is to be right again soon after its phone system is. */
const longestPause: Milliseconds = minute / 2;
const longestRetryAfter: Milliseconds = hour;
/** So many that start together after a fault do not come back together: each pause is up to a quarter longer. */
const jitter = 0.25;

/** Signing in wrongly again and again locks accounts. */
export const signInPause: Milliseconds = 15 * minute;

/**
 * How long from the beginning of a failed poll to the next one: the interval, doubled with each failure, up to half a
 * minute; never less than the interval. `failures` counts this one; `chance` is from 0 to 1.
 */
export function pauseAfter(failures: number, every: Milliseconds, chance: number): Milliseconds {
  const doubled = every * 2 ** Math.min(failures - 1, 30);
  const base = Math.max(every, Math.min(doubled, longestPause / (1 + jitter)));
  return Math.round(base * (1 + jitter * chance));
}

/** What a `Retry-After` header asks for, seconds or a date; an hour at most. Absent where it says nothing readable. */
export function readRetryAfter(header: unknown, now: Instant): Milliseconds | undefined {
  if (typeof header !== 'string') return undefined;
  const text = header.trim();
  const asked = /^\d+$/.test(text) ? Number(text) * second : httpDate(text) - now;
  return Number.isNaN(asked) ? undefined : Math.min(longestRetryAfter, Math.max(0, asked));
}

/** "Wed, 18 Nov 2026 09:14:31 GMT" and its two old spellings; all begin with the day of the week. */
function httpDate(text: string): Instant {
  return /^[A-Z][a-z]{2,8},? /.test(text) ? Date.parse(text) : Number.NaN;
}
