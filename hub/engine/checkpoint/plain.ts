import { Map as PersistentMap } from 'immutable';
import type { JsonValue } from '#core/said/input';

/** There is something in a value that JSON cannot hold even in our words, such as a function. A fault of ours. */
export class CannotBeWritten extends Error {
  override readonly name = 'CannotBeWritten';
}

/** What JSON has no word for is an object with this name: `{"$":"map","is":[["a",1]]}`. */
export const tag = '$';

/**
 * A value as JSON: also persistent maps, sets, tables of numbers, `undefined`, and the numbers that JSON has no word for.
 * @throws CannotBeWritten
 */
export function toPlain(value: unknown): JsonValue {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0) ? value : { [tag]: 'number', is: nameOf(value) };
    case 'undefined':
      return { [tag]: 'undefined' };
    case 'object':
      return value === null ? null : objectToPlain(value);
    case 'bigint':
    case 'function':
    case 'symbol':
      throw new CannotBeWritten(`A ${typeof value} cannot be written down.`);
  }
}

function objectToPlain(value: object): JsonValue {
  if (Array.isArray(value)) return value.map(toPlain);
  if (PersistentMap.isMap(value)) return { [tag]: 'map', is: [...value].map(toPlain) };
  if (value instanceof Set) return { [tag]: 'set', is: [...value].map(toPlain) };
  if (value instanceof Float64Array) return { [tag]: 'numbers', is: base64Of(value) };
  if (!isPlainObject(value)) throw new CannotBeWritten(`A ${value.constructor.name} cannot be written down.`);
  const entries = Object.entries(value).map(([name, each]) => [name, toPlain(each)] as const);
  return Object.hasOwn(value, tag) ? { [tag]: 'object', is: entries } : Object.fromEntries(entries);
}

/** The value again. What was never made by `toPlain` comes to something, or throws. */
export function fromPlain(plain: JsonValue): unknown {
  if (typeof plain !== 'object' || plain === null) return plain;
  if (isList(plain)) return plain.map(fromPlain);
  const kind = plain[tag];
  if (kind === undefined) {
    return Object.fromEntries(Object.entries(plain).map(([name, each]) => [name, fromPlain(each)]));
  }
  return tagged(kind, plain['is']);
}

function tagged(kind: JsonValue, is: JsonValue | undefined): unknown {
  if (kind === 'undefined') return undefined;
  if (kind === 'number') return Number(textOf(is));
  if (kind === 'numbers') return numbersOf([textOf(is)]);
  if (kind === 'set') return new Set(listOf(is));
  if (kind === 'map') return PersistentMap(listOf(is) as readonly (readonly [unknown, unknown])[]);
  if (kind === 'object') return Object.fromEntries(listOf(is) as readonly (readonly [string, unknown])[]);
  throw new NotOurs();
}

/** A checkpoint holds what nobody wrote into it. */
export class NotOurs extends Error {
  override readonly name = 'NotOurs';
}

export function isPlainObject(value: object): value is { readonly [name: string]: unknown } {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

export function base64Of(numbers: Float64Array): string {
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString('base64');
}

/** A table of numbers from its parts. */
export function numbersOf(parts: readonly string[]): Float64Array {
  const bytes = Buffer.concat(parts.map((part) => Buffer.from(part, 'base64')));
  // A copy of its own, that begins where eight bytes may.
  return new Float64Array(new Uint8Array(bytes).buffer);
}

function nameOf(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

function listOf(value: JsonValue | undefined): readonly unknown[] {
  if (value !== undefined && isList(value)) return value.map(fromPlain);
  throw new NotOurs();
}

export function textOf(value: JsonValue | undefined): string {
  if (typeof value === 'string') return value;
  throw new NotOurs();
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
