import type { JsonValue } from '../said/input.ts';

/** So many lists and objects in one another: what a person orders has two or three. */
const mostLevels = 20;

/** Whether JSON can carry it, and whoever reads it need not fear its depth. */
export function isJson(value: unknown): value is JsonValue {
  return isJsonWithin(value, mostLevels);
}

function isJsonWithin(value: unknown, levels: number): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || levels === 0) return false;
  if (!Array.isArray(value) && !isPlain(value)) return false;
  return Object.values(value).every((each) => isJsonWithin(each, levels - 1));
}

/** No date, map or the like: JSON would make something else of it. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
