import type { Instant, Milliseconds } from '#core/time/instant';
import { hour, minute, second } from '#core/time/instant';
import { wallMilliseconds, wallTimeToInstant } from '#core/time/zone';

/** When it happened by the phone system's clock, and how coarsely that is told. */
export interface TimeStamp {
  readonly happenedAt: Instant;
  readonly precision: Milliseconds;
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

type Groups = { readonly [name: string]: string | undefined };

/** `Wed, ` in front and `(Central European Time)` behind say nothing that the rest does not. */
const weekday = /^(?:mon|tue|wed|thu|fri|sat|sun|man|tir|ons|tor|fre|lør|søn)[a-zæøå]*\.?,?\s+/i;
const zoneName = /\s*\([^)]*\)$/;

const clock = String.raw`(?<hours>\d{1,2})[:.](?<minutes>\d{2})(?:[:.](?<seconds>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?`;
const half = String.raw`(?:\s*(?<half>[ap])\.?m\.?)?`;
// A plus that nobody encoded has become a space on the way.
const zone = String.raw`(?:\s*(?<utc>Z|UTC|GMT)?(?:\s*(?<sign>[+\u2212-])|\s)?(?<east>\d{2}(?::?\d{2})?)?)`;
const rest = String.raw`[T\s,:]+${clock}${half}${zone}$`;

const forms: readonly { readonly shape: RegExp; readonly days: (found: Groups) => readonly Day[] }[] = [
  // 2026-11-25, and 2026/11/25.
  { shape: form(String.raw`(?<a>\d{4})[-./](?<b>\d{1,2})[-./](?<c>\d{1,2})`), days: ({ a, b, c }) => [day(a, b, c)] },
  // 25-11-2026 and 25.11.2026, as Danes write it.
  { shape: form(String.raw`(?<a>\d{1,2})[-.](?<b>\d{1,2})[-.](?<c>\d{4})`), days: ({ a, b, c }) => [day(c, b, a)] },
  // 25/11/2026; or 11/25/2026, as .NET writes it for nobody in particular. Where both are days, the arrival tells which.
  {
    shape: form(String.raw`(?<a>\d{1,2})\/(?<b>\d{1,2})\/(?<c>\d{4})`),
    days: ({ a, b, c }) => [day(c, b, a), day(c, a, b)],
  },
  // 25 Nov 2026, 25/Nov/2026.
  {
    shape: form(String.raw`(?<a>\d{1,2})[-./\s]+(?<b>[a-z]{3,9})[-./,\s]+(?<c>\d{4})`),
    days: ({ a, b, c }) => [day(c, b, a)],
  },
  // Nov 25 2026.
  {
    shape: form(String.raw`(?<b>[a-z]{3,9})\.?\s+(?<a>\d{1,2}),?\s+(?<c>\d{4})`),
    days: ({ a, b, c }) => [day(c, b, a)],
  },
  // Nov 25 09:00:20 2026.
  {
    shape: new RegExp(String.raw`^(?<b>[a-z]{3,9})\s+(?<a>\d{1,2})\s+${clock}\s+(?<c>\d{4})$`, 'i'),
    days: ({ a, b, c }) => [day(c, b, a)],
  },
  // 20261125T090020Z, 20261125090020.
  {
    shape: new RegExp(
      String.raw`^(?<a>\d{4})(?<b>\d{2})(?<c>\d{2})T?(?<hours>\d{2})(?<minutes>\d{2})(?<seconds>\d{2})${zone}$`,
      'i',
    ),
    days: ({ a, b, c }) => [day(a, b, c)],
  },
];

function form(date: string): RegExp {
  return new RegExp(`^${date}${rest}`, 'i');
}

const months = ['jan', 'feb', 'mar', 'apr', 'ma[yj]', 'jun', 'jul', 'aug', 'sep', 'o[ck]t', 'nov', 'dec'];

function day(year: string = '', month: string = '', of: string = ''): Day {
  const named = months.findIndex((name) => new RegExp(`^${name}`, 'i').test(month)) + 1;
  return { year: Number(year), month: /^\d/.test(month) ? Number(month) : named, day: Number(of) };
}

/** Reads a date and a time of day as people and libraries write them. Without a zone, in this one. */
export function readWrittenTime(text: string, arrival: Instant, timeZone: string): TimeStamp | undefined {
  const plain = text.trim().replace(zoneName, '').replace(weekday, '');
  for (const { shape, days } of forms) {
    const found: Groups | undefined = shape.exec(plain)?.groups;
    if (found === undefined) continue;
    const instants = days(found).flatMap((date) => instantOf(date, found, arrival, timeZone) ?? []);
    const [nearest] = instants.sort((a, b) => Math.abs(a - arrival) - Math.abs(b - arrival));
    return nearest === undefined
      ? undefined
      : { happenedAt: nearest, precision: found['fraction'] === undefined ? second : 1 };
  }
  return undefined;
}

function instantOf({ year, month, day }: Day, found: Groups, arrival: Instant, timeZone: string): Instant | undefined {
  const { hours = '', minutes = '', seconds = '0', fraction = '0', half: halfDay, utc, sign, east } = found;
  const hourOfDay = hoursOf(Number(hours), halfDay);
  if (hourOfDay === undefined) return undefined;
  const whole = wallMilliseconds(year, month, day, hourOfDay, Number(minutes), Number(seconds));
  if (whole === undefined) return undefined;
  const wall = whole + Math.floor(Number(`0.${fraction}`) * second);
  if (utc === undefined && east === undefined) return wallTimeToInstant(wall, timeZone, arrival);
  const offset = offsetOf(east);
  return sign === '-' || sign === '\u2212' ? wall + offset : wall - offset;
}

/** Of twelve hours, midnight and noon are the twelfth. */
function hoursOf(hours: number, half: string | undefined): number | undefined {
  if (half === undefined) return hours;
  if (hours < 1 || hours > 12) return undefined;
  return (hours % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

function offsetOf(east: string = '0'): Milliseconds {
  const digits = east.replace(':', '');
  return Number(digits.slice(0, 2)) * hour + Number(digits.slice(2) || '0') * minute;
}
