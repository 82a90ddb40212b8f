import type { JsonValue } from '#core/said/input';
import { isList } from '#core/said/json';

/** Where none is configured. */
const usualCode = '+45';

/** Fewer digits are a local number, or a part of anything. */
const fewest = 6;
const most = 20;

/** What people and programs put between the digits of a number, and in an address in their place. */
const between = String.raw`(?:%20|%2B|[\s\u00a0()./+-]){0,3}`;

/** By what a number without a code of its country is completed. */
export function countryCodeOf({
  lostCalls,
}: {
  readonly lostCalls: { readonly countryCode?: string | undefined };
}): string {
  return lostCalls.countryCode ?? usualCode;
}

/**
 * What finds a phone number in a text however it is spelled: with spaces, with or without the code of its country. `undefined`: it
 * is none.
 */
export function patternOfNumber(number: string, countryCode: string): RegExp | undefined {
  if (!/^\+?[\d\s().-]+$/.test(number.trim())) return undefined;
  const digits = number.replaceAll(/\D/g, '').replace(/^00/, '');
  const code = countryCode.replaceAll(/\D/g, '');
  const isWithCode = /^\s*(?:\+|00)/.test(number) && digits.startsWith(code);
  const own = isWithCode ? digits.slice(code.length) : digits;
  if (own.length < fewest || own.length > most) return undefined;
  const spelled = (text: string): string => text.split('').join(between);
  const prefix = `(?:(?:00${between})?${spelled(code)}${between})?`;
  return new RegExp(String.raw`(?<!\d)${prefix}${spelled(own)}(?!\d)`, 'g');
}

/** Whether the number is in that text, however it is spelled there. */
export function standsIn(text: string, number: RegExp): boolean {
  return text.search(number) !== -1;
}

/** A payload in which the number does not stand any more, and that is as long as before. */
export function withoutNumber(payload: string, number: RegExp): string {
  const text = JSON.stringify(without(JSON.parse(payload) as JsonValue, number));
  return text + ' '.repeat(Math.max(0, Buffer.byteLength(payload) - Buffer.byteLength(text)));
}

function without(value: JsonValue, number: RegExp): JsonValue {
  if (typeof value === 'string') return starred(value, number);
  if (typeof value === 'number') return String(value).replaceAll(number, '') === String(value) ? value : null;
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map((each) => without(each, number));
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [starred(name, number), without(each, number)]),
  );
}

function starred(text: string, number: RegExp): string {
  return text.replaceAll(number, (found) => '*'.repeat(found.length));
}
