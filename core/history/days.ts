import { Temporal } from 'temporal-polyfill';

/** A day as everybody writes it here: `2026-11-18`. */
const shape = /^\d{4}-\d\d-\d\d$/;

/** Whether it is a day of the calendar, as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!shape.test(text)) return false;
  try {
    Temporal.PlainDate.from(text);
    return true;
  } catch {
    return false;
  }
}

/** The day so many days later; before, where that is less than 0. */
export function dayAfter(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** How many days there are from one to the other, both included; less than 1 where the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days + 1;
}

/** All days from one to the other, both included. */
export function daysFrom(from: string, to: string): readonly string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = dayAfter(day, 1)) days.push(day);
  return days;
}

/** Of the week: 1 is Monday, 7 is Sunday. */
export function weekday(day: string): number {
  return Temporal.PlainDate.from(day).dayOfWeek;
}
