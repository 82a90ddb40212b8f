import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../time/instant.ts';
import { hour } from '../time/instant.ts';

/** A day as everybody writes it here: `2026-11-18`. */
const shape = /^\d{4}-\d\d-\d\d$/;

const dayLength = 24 * hour;

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

/** All days from one to the other, both included. By UTC, in which each day is as long: of a year a calendar takes long. */
export function daysFrom(from: string, to: string): readonly string[] {
  const days: string[] = [];
  for (let at = midnightOf(from); at <= midnightOf(to); at += dayLength)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

/** Of the week: 1 is Monday, 7 is Sunday. */
export function weekday(day: string): number {
  return new Date(midnightOf(day)).getUTCDay() || 7;
}

function midnightOf(day: string): Instant {
  return Date.parse(`${day}T00:00:00Z`);
}
