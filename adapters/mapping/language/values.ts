import type { Instant, Milliseconds } from '#core/time/instant';
import { second } from '#core/time/instant';
import { parseIso, wallTimeToInstant } from '#core/time/zone';
import type { ReadWallTime } from './time-format.ts';

/** How a source writes its times. `format` absent: ISO 8601, or Unix seconds or milliseconds. */
export interface Clock {
  readonly timeZone: string;
  readonly format: ReadWallTime | undefined;
}

export interface ClockTime {
  readonly at: Instant;
  readonly precision: Milliseconds;
}

/** It is there and is not what the field needs. */
export const unreadable = Symbol('unreadable');
/** `null`: the record does not say. */
export type Read<Value> = Value | null | typeof unreadable;

/** What is longer is no id and no name. */
const longestText = 200;

/** An empty text is none. An id stays the text that it is; one that came as a number is its digits. */
export function textOf(value: unknown): Read<string> {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string' || value.length > longestText) return unreadable;
  const text = value.trim();
  return text === '' ? null : text;
}

const decimal = /^\d+(?:[.,]\d+)?$/;

/** How many: a whole number from 0. */
export function countOf(value: unknown): Read<number> {
  const text = textOf(value);
  if (typeof text !== 'string') return text;
  const count = decimal.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
  return Number.isSafeInteger(count) ? count : unreadable;
}

/** How long, in seconds: a number, or "mm:ss" or "hh:mm:ss". */
export function secondsOf(value: unknown): Read<number> {
  const text = textOf(value);
  if (typeof text !== 'string') return text;
  return durationOf(text) ?? unreadable;
}

/** The seconds of a number, of "mm:ss" and of "hh:mm:ss"; `undefined` for anything else. */
export function durationOf(value: unknown): number | undefined {
  const text = textOf(value);
  if (typeof text !== 'string') return undefined;
  if (decimal.test(text)) return Number(text.replace(',', '.'));
  const match = /^(?:(\d{1,5}):)?(\d{1,5}):([0-5]\d)(?:[.,]\d+)?$/.exec(text);
  if (match === null) return undefined;
  const [, hours = '0', minutes, seconds] = match;
  return Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds);
}

export function instantOf(value: unknown, clock: Clock, near: Instant): Read<ClockTime> {
  const text = textOf(value);
  if (typeof text !== 'string') return text;
  return clockTime(value, clock, near) ?? unreadable;
}

const unixSeconds = /^\d{9,10}(?:\.\d{1,9})?$/;
const unixMilliseconds = /^\d{12,13}(?:\.\d+)?$/;

/** A number is Unix time whatever the format of texts; `undefined` for what is no time. */
export function clockTime(value: unknown, { timeZone, format }: Clock, near: Instant): ClockTime | undefined {
  const text = textOf(value);
  if (typeof text !== 'string') return undefined;
  const wall = format?.(text);
  if (wall !== undefined) return { at: wallTimeToInstant(wall.wall, timeZone, near), precision: wall.precision };
  if (format !== undefined && typeof value === 'string') return undefined;
  if (unixMilliseconds.test(text)) return { at: Math.floor(Number(text)), precision: 1 };
  if (unixSeconds.test(text)) {
    return { at: Math.round(Number(text) * second), precision: text.includes('.') ? 1 : second };
  }
  return parseIso(text, timeZone, near);
}
