import { NotUnderstood } from '#adapters/adapter';
import type { JsonValue, WebhookRequest } from '#core/said/input';
import { isList, isObject } from '#core/said/json';
import { longId } from './sentences.ts';

/** The parameters of a request by their plain names: small letters, no spaces, `_` or `-`. */
export type Parameters = ReadonlyMap<string, string>;

/** What phone systems write where they have nothing to say, besides nothing. */
const nothing = /^(?:|null|undefined|\[[^\]]*\])$/i;

/** Ids that name no call. */
const noId = /^(?:0|-1|-|none)$/i;

/** No phone system's ids are a tenth as long. */
const longestId = 200;

/**
 * The events that one request tells, each with the parameters of the address. A body may be a list of events, or an object
 * that holds one beside what is true of all of them.
 */
export function eventsIn({ query, body }: WebhookRequest): readonly Parameters[] {
  return bodiesIn(body).map((event) => parametersOf([query, ...event]));
}

function bodiesIn(body: JsonValue | undefined): readonly (readonly JsonValue[])[] {
  if (body === undefined) return [[]];
  if (isList(body)) return body.length === 0 ? [[]] : body.map((event) => [event]);
  const list = isObject(body) ? Object.values(body).find(isListOfEvents) : undefined;
  return list === undefined ? [[body]] : list.map((event) => [body, event]);
}

function isListOfEvents(value: JsonValue): value is readonly JsonValue[] {
  return isList(value) && value.length > 0 && value.every(isObject);
}

/**
 * All parameters, wherever they stand. The body's word counts before the query's. A parameter without a value, or with
 * the placeholder that the phone system should have filled in (`[uniquecallid]`), is not there.
 */
function parametersOf(parts: readonly JsonValue[]): Parameters {
  const parameters = new Map<string, string>();
  for (const part of parts) {
    if (!isObject(part)) continue;
    for (const [name, value] of Object.entries(part)) {
      const text = textOf(value);
      if (text !== undefined) parameters.set(plainName(name), text);
    }
  }
  return parameters;
}

/**
 * The value of an id parameter; `undefined` where it names nothing. On the way a `+` in an address or a form becomes a space,
 * and in JSON it does not: both are the same id.
 * @throws NotUnderstood where it is longer than any id
 */
export function idOf(parameters: Parameters, name: string): string | undefined {
  const id = parameters.get(name)?.replaceAll('+', ' ').trim();
  if (id === undefined || id === '' || noId.test(id)) return undefined;
  if (id.length > longestId) throw new NotUnderstood(longId(longestId));
  return id;
}

/** Whether an id came as the placeholder that the phone system should have filled in. */
export function hasPlaceholder({ query, body }: WebhookRequest): boolean {
  const parts = [query, ...bodiesIn(body).flat()].filter(isObject);
  return parts.some((part) =>
    Object.entries(part).some(
      ([name, value]) =>
        typeof value === 'string' && plainName(name).endsWith('callid') && /^\[[^\]]*\]$/.test(value.trim()),
    ),
  );
}

/** Whether a parameter says yes, in any of the spellings seen. */
export function isTrue(parameters: Parameters, name: string): boolean {
  return /^(?:true|1|yes|ja)$/i.test(parameters.get(name) ?? '');
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '');
}

function textOf(value: JsonValue): string | undefined {
  if (isList(value)) return value.map((item) => textOf(item)).find((text) => text !== undefined);
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
  const text = String(value).trim();
  return nothing.test(text) ? undefined : text;
}
