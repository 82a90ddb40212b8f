import type { Instant } from '../time/instant.ts';
import { dayBounds, offsetAt } from '../time/zone.ts';
import { daysFrom } from './days.ts';
import { hoursOf } from './hours.ts';
import { passedAt } from './normal.ts';

export type By = 'hour' | 'day';

/** One hour or one day. `end` exclusive. */
export interface Unit {
  readonly start: Instant;
  readonly end: Instant;
  /** The day that it is, or is of. */
  readonly day: string;
  /** As the clock on the wall shows it when it begins: 0 to 23. */
  readonly hour: number;
}

/** The hours or the days from one day to another (`YYYY-MM-DD`), both included, in order. */
export function unitsOf(from: string, to: string, by: By, timeZone: string): readonly Unit[] {
  return daysFrom(from, to).flatMap((day) => {
    const { start, end } = dayBounds(day, timeZone);
    if (by === 'day') return [{ start, end, day, hour: 0 }];
    const starts = hoursOf(day, timeZone);
    const hourOf = wallHours(starts, timeZone);
    return starts.map((each, index) => ({
      start: each,
      end: starts[index + 1] ?? end,
      day,
      hour: hourOf(each, index),
    }));
  });
}

/** Of a day with 24 hours the first is 0: of a month of hours each would be looked up in the zone else. */
function wallHours(starts: readonly Instant[], timeZone: string): (start: Instant, index: number) => number {
  if (starts.length === 24) return (_start, index) => index;
  return (start) => Math.floor(passedAt(start, offsetAt(start, timeZone)));
}
