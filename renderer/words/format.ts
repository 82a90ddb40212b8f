import type { Words } from './words.ts';

/** What stands where a number cannot be known: never a zero. */
export const enDash = '–';

const second = 1;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** An `Intl` formatter costs far more to make than to use: each is made once. */
function remember<Formatter>(make: (key: string) => Formatter): (key: string) => Formatter {
  const made = new Map<string, Formatter>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}

const numbers = remember((locale) => new Intl.NumberFormat(locale));
const oneDecimal = remember((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }));
const percentages = remember(
  (locale) => new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }),
);
const wholePercentages = remember((locale) => new Intl.NumberFormat(locale, { style: 'percent' }));
const times = remember(
  (timeZone) => new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }),
);
const exactTimes = remember(
  (timeZone) => new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', second: '2-digit' }),
);
// The Swedish way to write a date is that of ISO 8601.
const dates = remember((timeZone) => new Intl.DateTimeFormat('sv-SE', { timeZone }));
const shortDays = remember((key) => {
  const [locale, timeZone = ''] = key.split(' ');
  return new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'long' });
});
const days = remember((key) => {
  const [locale, timeZone = ''] = key.split(' ');
  return new Intl.DateTimeFormat(locale, { timeZone, weekday: 'long', day: 'numeric', month: 'long' });
});

const twoDigits = (number: number) => String(number).padStart(2, '0');

/** A share from 0 to 1, rounded down so that all is never said too soon: `42 %`. */
export const wholePercentage = (share: number, { locale }: Words): string =>
  wholePercentages(locale).format(Math.floor(share * 100) / 100);

/** Seconds to a tenth: `1,1`. */
export const aboutSeconds = (seconds: number, { locale }: Words): string => oneDecimal(locale).format(seconds);

/** Whole seconds as a stopwatch shows them: `0:07`, `2:34`, `1:05:00`. */
export function stopwatch(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const minutes = Math.floor(whole / minute) % 60;
  const hours = Math.floor(whole / hour);
  const tail = twoDigits(whole % minute);
  return hours > 0 ? `${hours}:${twoDigits(minutes)}:${tail}` : `${minutes}:${tail}`;
}

/** A wait as it is read from afar: `2:34`; from an hour on without its seconds, `1 t 08`. */
export function waitText(seconds: number, { t }: Words): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < hour) return stopwatch(whole);
  return t('hours', { hours: Math.floor(whole / hour), minutes: twoDigits(Math.floor(whole / minute) % 60) });
}

/** Whole seconds from one instant to another (milliseconds), half up, as core rounds them; never below zero. */
export const secondsBetween = (from: number, to: number): number => Math.max(0, Math.round((to - from) / 1_000));

/** A length of time in its largest whole unit, in words: `40 sek.`, `2 min.`, `1 time`. */
export function age(milliseconds: number, { t }: Words): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000));
  if (seconds < minute) return t('age.second', { count: seconds });
  if (seconds < hour) return t('age.minute', { count: Math.floor(seconds / minute) });
  if (seconds < day) return t('age.hour', { count: Math.floor(seconds / hour) });
  return t('age.day', { count: Math.floor(seconds / day) });
}

/** A limit as briefly as it can be said: `2 min`, `20 s`, `1:30`. */
export function limitText(seconds: number, { t }: Words): string {
  if (seconds < minute) return t('seconds', { count: seconds });
  return seconds % minute === 0 ? t('minutes', { count: seconds / minute }) : stopwatch(seconds);
}

/** `1.234` in Danish. */
export const count = (number: number, words: Words): string => numbers(words.locale).format(number);

/** A percentage from 0 to 100 with its one decimal: `94,1 %` in Danish. */
export const percent = (number: number, words: Words): string => percentages(words.locale).format(number / 100);

/** The time of day in the board's zone: `13:42`, with a colon in every language, as on the walls of stations. */
export const clockTime = (at: number, timeZone: string): string => times(timeZone).format(at);

/** The minute of an instant, counted from 1970: in every zone a clock or a day becomes another with it, and not within. */
export const minuteOf = (at: number): number => Math.floor(at / 60_000);

/** The day in the board's zone: `fredag den 20. november`. */
export const dayName = (at: number, timeZone: string, words: Words): string =>
  days(`${words.locale} ${timeZone}`).format(at);

/** The time of day to the second: `13:42:14`. */
export const clockTimeExact = (at: number, timeZone: string): string => exactTimes(timeZone).format(at);

/** The day without its name: `20. november`. */
export const shortDay = (at: number, timeZone: string, words: Words): string =>
  shortDays(`${words.locale} ${timeZone}`).format(at);

/** Whether two instants are of one calendar day in the board's zone. */
export const isSameDay = (one: number, other: number, timeZone: string): boolean =>
  dates(timeZone).format(one) === dates(timeZone).format(other);
