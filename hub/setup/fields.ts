import { z } from 'zod';
import type { Choice, Field, FieldKind } from '#core/settings/form';
import type { JsonValue } from '#core/said/input';
import { fromOneText, type Sentence } from '#core/said/sentence';

/** What a schema says of itself beside its type. The words are in both languages, as one text. */
interface Told {
  readonly title?: string;
  readonly description?: string;
  /** An optional setting that most need. */
  readonly often?: boolean;
  /** A needed one, or part of one, that has a usual value which few change. */
  readonly rare?: boolean;
  readonly example?: string;
  /** Of a choice: each value in words; absent: the values themselves. */
  readonly choices?: { readonly [value: string]: string };
  readonly isNeededBySome?: boolean;
  /** What somebody types there, where the type does not tell. */
  readonly kind?: FieldKind;
}

/** Settings of which each queue of the board has its own. */
const byQueue: ReadonlySet<string> = new Set(['queues', 'queueMembers', 'wrapUpSeconds']);

const units: readonly (readonly [RegExp, Sentence])[] = [
  [/seconds$/i, { da: 'sekunder', en: 'seconds' }],
  [/minutes$/i, { da: 'minutter', en: 'minutes' }],
  [/days$/i, { da: 'dage', en: 'days' }],
];

/** The fields of a schema of settings. `isSecret`: whether what stands at that path is one. */
export function fieldsOf(schema: z.core.$ZodType, isSecret: (path: readonly string[]) => boolean): readonly Field[] {
  return fieldsIn(schema, [], isSecret);
}

function fieldsIn(
  schema: z.core.$ZodType,
  path: readonly string[],
  isSecret: (path: readonly string[]) => boolean,
): readonly Field[] {
  const { type } = inner(schema);
  if (!(type instanceof z.ZodObject)) return [];
  const shape = type.shape as Readonly<Record<string, z.core.$ZodType>>;
  return Object.entries(shape).map(([name, each]) => fieldOf(name, each, [...path, name], isSecret));
}

function fieldOf(
  name: string,
  schema: z.core.$ZodType,
  path: readonly string[],
  isSecret: (path: readonly string[]) => boolean,
): Field {
  const { type, isOptional, usual, told } = inner(schema);
  const { title = name, description = '', often = false, rare = isOptional && !often, example, isNeededBySome } = told;
  return {
    name,
    kind: told.kind ?? kindOf(name, type, isSecret(path)),
    label: fromOneText(title),
    help: fromOneText(description),
    needed: !isOptional,
    rare: rare && isNeededBySome !== true,
    ...(usual !== undefined && { usual }),
    ...(example !== undefined && { example }),
    ...unitOf(name, type),
    ...moreOf(name, type, path, isSecret, told),
  };
}

function kindOf(name: string, type: z.core.$ZodType, isSecret: boolean): FieldKind {
  if (isSecret && isText(type)) return 'secret';
  if (isText(type)) return 'text';
  if (type instanceof z.ZodNumber) return 'number';
  if (type instanceof z.ZodBoolean) return 'yesOrNo';
  if (type instanceof z.ZodEnum) return 'choice';
  if (type instanceof z.ZodObject) return 'group';
  if (type instanceof z.ZodArray) return isText(inner(type.element).type) ? 'texts' : 'json';
  if (type instanceof z.ZodRecord) {
    if (byQueue.has(name)) return 'queues';
    if (name === 'fields') return 'expressions';
    return isText(inner(type.valueType).type) ? 'table' : 'json';
  }
  if (type instanceof z.ZodUnion && type.options.every((each) => inner(each).type instanceof z.ZodObject))
    return 'oneOf';
  return 'json';
}

function moreOf(
  name: string,
  type: z.core.$ZodType,
  path: readonly string[],
  isSecret: (path: readonly string[]) => boolean,
  told: Told,
): Partial<Field> {
  if (type instanceof z.ZodNumber) return boundsOf(type);
  if (type instanceof z.ZodEnum) return { choices: type.options.map((value) => choiceOf(String(value), told)) };
  if (type instanceof z.ZodObject) return { fields: fieldsIn(type, path, isSecret) };
  if (type instanceof z.ZodUnion && kindOf(name, type, false) === 'oneOf') {
    const variants = type.options.map((option) => fieldsIn(option, path, isSecret));
    return { variants: variants.map((fields) => ({ label: labelOf(fields), fields })) };
  }
  if (type instanceof z.ZodRecord && byQueue.has(name)) {
    return { each: fieldOf('*', type.valueType, [...path, '*'], isSecret) };
  }
  return {};
}

/** Whatever it must look like. */
function isText(type: z.core.$ZodType): boolean {
  return type._zod.def.type === 'string';
}

function choiceOf(value: string, { choices = {} }: Told): Choice {
  return { value, label: fromOneText(choices[value] ?? value) };
}

/** One of several groups is called by what is needed in it. */
function labelOf(fields: readonly Field[]): Sentence {
  const named = fields.filter(({ needed }) => needed).map(({ label }) => label);
  return {
    da: named.map(({ da }) => da).join(', '),
    en: named.map(({ en }) => en).join(', '),
  };
}

function boundsOf(type: z.ZodNumber): Partial<Field> {
  const { minValue, maxValue } = type;
  return {
    ...(minValue !== null && Number.isFinite(minValue) && minValue > Number.MIN_SAFE_INTEGER && { least: minValue }),
    ...(maxValue !== null && Number.isFinite(maxValue) && maxValue < Number.MAX_SAFE_INTEGER && { most: maxValue }),
  };
}

function unitOf(name: string, type: z.core.$ZodType): Partial<Field> {
  if (!(type instanceof z.ZodNumber)) return {};
  const unit = units.find(([ends]) => ends.test(name))?.[1];
  return unit === undefined ? {} : { unit };
}

interface Inner {
  readonly type: z.core.$ZodType;
  readonly isOptional: boolean;
  readonly usual: JsonValue | undefined;
  readonly told: Told;
}

/** What stands inside of "optional", "with a default", "checked" and "made into something else"; with all that is told on the way. */
function inner(schema: z.core.$ZodType): Inner {
  let [type, isOptional, usual, told] = [schema, false, undefined as JsonValue | undefined, {} as Told];
  for (;;) {
    told = { ...(z.globalRegistry.get(type) as Told | undefined), ...told };
    if (type instanceof z.ZodOptional) {
      isOptional = true;
      type = type.unwrap();
    } else if (type instanceof z.ZodDefault || type instanceof z.ZodPrefault) {
      isOptional = true;
      usual ??= type.def.defaultValue as JsonValue;
      type = type.unwrap();
    } else if (type instanceof z.ZodPipe) {
      type = type.in;
    } else {
      return { type, isOptional, usual, told };
    }
  }
}
