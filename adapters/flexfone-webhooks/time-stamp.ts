import type { Instant, Milliseconds } from '#core/time/instant';
import { minute, second } from '#core/time/instant';
import { parseIso, wallMilliseconds, wallTimeToInstant } from '#core/time/zone';

/** When it happened by the phone system's clock, and how coarsely that is told. */
export interface TimeStamp {
  readonly happenedAt: Instant;
  readonly precision: Milliseconds;
}

/** A clock further off than this is not believed. */
const believable = 5 * minute;

const danish = /^(\d{1,2})[-./](\d{1,2})[-./](\d{4})[ T]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?$/;
const unixSeconds = /^\d{9,10}(?:\.\d{1,6})?$/;
const unixMilliseconds = /^\d{12,13}$/;
/** An unescaped `+` of a zone in a query arrives as a space. */
const lostPlus = /(\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?) (\d\d:?\d\d)$/;

/**
 * Reads `TimeStamp` (documents 003 and 004, which name no format): ISO 8601, `dd-MM-yyyy HH:mm:ss`, Unix seconds or
 * milliseconds; without a zone, in the configured one. Missing, unreadable or not believable: `undefined`, and the
 * arrival counts.
 */
export function readTimeStamp(text: string | undefined, arrival: Instant, timeZone: string): TimeStamp | undefined {
  if (text === undefined) return undefined;
  const stamp = parse(text, arrival, timeZone);
  return stamp === undefined || Math.abs(stamp.happenedAt - arrival) > believable ? undefined : stamp;
}

function parse(text: string, arrival: Instant, timeZone: string): TimeStamp | undefined {
  if (unixMilliseconds.test(text)) return { happenedAt: Number(text), precision: 1 };
  if (unixSeconds.test(text)) {
    return { happenedAt: Math.round(Number(text) * second), precision: text.includes('.') ? 1 : second };
  }
  const iso = parseIso(text.replace(lostPlus, '$1+$2'), timeZone, arrival);
  if (iso !== undefined) return { happenedAt: iso.at, precision: iso.precision };
  const match = danish.exec(text);
  if (match === null) return undefined;
  const [, day, month, year, hours, minutes, seconds = '0'] = match;
  const wall = wallMilliseconds(
    Number(year),
    Number(month),
    Number(day),
    Number(hours),
    Number(minutes),
    Number(seconds),
  );
  return wall === undefined ? undefined : { happenedAt: wallTimeToInstant(wall, timeZone, arrival), precision: second };
}

/** `Duration` in seconds: a number, or `hh:mm:ss`. `undefined` where it is neither. */
export function readDuration(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d+(?:[.,]\d+)?$/.test(text)) return Number(text.replace(',', '.'));
  const match = /^(?:(\d+):)?(\d{1,2}):(\d{2})(?:[.,]\d+)?$/.exec(text);
  if (match === null) return undefined;
  return Number(match[1] ?? 0) * 3_600 + Number(match[2]) * 60 + Number(match[3]);
}
