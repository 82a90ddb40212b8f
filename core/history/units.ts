import type { Instant } from '../time/instant.ts';
import { dayBounds } from '../time/zone.ts';
import { daysFrom } from './days.ts';
import { hoursOf } from './hours.ts';

export type By = 'hour' | 'day';

/** One hour or one day. `end` exclusive. */
export interface Unit {
  readonly start: Instant;
  readonly end: Instant;
  /** The day that it is, or is of. */
  readonly day: string;
}

/** The hours or the days from one day to another (`YYYY-MM-DD`), both included, in order. */
export function unitsOf(from: string, to: string, by: By, timeZone: string): readonly Unit[] {
  return daysFrom(from, to).flatMap((day) => {
    const { start, end } = dayBounds(day, timeZone);
    if (by === 'day') return [{ start, end, day }];
    const starts = hoursOf(day, timeZone);
    return starts.map((each, index) => ({ start: each, end: starts[index + 1] ?? end, day }));
  });
}
