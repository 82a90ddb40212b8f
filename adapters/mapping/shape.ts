import type { JsonValue } from '#core/said/input';
import type { Sentence } from '#core/said/sentence';
import { isList } from '#core/said/json';

/** A sentence stays one that a person reads. */
const longest = 300;
const mostNames = 12;

/**
 * What something looks like, without what it says: letters are "a", digits "0". By it a person sees why a mapping does not fit,
 * and nobody's number or name is told.
 */
export function shapeOf(value: JsonValue): Sentence {
  return { da: shapeIn(danish, value), en: shapeIn(english, value) };
}

interface Words {
  readonly emptyText: string;
  readonly emptyList: string;
  readonly oneOfThem: string;
  readonly list: (length: number, first: string) => string;
}

const danish: Words = {
  emptyText: 'en tom tekst',
  emptyList: 'en tom liste',
  oneOfThem: 'en af dem',
  list: (length, first) => `en liste med ${length}, den første ${first}`,
};

const english: Words = {
  emptyText: 'an empty text',
  emptyList: 'an empty list',
  oneOfThem: 'one of them',
  list: (length, first) => `a list of ${length}, the first ${first}`,
};

function shapeIn(words: Words, value: JsonValue): string {
  const shape = cut(words, value, 2);
  return shape.length > longest ? `${shape.slice(0, longest - 1)}…` : shape;
}

function cut(words: Words, value: JsonValue, depth: number): string {
  if (typeof value === 'string') return value === '' ? words.emptyText : JSON.stringify(masked(value));
  if (typeof value === 'number') return masked(String(value));
  if (typeof value !== 'object' || value === null) return String(value);
  if (isList(value)) {
    if (value.length === 0) return words.emptyList;
    return words.list(value.length, depth <= 0 ? words.oneOfThem : cut(words, value[0] ?? null, depth - 1));
  }
  const names = Object.keys(value);
  const shown = names
    .slice(0, mostNames)
    .map((name) => (depth <= 0 ? nameOf(name) : `${nameOf(name)}: ${cut(words, value[name] ?? null, depth - 1)}`));
  return `{${[...shown, ...(names.length > mostNames ? ['…'] : [])].join(', ')}}`;
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
