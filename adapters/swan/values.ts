import type { JsonValue } from '#core/said/input';
import { isList } from '#core/said/json';

/**
 * An object of SWAN's. What has no keys may come as an empty list: PHP, which it is written in by the look of its
 * documents, has one kind of array for both.
 */
export function objectOf(value: JsonValue | undefined): { readonly [name: string]: JsonValue } | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!isList(value)) return value;
  return value.length === 0 ? {} : undefined;
}

/** A list of SWAN's. One with gaps may come as an object with the places as names: `{"0": "201", "2": "203"}`. */
export function listOf(value: JsonValue | undefined): readonly JsonValue[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (isList(value)) return value;
  return Object.keys(value).every((name) => /^\d+$/.test(name)) ? Object.values(value) : undefined;
}

/** A member of an object, and not what every object has. */
export function member(value: { readonly [name: string]: JsonValue }, name: string): JsonValue | undefined {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

/** A text that says something. A number is taken for its digits. */
export function textOf(value: JsonValue | undefined): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value).trim();
  return text === '' ? undefined : text;
}

/** A number of 0 or more, which may be told as text, also with a comma, as in Spain; `null` where it is none. */
export function amountOf(value: JsonValue | undefined): number | null {
  const text = textOf(value);
  if (text === undefined || !/^\d{1,15}(?:[.,]\d+)?$/.test(text)) return null;
  return Number(text.replace(',', '.'));
}

/** A number of calls. */
export function countOf(value: JsonValue | undefined): number | null {
  const amount = amountOf(value);
  return amount !== null && Number.isInteger(amount) ? amount : null;
}

/** `true` and `false` in any of PHP's spellings; `undefined` where it is neither. */
export function isYes(value: JsonValue | undefined): boolean | undefined {
  const text = typeof value === 'boolean' ? String(value) : textOf(value)?.toLowerCase();
  if (text === 'true' || text === '1' || text === 'yes' || text === 'on') return true;
  return text === 'false' || text === '0' || text === 'no' || text === 'off' ? false : undefined;
}
