import type { Instant } from '#core/time/instant';
import { hour, minute, second } from '#core/time/instant';
import { dayOf, offsetAt, wallTimeToInstant } from '#core/time/zone';

/**
 * One day of the demo, from four in the morning to four in the morning, so that midnight is an ordinary moment. Just
 * before four the house is run empty: each shift can be told from its date alone, whatever came before.
 */
export interface Shift {
  readonly date: string;
  readonly timeZone: string;
  readonly start: Instant;
  readonly end: Instant;
  /** After this nobody calls any more. */
  readonly lastEntry: Instant;
  /** Until then every caller in a queue has given up. */
  readonly lastWait: Instant;
  /** Until then every conversation is over. */
  readonly lastTalk: Instant;
  /** Until then every wrap-up and pause is over. */
  readonly lastWork: Instant;
}

const startHour = 4;

/** The shift that the instant belongs to. */
export function shiftAt(at: Instant, timeZone: string): Shift {
  const date = dayOf(at, timeZone);
  return at < startOf(date, timeZone) ? shiftOn(nextDate(date, -1), timeZone) : shiftOn(date, timeZone);
}

function shiftOn(date: string, timeZone: string): Shift {
  const end = startOf(nextDate(date, 1), timeZone);
  return {
    date,
    timeZone,
    start: startOf(date, timeZone),
    end,
    lastEntry: end - 6 * minute,
    lastWait: end - 4 * minute,
    lastTalk: end - 2 * minute,
    lastWork: end - 30 * second,
  };
}

function startOf(date: string, timeZone: string): Instant {
  return wallTimeToInstant(Date.parse(date) + startHour * hour, timeZone);
}

function nextDate(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 24 * hour).toISOString().slice(0, 10);
}

/** What a clock on the wall shows, in hours: half past nine is 9.5. */
export function hourOfDay(at: Instant, timeZone: string): number {
  return ((at + offsetAt(at, timeZone)) / hour) % 24;
}

function isWeekend(at: Instant, timeZone: string): boolean {
  const day = new Date(at + offsetAt(at, timeZone)).getUTCDay();
  return day === 0 || day === 6;
}

const night = 0.55;
const weekend = 0.6;
const openingHours = { from: 8, to: 17 };

/** Quiet nights, a hump before noon and a lower one after it. */
function curve(hours: number): number {
  const hump = (around: number, width: number): number => Math.exp(-(((hours - around) / width) ** 2));
  return night + 0.75 * hump(10, 2) + 0.6 * hump(14.2, 2);
}

const samples = Array.from({ length: 90 }, (_, index) => openingHours.from + index / 10);
const average = samples.reduce((sum, hours) => sum + curve(hours), 0) / samples.length;

/** How much comes in at that time of the week; 1 is the mean of a working day's opening hours. Never 0. */
export function loadAt(at: Instant, timeZone: string): number {
  const load = curve(hourOfDay(at, timeZone)) / average;
  return isWeekend(at, timeZone) ? Math.max(night / average, load * weekend) : load;
}

/** The share of the team that is at work: all in opening hours, fewer in the evening, at night and at weekends. */
export function crewAt(at: Instant, timeZone: string): number {
  const hours = hourOfDay(at, timeZone);
  const full = isWeekend(at, timeZone) ? 0.6 : 1;
  if (hours >= 7 && hours < 18) return full;
  return hours >= 18 && hours < 22 ? 0.6 : 0.5;
}
