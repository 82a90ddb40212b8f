import type { JsonValue, WebhookRequest } from '#core/said/input';
import { withValues } from './message-fields.ts';
import { isIdName, parameterKind } from './parameter-kind.ts';

/** No phone system nests deeper; what does would overflow the stack of whoever reads it. */
const deepest = 32;

/** Cheap, and true of every text that holds a national id. */
const suspicion = /\d\d\s?\d\d\s?\d\d\D{0,3}\d{4}/;

/**
 * A Danish CPR number: DDMMYY-XXXX, the hyphen a hyphen of any kind, a space or nothing, the first six digits perhaps in
 * pairs. The dates are not checked: numbers are handed out whose date no calendar has. Digits that go on, also after a
 * point, or follow a plus are an id or a phone number: `1611111111.4567`, `+4521222324`.
 */
const nationalId = /(?<![\d+]|\d\.)\d\d\s?\d\d\s?\d\d\s?[-\u2010-\u2015\u2212]?\s?\d{4}(?!\d|\.\d)/g;
const mask = '******-****';

/** A value that is a phone number and nothing else. */
const onlyNumber = /^[\d+ ]*$/;

/**
 * The same request with every CPR number in it masked, to be done before it is stored. Ids, local numbers, times and
 * plain phone numbers are left alone, since the counting needs them; what no parameter of that name is known for is
 * taken for a display text. What is nested deeper than 32 levels is cut off.
 *
 * A request without any comes back as it is.
 */
export function maskNationalIds(request: WebhookRequest): WebhookRequest {
  const path = suspicion.test(request.path) ? maskPath(request.path) : request.path;
  const query = maskEntries(request.query, ofParameter, 0);
  const body = request.body === undefined ? undefined : maskValue(request.body, 'text', ofParameter, 0);
  if (path === request.path && query === request.query && body === request.body) return request;
  return { method: request.method, path, query, ...(body !== undefined && { body }) };
}

/** The same for what a phone system answered: only in texts, since what is a number and nothing else may be an id. */
export function maskAnswer(body: JsonValue): JsonValue {
  return maskValue(body, 'number', ofAnswer, 0);
}

/** The same for a message of a stream or a script: ids by their names stay, and numbers that do not stand for a name. */
export function maskMessage(message: string): string {
  if (!suspicion.test(message)) return message;
  return withValues(message, (name, value) => maskParameter(value, isIdName(name) ? 'counted' : ofMessage(name)));
}

type Kind = ReturnType<typeof parameterKind>;
type KindOf = (name: string) => Kind;

const ofParameter: KindOf = parameterKind;
const ofAnswer: KindOf = () => 'number';
const ofMessage: KindOf = (name) => (/name$/i.test(name) ? 'text' : 'number');

function maskValue(value: JsonValue, kind: Kind, kindOf: KindOf, depth: number): JsonValue {
  if (typeof value === 'string') return suspicion.test(value) ? maskParameter(value, kind) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= deepest) return null;
  if (isList(value)) {
    const items = value.map((item) => maskValue(item, kind, kindOf, depth + 1));
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  return maskEntries(value, kindOf, depth + 1);
}

function maskEntries(values: Entries, kindOf: KindOf, depth: number): Entries {
  let changed: [string, JsonValue][] | undefined;
  for (const name in values) {
    const value = values[name] ?? null;
    const masked = maskValue(value, kindOf(name), kindOf, depth);
    const maskedName = suspicion.test(name) ? maskParameter(name, kindOf === ofAnswer ? 'number' : 'text') : name;
    if (masked === value && maskedName === name) continue;
    changed ??= Object.entries(values);
    const entry = changed.findIndex(([key]) => key === name);
    changed[entry] = [maskedName, masked];
  }
  return changed === undefined ? values : Object.fromEntries(changed);
}

function maskParameter(text: string, kind: Kind): string {
  if (kind === 'counted' || (kind === 'number' && onlyNumber.test(text))) return text;
  return maskText(text);
}

function maskText(text: string): string {
  return text.replace(nationalId, mask);
}

/** What follows `queue/` is the queue's id and stays. */
function maskPath(path: string): string {
  return path
    .split('/')
    .map((part, index, parts) => (parts[index - 1]?.toLowerCase() === 'queue' ? part : maskText(part)))
    .join('/');
}

type Entries = { readonly [name: string]: JsonValue };

function isList(value: Entries | readonly JsonValue[]): value is readonly JsonValue[] {
  return Array.isArray(value);
}
