import type { Instant } from '#core/time/instant';
import { minute, second } from '#core/time/instant';
import { parseIso } from '#core/time/zone';
import type { TimeStamp } from './written-time.ts';
import { readWrittenTime } from './written-time.ts';

/** A clock further off than this is not believed. */
const believable = 5 * minute;

const unixSeconds = /^\d{9,10}(?:\.\d{1,6})?$/;
/** Also as .NET wraps them in JSON: `/Date(1764057620000+0100)/`. */
const unixMilliseconds = /^(?:\\?\/Date\()?(\d{12,13})(?:[+-]\d{4})?(?:\)\\?\/)?$/;

/**
 * Reads `TimeStamp` (documents 003 and 004, which name no format): ISO 8601, `dd-MM-yyyy HH:mm:ss`, Unix seconds or
 * milliseconds, and what else is seen; without a zone, in the configured one. Missing, unreadable or not believable:
 * `undefined`, and the arrival counts.
 */
export function readTimeStamp(text: string | undefined, arrival: Instant, timeZone: string): TimeStamp | undefined {
  if (text === undefined) return undefined;
  const stamp = parse(text, arrival, timeZone);
  return stamp === undefined || Math.abs(stamp.happenedAt - arrival) > believable ? undefined : stamp;
}

function parse(text: string, arrival: Instant, timeZone: string): TimeStamp | undefined {
  const milliseconds = unixMilliseconds.exec(text)?.[1];
  if (milliseconds !== undefined) return { happenedAt: Number(milliseconds), precision: 1 };
  if (unixSeconds.test(text)) {
    return { happenedAt: Math.round(Number(text) * second), precision: text.includes('.') ? 1 : second };
  }
  const iso = parseIso(text, timeZone, arrival);
  if (iso !== undefined) return { happenedAt: iso.at, precision: iso.precision };
  return readWrittenTime(text, arrival, timeZone);
}

/** `Duration` in seconds: a number, or `hh:mm:ss`. `undefined` where it is neither. */
export function readDuration(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d+(?:[.,]\d+)?$/.test(text)) return Number(text.replace(',', '.'));
  const match = /^(?:(\d+):)?(\d{1,2}):(\d{2})(?:[.,]\d+)?$/.exec(text);
  if (match === null) return undefined;
  return Number(match[1] ?? 0) * 3_600 + Number(match[2]) * 60 + Number(match[3]);
}
