import type { JsonValue } from '#core/said/input';
import { isList } from '#core/said/json';

/** A sentence stays one that a person reads. */
const longest = 300;
const mostNames = 12;

/**
 * What something looks like, without what it says: letters are "a", digits "0". By it a person sees why a mapping does not fit,
 * and nobody's number or name is told.
 */
export function shapeOf(value: JsonValue): string {
  const shape = cut(value, 2);
  return shape.length > longest ? `${shape.slice(0, longest - 1)}…` : shape;
}

function cut(value: JsonValue, depth: number): string {
  if (typeof value === 'string') return value === '' ? 'an empty text' : JSON.stringify(masked(value));
  if (typeof value === 'number') return masked(String(value));
  if (typeof value !== 'object' || value === null) return String(value);
  if (isList(value))
    return value.length === 0 ? 'an empty list' : `a list of ${value.length}, the first ${firstOf(value, depth)}`;
  const names = Object.keys(value);
  const shown = names
    .slice(0, mostNames)
    .map((name) => (depth <= 0 ? nameOf(name) : `${nameOf(name)}: ${cut(value[name] ?? null, depth - 1)}`));
  return `{${[...shown, ...(names.length > mostNames ? ['…'] : [])].join(', ')}}`;
}

function firstOf(list: readonly JsonValue[], depth: number): string {
  return depth <= 0 ? 'one of them' : cut(list[0] ?? null, depth - 1);
}

/** The name of a field is what a person looks for; one that holds a number may be somebody's. */
function nameOf(name: string): string {
  return name.slice(0, 40).replaceAll(/\d{4,}/g, (digits) => '0'.repeat(digits.length));
}

function masked(text: string): string {
  return text
    .slice(0, 40)
    .replaceAll(/\d/g, '0')
    .replaceAll(/\p{Lu}/gu, 'A')
    .replaceAll(/[\p{L}--\p{Lu}]/gv, 'a');
}
