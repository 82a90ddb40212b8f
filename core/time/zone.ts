import { Temporal } from 'temporal-polyfill';
import type { Instant, Milliseconds } from './instant.ts';
import { hour, minute } from './instant.ts';

const dayLength = 24 * hour;

/** Every zone's offset changes on a quarter of an hour, so one look-up serves all instants within it. */
const quarter = 15 * minute;
const rememberedQuarters = 4_096;
const offsets = new Map<string, Map<number, Milliseconds>>();

/** How far the zone's wall clock is ahead of UTC at that instant, in milliseconds. */
export function offsetAt(at: Instant, timeZone: string): Milliseconds {
  let known = offsets.get(timeZone);
  if (known === undefined) offsets.set(timeZone, (known = new Map()));
  const key = Math.floor(at / quarter);
  let offset = known.get(key);
  if (offset === undefined) {
    const zoned = Temporal.Instant.fromEpochMilliseconds(key * quarter).toZonedDateTimeISO(timeZone);
    offset = zoned.offsetNanoseconds / 1_000_000;
    if (known.size >= rememberedQuarters) known.clear();
    known.set(key, offset);
  }
  return offset;
}

/** Whether this is a zone that can be computed with, as in `Europe/Copenhagen`. */
export function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

/** By the number of days since 1970: nearly all that is asked is of the same few days. */
const dates = new Map<number, string>();
const rememberedDates = 1_024;

/** The day of that instant in the zone, as `YYYY-MM-DD`. */
export function dayOf(at: Instant, timeZone: string): string {
  const number = Math.floor((at + offsetAt(at, timeZone)) / dayLength);
  let day = dates.get(number);
  if (day === undefined) {
    day = new Date(number * dayLength).toISOString().slice(0, 10);
    if (dates.size >= rememberedDates) dates.clear();
    dates.set(number, day);
  }
  return day;
}

interface DayBounds {
  readonly start: Instant;
  readonly end: Instant;
}

/** By zone and day: each message of a phone system that tells its totals asks for today's. */
const bounds = new Map<string, DayBounds>();

/**
 * From midnight (inclusive) to midnight (exclusive) in the zone: 23, 24 or 25 hours. `day` is `YYYY-MM-DD`.
 * @throws RangeError where it is none
 */
export function dayBounds(day: string, timeZone: string): DayBounds {
  const key = `${timeZone} ${day}`;
  const known = bounds.get(key);
  if (known !== undefined) return known;
  const date = Temporal.PlainDate.from(day);
  const found = {
    start: date.toZonedDateTime(timeZone).epochMilliseconds,
    end: date.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds,
  };
  if (bounds.size >= rememberedDates) bounds.clear();
  bounds.set(key, found);
  return found;
}

/** ISO 8601 with milliseconds and the zone's offset: `2026-11-18T09:12:04.120+01:00`. */
export function toIso(at: Instant, timeZone: string): string {
  const offset = offsetAt(at, timeZone);
  const wall = new Date(at + offset).toISOString().slice(0, -1);
  const minutes = Math.round(Math.abs(offset) / minute);
  const hh = String(Math.floor(minutes / 60)).padStart(2, '0');
  const mm = String(minutes % 60).padStart(2, '0');
  return `${wall}${offset < 0 ? '-' : '+'}${hh}:${mm}`;
}

/** As `toIso`; of what is not known, nothing. */
export function isoOrNull(at: Instant | null, timeZone: string): string | null {
  return at === null ? null : toIso(at, timeZone);
}

/**
 * The instant at which a clock on the wall of the zone shows `wall` (written as if it were UTC milliseconds). An hour
 * that happens twice is the one nearer to `near`, else the first; an hour that never happens is taken as just after it.
 */
export function wallTimeToInstant(wall: Milliseconds, timeZone: string, near?: Instant): Instant {
  const before = offsetAt(wall - dayLength, timeZone);
  const after = offsetAt(wall + dayLength, timeZone);
  const candidates = [wall - before, wall - after].filter(
    (at, index) => offsetAt(at, timeZone) === (index === 0 ? before : after),
  );
  const first = candidates[0];
  if (first === undefined) return wall - before;
  const second = candidates[1];
  if (second === undefined || near === undefined) return second === undefined ? first : Math.min(first, second);
  return Math.abs(first - near) <= Math.abs(second - near) ? first : second;
}

const isoShape =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(Z|[+-](?:[01]\d|2[0-3])(?::?[0-5]\d)?)?)?$/i;

/** What an ISO 8601 text says: the instant, and how coarsely (1000 ms where it names no fraction). */
export interface ParsedIso {
  readonly at: Instant;
  readonly precision: Milliseconds;
}

/**
 * Reads ISO 8601 with `T` or a space, with or without seconds, fraction and zone; without a zone it is the wall time of
 * `timeZone`. `undefined` where it is not that, or names a day or hour that does not exist.
 */
export function parseIso(text: string, timeZone: string, near?: Instant): ParsedIso | undefined {
  const match = isoShape.exec(text.trim());
  if (match === null) return undefined;
  const [, year, month, day, hours = '0', minutes = '0', seconds = '0', fraction, zone] = match;
  const wall = wallMilliseconds(
    Number(year),
    Number(month),
    Number(day),
    Number(hours),
    Number(minutes),
    Number(seconds),
  );
  if (wall === undefined) return undefined;
  const exact = wall + (fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * 1_000));
  const precision = fraction === undefined ? 1_000 : 1;
  if (zone === undefined) return { at: wallTimeToInstant(exact, timeZone, near), precision };
  if (zone.toUpperCase() === 'Z') return { at: exact, precision };
  const digits = zone.slice(1).replace(':', '');
  const offset = Number(digits.slice(0, 2)) * hour + Number(digits.slice(2) || '0') * minute;
  return { at: zone.startsWith('-') ? exact + offset : exact - offset, precision };
}

/** A wall clock's reading as if it were UTC; `undefined` for a day or an hour that no calendar has. */
export function wallMilliseconds(
  year: number,
  month: number,
  day: number,
  hours: number,
  minutes: number,
  seconds: number,
): Milliseconds | undefined {
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
  const wall = Date.UTC(year, month - 1, day, hours, minutes, seconds);
  const date = new Date(wall);
  // `Date.UTC` takes a year of two digits for one of the last century.
  if (date.getUTCFullYear() !== year) return undefined;
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? wall : undefined;
}
