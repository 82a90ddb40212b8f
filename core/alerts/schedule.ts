import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../time/instant.ts';
import { dayBounds, dayOf } from '../time/zone.ts';

/** From a minute of the day to another: minutes after midnight. `to` not after `from`: of the next day. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The hours of a week: by day, from Monday, 1, to Sunday, 7. A day that is not named has none. */
export type WeekHours = { readonly [weekday in 1 | 2 | 3 | 4 | 5 | 6 | 7]?: readonly Span[] | undefined };

/** Whether it is such a time, and until when that stays so at the least. */
export interface Spell {
  readonly isIn: boolean;
  /** At this instant it may be otherwise; `Infinity`: never. */
  readonly until: Instant;
}

/** Times of the week, as opening hours are. */
export type Schedule = (now: Instant) => Spell;

export const always: Schedule = () => ({ isIn: true, until: Infinity });
export const never: Schedule = () => ({ isIn: false, until: Infinity });

/** Whether it is no such time on all of a day (`YYYY-MM-DD`). */
export function isNeverOn(schedule: Schedule, day: string, timeZone: string): boolean {
  const { start, end } = dayBounds(day, timeZone);
  for (let now = start; now < end;) {
    const { isIn, until } = schedule(now);
    if (isIn) return false;
    now = until;
  }
  return true;
}

/** A full day and the spans of the one before it reach no further. */
const rememberedDays = 8;
const aDay = 24 * 60;

interface Interval {
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * The times of a week by the clock on the wall of the zone, also on days that are an hour shorter or longer: a time that
 * happens twice is the first, one that never happens just after it. `hours` absent: all day long. A closed day has none from
 * midnight to midnight, and what would begin on it does not. `isClosed` takes a date as `YYYY-MM-DD`.
 */
export function weekSchedule(
  hours: WeekHours | undefined,
  isClosed: (date: string) => boolean,
  timeZone: string,
): Schedule {
  const days = new Map<string, readonly Interval[]>();

  function reckoned(date: string): readonly Interval[] {
    const { start, end } = dayBounds(date, timeZone);
    if (isClosed(date)) return [];
    if (hours === undefined) return [{ from: start, to: end }];
    const before = Temporal.PlainDate.from(date).subtract({ days: 1 });
    const ofBefore = isClosed(before.toString()) ? [] : spansOn(before, hours, timeZone);
    return [...ofBefore, ...spansOn(Temporal.PlainDate.from(date), hours, timeZone)]
      .map(({ from, to }) => ({ from: Math.max(from, start), to: Math.min(to, end) }))
      .filter(({ from, to }) => from < to);
  }

  function on(date: string): readonly Interval[] {
    let known = days.get(date);
    if (known === undefined) {
      if (days.size >= rememberedDays) days.clear();
      days.set(date, (known = reckoned(date)));
    }
    return known;
  }

  return (now) => {
    const date = dayOf(now, timeZone);
    const intervals = on(date);
    const isIn = intervals.some(({ from, to }) => from <= now && now < to);
    const edges = intervals.flatMap(({ from, to }) => [from, to]).filter((edge) => edge > now);
    return { isIn, until: Math.min(dayBounds(date, timeZone).end, ...edges) };
  };
}

function spansOn(date: Temporal.PlainDate, hours: WeekHours, timeZone: string): readonly Interval[] {
  const spans = hours[date.dayOfWeek as keyof WeekHours] ?? [];
  return spans.map(({ from, to }) => ({
    from: instantOf(date, from, timeZone),
    to: to > from ? instantOf(date, to, timeZone) : instantOf(date.add({ days: 1 }), to, timeZone),
  }));
}

function instantOf(date: Temporal.PlainDate, minutes: number, timeZone: string): Instant {
  if (minutes === aDay) return dayBounds(date.toString(), timeZone).end;
  const plainTime = new Temporal.PlainTime(Math.floor(minutes / 60), minutes % 60);
  return date.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds;
}
