import type { Words } from '../words/words.ts';
import type { Length, Period } from './period.ts';

/** A date of the calendar, whatever the zone: reckoned at noon in UTC. */
const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);

const formatted = (day: string, { locale }: Words, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }).format(noon(day));

/** `fredag den 20. november 2026`, `16.–22. november 2026`, `november 2026`. */
export function periodName({ from, to }: Period, length: Length, words: Words): string {
  switch (length) {
    case 'day':
      return formatted(from, words, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
    case 'week':
      return new Intl.DateTimeFormat(words.locale, {
        timeZone: 'UTC',
        day: 'numeric',
        month: 'long',
        year: 'numeric',
      }).formatRange(noon(from), noon(to));
    case 'month':
      return formatted(from, words, { month: 'long', year: 'numeric' });
  }
}

/** `fre. 20.` */
export const shortDate = (day: string, words: Words): string =>
  formatted(day, words, { weekday: 'short', day: 'numeric' });

/** `fredag 20. november` */
export const longDate = (day: string, words: Words): string =>
  formatted(day, words, { weekday: 'long', day: 'numeric', month: 'long' });

/** 1 is Monday. 4 January 2021 was one. */
export const weekdayName = (weekday: number, words: Words, width: 'short' | 'long'): string =>
  formatted(`2021-01-${String(3 + weekday).padStart(2, '0')}`, words, { weekday: width });
