import type { JsonValue } from '#core/said/input';
import { isList, isObject, type JsonObject } from '#core/said/json';
import type { MappingProposal, RecordKind, SeenColumn } from '#core/settings/mapping';
import { choiceOf } from './expression.ts';

/** Changes of a mapping, as it stands among the settings of its source. */

export function objectIn(value: JsonValue | undefined): JsonObject {
  return value !== undefined && isObject(value) ? value : {};
}

export function withSetting(values: JsonObject, name: string, next: JsonValue | undefined): JsonObject {
  if (next !== undefined) return { ...values, [name]: next };
  const { [name]: _before, ...others } = values;
  return others;
}

export function withField(values: JsonObject, field: string, next: JsonValue | undefined): JsonObject {
  return withSetting(values, 'fields', withSetting(objectIn(values['fields']), field, next));
}

/** The records are of another kind: what the two have in common stays, and what is of no use there goes. */
export function withKind(values: JsonObject, kind: RecordKind): JsonObject {
  const { kinds, states, ...others } = values;
  const fields = Object.entries(objectIn(values['fields'])).filter(([name]) =>
    kind.fields.some((field) => field.name === name),
  );
  const table = kind.words?.name === 'kinds' ? { kinds } : kind.words?.name === 'states' ? { states } : {};
  const kept = Object.entries(table).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined);
  return { ...others, as: kind.value, fields: Object.fromEntries(fields), ...Object.fromEntries(kept) };
}

/** The proposal where nothing is said yet; what a person said stays. */
export function withProposal(
  values: JsonObject,
  { fields, queues, kinds, states, times }: MappingProposal,
): JsonObject {
  const own = { ...fields, ...objectIn(values['fields']) };
  let next = withSetting(values, 'fields', own);
  for (const [name, value] of Object.entries({ queues, kinds, states, times })) {
    const isSaid = next[name] !== undefined && (name === 'times' || Object.keys(objectIn(next[name])).length > 0);
    if (value !== undefined && !isSaid) next = withSetting(next, name, value as JsonValue);
  }
  return next;
}

/** Whether it is said which of the board's queues the records are of. */
export function hasQueues(values: JsonObject): boolean {
  return Object.keys(objectIn(values['queues'])).length > 0;
}

/** Whether the proposal says anything that is not said yet. */
export function isNews(values: JsonObject, { fields, queues }: MappingProposal): boolean {
  const own = objectIn(values['fields']);
  return Object.keys(fields).some((name) => own[name] === undefined) || (queues !== undefined && !hasQueues(values));
}

export interface WordRow {
  readonly word: string;
  /** `null`: it means nothing to the board. */
  readonly meaning: string | null;
}

/** The words that were seen and those that are said already, each with what it means. */
export function wordRows(table: JsonObject, seen: readonly string[]): readonly WordRow[] {
  const said = Object.entries(table).flatMap(([meaning, words]) =>
    isList(words)
      ? words.map((word) => [typeof word === 'string' ? word : JSON.stringify(word), meaning] as const)
      : [],
  );
  const meanings = new Map(said);
  return [...new Set([...seen, ...meanings.keys()])].map((word) => ({ word, meaning: meanings.get(word) ?? null }));
}

/** The table with that word under that meaning alone; a meaning without words is none. */
export function withWord(table: JsonObject, word: string, meaning: string | null): JsonObject {
  const others = Object.entries(table).map(
    ([name, words]) => [name, isList(words) ? words.filter((each) => each !== word) : words] as const,
  );
  const own = meaning === null ? undefined : objectIn(Object.fromEntries(others))[meaning];
  const next =
    meaning === null
      ? others
      : [...others.filter(([name]) => name !== meaning), [meaning, [...listOf(own), word]] as const];
  return Object.fromEntries(next.filter(([, words]) => !isList(words) || words.length > 0));
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return value !== undefined && isList(value) ? value : [];
}

/** What was seen where a field takes its value from. */
export function seenIn(values: JsonObject, field: string, columns: readonly SeenColumn[]): readonly string[] {
  const choice = choiceOf(objectIn(values['fields'])[field], columns);
  if (choice.way === 'constant') return [choice.text];
  return choice.way === 'column' ? (columns.find(({ expression }) => expression === choice.text)?.values ?? []) : [];
}
