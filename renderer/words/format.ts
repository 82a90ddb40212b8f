import type { Words } from './words.ts';

/** What stands where a number cannot be known: never a zero. */
export const enDash = '–';

const second = 1;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const twoDigits = (number: number) => String(number).padStart(2, '0');

/** Whole seconds as a stopwatch shows them: `0:07`, `2:34`, `1:05:00`. */
export function stopwatch(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const minutes = Math.floor(whole / minute) % 60;
  const hours = Math.floor(whole / hour);
  const tail = twoDigits(whole % minute);
  return hours > 0 ? `${hours}:${twoDigits(minutes)}:${tail}` : `${minutes}:${tail}`;
}

/** Whole seconds from one instant to another (milliseconds), half up, as core rounds them; never below zero. */
export const secondsBetween = (from: number, to: number): number => Math.max(0, Math.round((to - from) / 1_000));

/** A length of time in its largest whole unit, in words: `40 sek.`, `2 min.`, `1 time`. */
export function age(milliseconds: number, words: Words): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000));
  if (seconds < minute) return words.age.second(seconds);
  if (seconds < hour) return words.age.minute(Math.floor(seconds / minute));
  if (seconds < day) return words.age.hour(Math.floor(seconds / hour));
  return words.age.day(Math.floor(seconds / day));
}

/** `1.234` in Danish. */
export const count = (number: number, words: Words): string => new Intl.NumberFormat(words.locale).format(number);

/** A percentage from 0 to 100 with its one decimal: `94,1 %` in Danish. */
export const percent = (number: number, words: Words): string =>
  new Intl.NumberFormat(words.locale, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(number / 100);

/** The time of day in the board's zone: `13:42`, with a colon in every language, as on the walls of stations. */
export const clockTime = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at);

/** The day in the board's zone: `fredag den 20. november`. */
export const dayName = (at: number, timeZone: string, words: Words): string =>
  new Intl.DateTimeFormat(words.locale, { timeZone, weekday: 'long', day: 'numeric', month: 'long' }).format(at);
