import type { JsonValue } from '#core/said/input';
import { isList, isObject, type JsonObject } from '#core/said/json';
import type { SeenColumn } from '#core/settings/mapping';

/** What records have is looked for in so many of them; a mapping is made from a glance, not from an archive. */
const mostLookedAt = 2_000;
const mostColumns = 200;
const mostValues = 30;
const longestValue = 120;
/** Objects within records: `caller.number`. */
const deepest = 3;

/** The columns of records, in the order in which they were seen first. */
export function columnsOf(records: readonly JsonValue[]): readonly SeenColumn[] {
  const found = new Map<string, { readonly name: string; readonly values: Set<string> }>();
  for (const record of records.slice(-mostLookedAt)) if (isObject(record)) look(record, [], found);
  return [...found].map(([expression, { name, values }]) => ({ expression, name, values: [...values] }));
}

function look(
  record: JsonObject,
  path: readonly string[],
  found: Map<string, { readonly name: string; readonly values: Set<string> }>,
): void {
  for (const [key, value] of Object.entries(record)) {
    const names = [...path, key];
    if (isObject(value) && names.length < deepest) {
      look(value, names, found);
      continue;
    }
    const expression = expressionOf(names);
    if (expression === undefined) continue;
    let column = found.get(expression);
    if (column === undefined) {
      if (found.size >= mostColumns) continue;
      found.set(expression, (column = { name: names.join('.'), values: new Set() }));
    }
    const text = shown(value);
    if (text !== '' && column.values.size < mostValues) column.values.add(text);
  }
}

const plain = /^[A-Za-z_]\w*$/;
const reserved: ReadonlySet<string> = new Set(['and', 'or', 'in', 'true', 'false', 'null', 'function']);

/** `undefined`: a name that no expression can say. */
function expressionOf(names: readonly string[]): string | undefined {
  if (names.some((name) => name === '' || /[`\\]/.test(name))) return undefined;
  return names.map((name) => (plain.test(name) && !reserved.has(name) ? name : `\`${name}\``)).join('.');
}

function shown(value: JsonValue): string {
  const text = typeof value === 'string' ? value.trim() : value === null ? '' : JSON.stringify(value);
  return text.length > longestValue ? `${text.slice(0, longestValue - 1)}…` : text;
}

/** Where lists of records stand in an answer that is none itself. */
export function listsIn(answer: JsonValue): readonly string[] {
  return isObject(answer) ? within(answer, []) : [];
}

function within(object: JsonObject, path: readonly string[]): readonly string[] {
  return Object.entries(object).flatMap(([key, value]): readonly string[] => {
    const names = [...path, key];
    if (isList(value)) {
      const expression = value.some(isObject) ? expressionOf(names) : undefined;
      return expression === undefined ? [] : [expression];
    }
    return isObject(value) && names.length < deepest ? within(value, names) : [];
  });
}
