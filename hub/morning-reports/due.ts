import { Temporal } from 'temporal-polyfill';
import { dayAfter, daysFrom, weekday } from '#core/history/days';
import type { Instant } from '#core/time/instant';
import { dayOf } from '#core/time/zone';
import type { Period } from './settings.ts';

/** A report that is to be made: of these days, both included. */
export interface DueReport {
  readonly period: Period;
  readonly from: string;
  readonly to: string;
}

/** After a longer rest only the last mornings are made up for: history has the others. */
export const mostMornings = 31;

/** What is to be made on the morning of a day: of the day before, on a Monday of the week before, on the first of the month before. */
export function reportsOf(morning: string, periods: readonly Period[]): readonly DueReport[] {
  const to = dayAfter(morning, -1);
  const begins: { readonly [Name in Period]: string | null } = {
    day: to,
    week: weekday(morning) === 1 ? dayAfter(morning, -7) : null,
    month: morning.endsWith('-01') ? `${to.slice(0, 8)}01` : null,
  };
  return periods.flatMap((period) => {
    const from = begins[period];
    return from === null ? [] : [{ period, from, to }];
  });
}

/** When the morning of that day is. A time that the clocks skip is an hour later, one that they show twice is the first. */
export function instantOf(day: string, at: string, timeZone: string): Instant {
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: at }).epochMilliseconds;
}

interface Mornings {
  /** Those that came and were not made, the oldest first. */
  readonly due: readonly string[];
  /** When the next one comes. */
  readonly next: Instant;
}

/** `last`: the last morning that was made; `null`: none ever, and so only that of today counts. */
export function morningsAt(now: Instant, last: string | null, at: string, timeZone: string): Mornings {
  const today = dayOf(now, timeZone);
  const todaysAt = instantOf(today, at, timeZone);
  const isOver = now >= todaysAt;
  const newest = isOver ? today : dayAfter(today, -1);
  const first = last === null ? today : dayAfter(last, 1);
  return {
    due: daysFrom(first, newest).slice(-mostMornings),
    next: isOver ? instantOf(dayAfter(today, 1), at, timeZone) : todaysAt,
  };
}
