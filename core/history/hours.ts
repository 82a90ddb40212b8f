import type { Instant } from '../time/instant.ts';
import { hour, minute } from '../time/instant.ts';
import { dayBounds, offsetAt } from '../time/zone.ts';

/** Every zone's offset changes on a quarter of an hour. */
const quarter = 15 * minute;

/**
 * When the hour began, by a clock on the wall of the zone, in which that instant lies. An hour in which the clock is set is
 * two: the one before, and the one after, which begins at that moment.
 */
export function hourStart(at: Instant, timeZone: string): Instant {
  const offset = offsetAt(at, timeZone);
  let start = at - modulo(at + offset, hour);
  while (offsetAt(start, timeZone) !== offset) start += quarter;
  return start;
}

/** When each hour of a day (`YYYY-MM-DD`) begins: 23, 24 or 25 of them, where the clock is set by whole hours. */
export function hoursOf(day: string, timeZone: string): readonly Instant[] {
  const { start, end } = dayBounds(day, timeZone);
  const isPlain = end - start === 24 * hour && offsetAt(start, timeZone) === offsetAt(end - 1, timeZone);
  const step = isPlain ? hour : quarter;
  const starts: Instant[] = [];
  for (let at = start; at < end; at += step) if (isPlain || hourStart(at, timeZone) === at) starts.push(at);
  return starts;
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
