import type { Instant, Milliseconds } from '../time/instant.ts';
import { dayAfter } from './days.ts';

/** The same weekdays so many weeks back are compared with. */
const comparedWeeks = 8;

/** So few of them say nothing of what is normal. */
const fewest = 4;

/** An hour of an earlier day, by its place in the day as the clock on the wall shows it (0 to 23). */
export interface EarlierHour {
  readonly hour: number;
  readonly offered: number;
}

/** An earlier day like today, as far as it was listened to and open. */
export interface EarlierDay {
  readonly hours: readonly EarlierHour[];
}

/** What a queue gets on a day like today: the median of such days, by the hour and until now; `null`: too few are known. */
export interface Normal {
  readonly hours: readonly (number | null)[];
  readonly soFar: number | null;
}

/** A day on which nobody called was closed. `passed`: how much of the day's hours has passed, `12.5` at half past twelve. */
export function normalOf(days: readonly EarlierDay[], passed: number): Normal {
  const open = days
    .map(({ hours }) => Array.from({ length: 24 }, (_none, hour) => sumOf(hours.filter((each) => each.hour === hour))))
    .filter((hours) => hours.some((offered) => offered > 0));
  if (open.length < fewest) return { hours: Array.from({ length: 24 }, () => null), soFar: null };
  const until = (hours: readonly number[]): number =>
    hours.reduce((sum, offered, hour) => sum + offered * Math.min(1, Math.max(0, passed - hour)), 0);
  return {
    hours: Array.from({ length: 24 }, (_none, hour) => median(open.map((hours) => hours[hour] ?? 0))),
    soFar: Math.round(median(open.map(until))),
  };
}

function sumOf(hours: readonly EarlierHour[]): number {
  return hours.reduce((sum, { offered }) => sum + offered, 0);
}

/** Of an even number of values the mean of the two in the middle. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle] ?? 0, sorted[middle] ?? 0];
  return (low + high) / 2;
}

/** One hour of today. */
export interface CourseHour {
  /** When it begins, ISO 8601. */
  readonly start: string;
  /** As the clock on the wall shows it: 0 to 23. */
  readonly hour: number;
  readonly offered: number;
  readonly lost: number;
  readonly normal: number | null;
  readonly complete: boolean;
}

/** Today by the hour, with what is normal on such a day; of one queue. */
export interface QueueCourse {
  readonly id: string;
  readonly offered: number;
  /** What had come by this time on days like today; `null`: not known. */
  readonly normal: number | null;
  readonly hours: readonly CourseHour[];
}

export interface Course {
  readonly at: string;
  readonly queues: readonly QueueCourse[];
}

/** The days (`YYYY-MM-DD`) that a day is compared with: the same weekdays before it, the oldest first. */
export function daysLike(day: string): readonly string[] {
  return Array.from({ length: comparedWeeks }, (_none, week) => dayAfter(day, -7 * (comparedWeeks - week)));
}

/** How much of the day's hours has passed by the clock on the wall. */
export function passedAt(now: Instant, offset: Milliseconds): number {
  const wall = now + offset;
  return (wall % 86_400_000) / 3_600_000;
}
