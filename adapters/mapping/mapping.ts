import { NotUnderstood, type Surroundings } from '#adapters/adapter';
import type { JsonValue } from '#core/said/input';
import { isList } from '#core/said/json';
import type { Sentence } from '#core/said/sentence';
import type { Instant } from '#core/time/instant';
import { fieldRules, type KindOfRecord, type ValueKind } from './fields.ts';
import { compile, ExpressionFailed, fieldBounds, listBounds, type Evaluate } from './language/expression.ts';
import { timeFormat, type ReadWallTime } from './language/time-format.ts';
import { countOf, instantOf, secondsOf, textOf, unreadable, type ClockTime, type Read } from './language/values.ts';
import { shapeOf } from './shape.ts';
import type { MappingSettings } from './settings.ts';

/** A mapping that is ready to be used. */
export interface Mapping {
  readonly settings: MappingSettings;
  readonly find: Evaluate | undefined;
  readonly fields: ReadonlyMap<string, Field>;
  readonly format: ReadWallTime | undefined;
  /** From the source's name of a queue to the board's. */
  readonly queueOf: ReadonlyMap<string, string>;
}

interface Field {
  readonly name: string;
  readonly text: string;
  readonly evaluate: Evaluate;
  readonly value: ValueKind;
}

interface Values {
  readonly text: string;
  readonly count: number;
  readonly seconds: number;
  readonly time: ClockTime;
}

type Rules = typeof fieldRules;

/** What the fields came to. `null`: the record does not say, or not so that it could be read. */
export type Said<Kind extends KindOfRecord> = {
  readonly [name in keyof Rules[Kind]]: Rules[Kind][name] extends { readonly value: infer Type extends ValueKind }
    ? Values[Type] | null
    : never;
};

/** When records came, and where. */
export interface Place {
  readonly at: Instant;
  readonly surroundings: Surroundings;
}

const compiled = new WeakMap<object, Mapping>();

/** Settings are compiled once, however often something is read by them. */
export function mappingOf(settings: MappingSettings): Mapping {
  let mapping = compiled.get(settings);
  if (mapping === undefined) compiled.set(settings, (mapping = compileMapping(settings)));
  return mapping;
}

function compileMapping(settings: MappingSettings): Mapping {
  const { as, fields, records, queues = {}, times } = settings;
  const rules: { readonly [name: string]: { readonly value: ValueKind } } = fieldRules[as];
  return {
    settings,
    find: records === undefined ? undefined : compile(records, listBounds),
    fields: new Map(
      Object.entries(fields).map(([name, expression]) => {
        const text = String(expression);
        return [name, { name, text, evaluate: compile(text, fieldBounds), value: rules[name]?.value ?? 'text' }];
      }),
    ),
    format: times === undefined ? undefined : timeFormat(times),
    queueOf: new Map(Object.entries(queues).flatMap(([queue, names]) => names.map((name) => [name, queue] as const))),
  };
}

/**
 * The list of records in an answer. A single object is a list of one.
 * @throws NotUnderstood
 */
export function recordsIn(mapping: Mapping, answer: JsonValue, place: Place): readonly JsonValue[] {
  const found = listAt(mapping, answer, place);
  if (found !== undefined) return found;
  const { records } = mapping.settings;
  const shape = shapeOf(answer);
  if (records === undefined) {
    throw new NotUnderstood({
      da: `Svaret er ikke en liste af poster, men ${shape.da}: "records" i kildens indstillinger siger, hvor listen er.`,
      en: `The answer is no list of records but ${shape.en}: "records" in the settings of the source says where the list is.`,
    });
  }
  // Of a list of which an expression selects nothing, JSONata makes nothing.
  const selects = records.includes('[') && !records.trimStart().startsWith('[');
  throw new NotUnderstood({
    da: `I svaret er der ingen liste, hvor "records" siger (${records}): det er ${shape.da}.${selects ? ` Hvis der kan være ingen, så skriv [${records}].` : ''}`,
    en: `In the answer there is no list where "records" says (${records}): it is ${shape.en}.${selects ? ` Where there may be none, write [${records}].` : ''}`,
  });
}

/** As `recordsIn`, of one of many messages, in which there need be none. */
export function recordsFound(mapping: Mapping, message: JsonValue, place: Place): readonly JsonValue[] {
  return listAt(mapping, message, place) ?? [];
}

function listAt({ find, settings }: Mapping, answer: JsonValue, place: Place): readonly JsonValue[] | undefined {
  const found = find === undefined ? answer : foundBy(find, settings, answer, place);
  if (isList(found)) return [...found];
  return typeof found === 'object' && found !== null ? [found] : undefined;
}

function foundBy(find: Evaluate, { records }: MappingSettings, answer: JsonValue, place: Place): JsonValue {
  try {
    const found = find(answer, { at: place.at, timeZone: place.surroundings.timeZone, format: undefined });
    // What JSONata returns is JSON, but for marks of its own on lists.
    return found === undefined ? null : (JSON.parse(JSON.stringify(found)) as JsonValue);
  } catch (error) {
    if (!(error instanceof ExpressionFailed)) throw error;
    const [{ da, en }, shape] = [error.says, shapeOf(answer)];
    throw new NotUnderstood({
      da: `"records" (${records}) ${da} med dette svar: ${shape.da}.`,
      en: `"records" (${records}) ${en} with this answer: ${shape.en}.`,
    });
  }
}

/**
 * What each of the records says. Of a value that cannot be read nothing is known, whatever else its record says; but where no
 * record's can, the mapping does not fit.
 * @throws NotUnderstood: which field, by which expression, of which record
 */
export function readAll<Kind extends KindOfRecord>(
  mapping: Mapping,
  records: readonly JsonValue[],
  place: Place,
): readonly Said<Kind>[] {
  const { settings, format } = mapping;
  const situation = { at: place.at, timeZone: settings.timeZone ?? place.surroundings.timeZone, format };
  const verdicts = [...mapping.fields.values()].map((field) => ({ field, good: 0, bad: undefined as Bad | undefined }));
  const said = records.map((record, index) => {
    const values: { [name: string]: unknown } = {};
    for (const verdict of verdicts) {
      const { value, why } = valueOf(verdict.field, record, situation);
      if (why === undefined) verdict.good += value === null ? 0 : 1;
      else verdict.bad ??= { index, why, record };
      values[verdict.field.name] = value;
    }
    return values;
  });
  for (const { field, good, bad } of verdicts) if (good === 0 && bad !== undefined) throw doesNotFit(field, bad);
  const nothing = Object.fromEntries(Object.keys(fieldRules[settings.as]).map((name) => [name, null]));
  return said.map((values) => ({ ...nothing, ...values })) as unknown as readonly Said<Kind>[];
}

interface Bad {
  readonly index: number;
  readonly why: Sentence;
  readonly record: JsonValue;
}

type Situation = Parameters<Evaluate>[1];

function valueOf(field: Field, record: JsonValue, situation: Situation) {
  try {
    const value = readAs(field.value, field.evaluate(record, situation), situation);
    return value === unreadable ? { value: null, why: expected[field.value] } : { value };
  } catch (error) {
    if (error instanceof ExpressionFailed) return { value: null, why: error.says };
    throw error;
  }
}

function readAs(kind: ValueKind, value: unknown, situation: Situation): Read<string | number | ClockTime> {
  switch (kind) {
    case 'text':
      return textOf(value);
    case 'count':
      return countOf(value);
    case 'seconds':
      return secondsOf(value);
    case 'time':
      return instantOf(value, situation, situation.at);
  }
}

const expected: { readonly [kind in ValueKind]: Sentence } = {
  text: { da: 'er ikke en tekst på op til 200 tegn', en: 'is no text of up to 200 characters' },
  count: { da: 'er ikke et helt tal fra 0', en: 'is no whole number from 0' },
  seconds: { da: 'er hverken et antal sekunder eller mm:ss', en: 'is neither a number of seconds nor mm:ss' },
  time: { da: 'er ikke en tid i indstillingernes format', en: 'is no time in the format of the settings' },
};

function doesNotFit({ name, text }: Field, { index, why, record }: Bad): NotUnderstood {
  const shape = shapeOf(record);
  return new NotUnderstood({
    da: `Beskrivelsen passer ikke: "${name}" (${text}) ${why.da}, først i post ${index + 1}, ${shape.da}.`,
    en: `The mapping does not fit: "${name}" (${text}) ${why.en}, first in record ${index + 1}, ${shape.en}.`,
  });
}
