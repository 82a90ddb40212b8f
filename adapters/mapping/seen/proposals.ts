import type { MappingProposal, SeenColumn } from '#core/settings/mapping';
import { usualTimes } from '#core/settings/usual-times';
import { fieldRule, kindsOfRecord, type KindOfRecord, type ValueKind } from '../fields.ts';
import { timeFormat } from '../language/time-format.ts';
import { clockTime, countOf, secondsOf, unreadable } from '../language/values.ts';
import { plainly, usualFieldNames, usualKindWords, usualStateWords } from './usual-names.ts';

interface BoardQueue {
  readonly id: string;
  readonly name: string;
}

type Proposals = { readonly [kind in KindOfRecord]: MappingProposal };

/** What the names of columns and what stands in them suggest, for each kind of record. Nobody but a person makes it a mapping. */
export function proposalsOf(columns: readonly SeenColumn[], queues: readonly BoardQueue[]): Proposals {
  const made = kindsOfRecord.map((kind) => [kind, proposalOf(kind, columns, queues)] as const);
  return Object.fromEntries(made) as Proposals;
}

function proposalOf(
  kind: KindOfRecord,
  columns: readonly SeenColumn[],
  queues: readonly BoardQueue[],
): MappingProposal {
  const fields: { [field: string]: string } = {};
  const taken = new Map<string, SeenColumn>();
  let times: string | undefined;
  for (const [field, names] of Object.entries(usualFieldNames[kind])) {
    const value = fieldRule(kind, field)?.value ?? 'text';
    const format = value === 'time' ? times : undefined;
    const column = names
      .flatMap((name) => columns.filter((each) => plainly(each.name) === name))
      .find((each) => ![...taken.values()].includes(each) && fits(value, each, format));
    if (column === undefined) continue;
    if (value === 'time') times ??= formatOf(column);
    fields[field] = column.expression;
    taken.set(field, column);
  }
  const valuesOf = (field: string): readonly string[] => taken.get(field)?.values ?? [];
  const ours = queueTable(valuesOf('queue'), queues, taken.has('queue'));
  return {
    fields,
    ...(kind !== 'agents' && ours !== undefined && { queues: ours }),
    ...(kind === 'events' && taken.has('kind') && { kinds: wordTable(valuesOf('kind'), usualKindWords) }),
    ...(kind === 'agents' && taken.has('state') && { states: wordTable(valuesOf('state'), usualStateWords) }),
    ...(times !== undefined && { times }),
  };
}

/** In a column of which nothing was seen may stand anything, but what must be read as a time is known by how it looks. */
function fits(value: ValueKind, { values }: SeenColumn, times: string | undefined): boolean {
  switch (value) {
    case 'text':
      return true;
    case 'count':
      return values.every((each) => countOf(each) !== unreadable);
    case 'seconds':
      return values.every((each) => secondsOf(each) !== unreadable);
    case 'time': {
      if (values.length === 0) return false;
      return times === undefined ? isStandard(values) || formatOf({ values }) !== undefined : isIn(times, values);
    }
  }
}

/** `undefined`: no format is needed, or none that is usual fits. */
function formatOf({ values }: Pick<SeenColumn, 'values'>): string | undefined {
  return isStandard(values) ? undefined : usualTimes.find(([format]) => isIn(format, values))?.[0];
}

function isIn(format: string, values: readonly string[]): boolean {
  const read = timeFormat(format);
  return read !== undefined && values.every((value) => read(value) !== undefined);
}

function isStandard(values: readonly string[]): boolean {
  const clock = { timeZone: 'UTC', format: undefined };
  return values.length > 0 && values.every((value) => clockTime(value, clock, 0) !== undefined);
}

/** Names that are those of the board's queues; the one queue of a board is the one name of a source. */
function queueTable(
  values: readonly string[],
  queues: readonly BoardQueue[],
  isNamed: boolean,
): MappingProposal['queues'] {
  const [only] = queues;
  if (only === undefined) return undefined;
  if (!isNamed) return queues.length === 1 ? { [only.id]: [] } : undefined;
  if (queues.length === 1 && values.length === 1) return { [only.id]: values };
  const table: { [queue: string]: readonly string[] } = {};
  for (const { id, name } of queues) {
    const same = values.filter((value) => [plainly(id), plainly(name)].includes(plainly(value)));
    const alike = values.filter((value) => isAlike(plainly(value), plainly(name)));
    const found = same.length > 0 ? same : alike.length === 1 ? alike : [];
    if (found.length > 0) table[id] = found;
  }
  return table;
}

function isAlike(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= 3 && long.includes(short);
}

function wordTable(
  values: readonly string[],
  usual: { readonly [meaning: string]: readonly string[] },
): { readonly [meaning: string]: readonly string[] } {
  const entries = Object.entries(usual).map(
    ([meaning, words]) => [meaning, values.filter((value) => words.includes(plainly(value)))] as const,
  );
  return Object.fromEntries(entries.filter(([, words]) => words.length > 0));
}
