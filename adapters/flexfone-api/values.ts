import type { JsonValue } from '#core/said/input';
import { isList, isObject } from '#core/said/json';
import { parseXml, type XmlElement } from '../xml.ts';
import { NotUnderstood } from '../adapter.ts';
import type { Sentence } from '#core/said/sentence';
import { neitherJsonNorXml, noList } from './sentences.ts';

/** One row of an answer, its names in small letters. */
export type Row = ReadonlyMap<string, JsonValue>;

/**
 * The rows of an answer, JSON or XML: a list; one row alone; or either of them inside something that holds nothing else,
 * as XML lists are, or nothing else with rows in it, as where a list comes with its length.
 * @throws NotUnderstood
 */
export function rowsOf(body: JsonValue, what: Sentence): readonly Row[] {
  const rows = listIn(typeof body === 'string' ? fromXml(body, what) : body, 0);
  if (rows === undefined) throw new NotUnderstood(noList(what));
  return rows;
}

const deepest = 4;

function listIn(value: JsonValue, depth: number): readonly Row[] | undefined {
  if (typeof value !== 'object' || value === null || depth > deepest) return undefined;
  if (isList(value)) {
    const rows = value.filter(isObject).map(rowOf);
    return value.length > 0 && rows.length === 0 ? undefined : rows;
  }
  const row = rowOf(value);
  if (hasNumber(row)) return [row];
  // What stands beside a list, and is none: {"Employees": [], "Message": "", "Success": true}.
  const isOfList = ([name]: readonly [string, JsonValue]): boolean => name !== 'success' && name !== 'message';
  if (row.has('success')) return listIn(Object.fromEntries([...row].filter(isOfList)), depth + 1);
  const [only, ...others] = row.values();
  if (only !== undefined && others.length === 0) return listIn(only, depth + 1);
  const lists = [...row.values()].map((each) => listIn(each, depth + 1)).filter((rows) => rows?.some(hasNumber));
  return lists.length === 1 ? lists[0] : undefined;
}

function hasNumber(row: Row): boolean {
  return row.has('localnumber');
}

function rowOf(value: { readonly [name: string]: JsonValue }): Row {
  return new Map(Object.entries(value).map(([name, each]) => [name.toLowerCase(), each]));
}

/** A text that says something, or a number as its text. */
export function textOf(value: JsonValue | undefined): string | undefined {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
}

export function booleanOf(value: JsonValue | undefined): boolean | undefined {
  const text = typeof value === 'boolean' ? String(value) : textOf(value)?.toLowerCase();
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : undefined;
}

/** Every object in a value that is one, a list of them, or one inside another. */
export function objectsIn(value: JsonValue | undefined, depth = 0): readonly Row[] {
  if (value === undefined || depth > deepest) return [];
  if (isList(value)) return value.flatMap((item) => objectsIn(item, depth + 1));
  if (!isObject(value)) return [];
  return [rowOf(value), ...Object.values(value).flatMap((each) => objectsIn(each, depth + 1))];
}

function fromXml(text: string, what: Sentence): JsonValue {
  try {
    const root = parseXml(text);
    const isEmptyList = /^arrayof/i.test(root.name) && root.children.length === 0;
    return isEmptyList ? [] : valueOf(root);
  } catch {
    throw new NotUnderstood(neitherJsonNorXml(what));
  }
}

/** Elements and attributes as an object, elements of one name as a list; else the text. */
function valueOf({ children, text, attributes }: XmlElement): JsonValue {
  if (attributes.get('nil') === 'true') return null;
  if (children.length === 0 && (attributes.size === 0 || text.trim() !== '')) return text;
  const byName = Map.groupBy(children, ({ name }) => name);
  return Object.fromEntries([
    ...attributes,
    ...[...byName].map(
      ([name, [first, ...rest]]) =>
        [
          name,
          first === undefined ? null : rest.length === 0 ? valueOf(first) : [first, ...rest].map(valueOf),
        ] as const,
    ),
  ]);
}
