import type { JsonValue } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import { parseIso } from '#core/time/zone';

/** Something in a record is of another kind than document 001 says. */
export const unreadable = Symbol('unreadable');
export type Read<Value> = Value | typeof unreadable;

/** Document 001: »annars värdet "null"«, which may come as JSON's `null` or as the word. */
const nothing = /^(?:null)?$/i;

export function textOf(value: JsonValue | undefined): Read<string | null> {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return unreadable;
  const text = value.trim();
  return nothing.test(text) ? null : text;
}

/** How a caller who shows no number may be spelled, in words: two of them are not the same caller. */
const hidden =
  /^(?:anonymous|anonym|hidden|private|unknown|withheld|restricted|ok[äa]nt|dol[dt]|(?:hemligt|skyddat|dolt)(?: nummer)?|unavailable)$/i;

/** Who called; `null` where he shows no number. */
export function callerOf(value: JsonValue | undefined): Read<string | null> {
  const text = textOf(value);
  return text !== unreadable && text !== null && hidden.test(text) ? null : text;
}

/** With any offset; without one it is the wall time of the configured zone. */
export function instantOf(value: JsonValue | undefined, timeZone: string, near: Instant): Read<Instant | null> {
  const text = textOf(value);
  if (text === null || text === unreadable) return text;
  return parseIso(text, timeZone, near)?.at ?? unreadable;
}
