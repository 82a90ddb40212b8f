import type { JsonValue } from './input.ts';

export interface JsonObject {
  readonly [name: string]: JsonValue;
}

/** `Array.isArray` for what is read only. */
export function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

export function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
