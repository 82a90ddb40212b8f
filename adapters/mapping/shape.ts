import type { JsonValue } from '#core/said/input';
import { isList } from '#core/said/json';
import type { Sentence } from '#core/said/sentence';

/** A sentence stays one that a person reads. */
const longest = 300;
const mostNames = 12;

/**
 * What something looks like, without what it says: letters are "a", digits "0". By it a person sees why a mapping does not fit,
 * and nobody's number or name is told.
 */
export function shapeOf(value: JsonValue): Sentence {
  const shape = (words: Words): string => {
    const whole = cut(value, 2, words);
    return whole.length > longest ? `${whole.slice(0, longest - 1)}…` : whole;
  };
  return { da: shape(danish), en: shape(english) };
}

interface Words {
  readonly noText: string;
  readonly noList: string;
  readonly list: (length: number, first: string) => string;
  readonly one: string;
}

const danish: Words = {
  noText: 'en tom tekst',
  noList: 'en tom liste',
  list: (length, first) => `en liste med ${length}, den første ${first}`,
  one: 'en af dem',
};
const english: Words = {
  noText: 'an empty text',
  noList: 'an empty list',
  list: (length, first) => `a list of ${length}, the first ${first}`,
  one: 'one of them',
};

function cut(value: JsonValue, depth: number, words: Words): string {
  if (typeof value === 'string') return value === '' ? words.noText : JSON.stringify(masked(value));
  if (typeof value === 'number') return masked(String(value));
  if (typeof value !== 'object' || value === null) return String(value);
  if (isList(value)) return value.length === 0 ? words.noList : words.list(value.length, firstOf(value, depth, words));
  const names = Object.keys(value);
  const shown = names
    .slice(0, mostNames)
    .map((name) => (depth <= 0 ? nameOf(name) : `${nameOf(name)}: ${cut(value[name] ?? null, depth - 1, words)}`));
  return `{${[...shown, ...(names.length > mostNames ? ['…'] : [])].join(', ')}}`;
}

function firstOf(list: readonly JsonValue[], depth: number, words: Words): string {
  return depth <= 0 ? words.one : cut(list[0] ?? null, depth - 1, words);
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
