import type { Input, JsonValue, PollResponse, WebhookRequest } from '#core/said/input';
import { isList } from '#core/said/json';
import { parameterKind, plainName } from '../../intake/parameter-kind.ts';
import { starDigits, starMessage } from './scrub-text.ts';

/** Names whose values tell who somebody is, in what polls and streams bring, whatever an adapter says of it. */
const personal =
  /(?:num|number|phone|mobile|e?mail|name|nametxt|alias|address|caller|callee|callerid|callerno|calleeno|lastcall|destination|transfer(?:red|ed)?to|display\w*)$/;

/** Names of ids and times, whose many digits are no phone number. */
const idOrTime = /(?:id|time|date|stamp|at)$/;

/** A text that is a phone number and nothing else: `+45 21 22 23 24`. */
const phoneNumber = /^\+?\d[\d ()-]{6,}$/;

/**
 * A journal row's payload without personal data: phone numbers, names and display texts are `null` (in XML: stars), while
 * ids, queues, times and local numbers stay, so that counting still comes to the same. It is as long as before, filled up
 * with spaces, which JSON allows, so that the row keeps its place in the file. `personalNames`: plain names of what adapters
 * say is personal.
 */
export function scrubPayload(kind: Input['kind'], payload: string, personalNames: ReadonlySet<string>): string {
  const scrubbed = JSON.stringify(scrub(kind, parse(payload), judgeBy(personalNames)));
  return scrubbed + ' '.repeat(Math.max(0, Buffer.byteLength(payload) - Buffer.byteLength(scrubbed)));
}

/** What a poll brought, without what tells who somebody is: before it is kept, so that it may be of another length. */
export function scrubBody(body: JsonValue, personalNames: ReadonlySet<string>): JsonValue {
  return scrubResponse({ url: '', status: 0, body }, judgeBy(personalNames)).body;
}

function judgeBy(personalNames: ReadonlySet<string>): Judge {
  return (name) => personalNames.has(plainName(name)) || soundsPersonal(name);
}

/** A payload that is damaged has nothing that could be counted: all of it goes. */
function parse(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return null;
  }
}

function scrub(kind: Input['kind'], content: unknown, isPersonal: Judge): unknown {
  if (content === null) return null;
  switch (kind) {
    case 'webhook':
      return scrubRequest(content as WebhookRequest);
    case 'poll':
      return scrubResponse(content as PollResponse, isPersonal);
    case 'stream':
      return scrubMessage(content as string, isPersonal);
  }
}

/** A request's parameters are known by name: only those that are counted stay. A body that is only text goes. */
function scrubRequest({ method, path, query, body }: WebhookRequest): WebhookRequest {
  const scrubbed = { method, path: scrubPath(path), query: blankEntries(query, isNotCounted) };
  return body === undefined ? scrubbed : { ...scrubbed, body: blank(body, '', isNotCounted) };
}

/** What follows `queue/` is the queue's id and stays. */
function scrubPath(path: string): string {
  const parts = path.split('/');
  return parts.map((part, index) => (parts[index - 1]?.toLowerCase() === 'queue' ? part : starDigits(part))).join('/');
}

function scrubResponse({ url, status, body }: PollResponse, isPersonal: Judge): PollResponse {
  const scrubbed = typeof body === 'string' ? scrubMessage(body, isPersonal) : blank(body, '', isPersonal);
  return { url: starDigits(url), status, body: scrubbed };
}

/** JSON by its names; anything else, XML and lines above all, by what stands in it. */
function scrubMessage(message: string, isPersonal: Judge): string {
  const content = /^\s*[[{]/.test(message) ? parse(message) : null;
  if (content !== null) return JSON.stringify(blank(content as JsonValue, '', isPersonal));
  return starMessage(message, isPersonal);
}

function isNotCounted(name: string): boolean {
  return parameterKind(name) !== 'counted';
}

function soundsPersonal(name: string): boolean {
  return isNotCounted(name) && personal.test(plainName(name));
}

type Entries = { readonly [name: string]: JsonValue };
type Judge = (name: string) => boolean;

/** `name`: what the value is the value of. One character tells nobody anything, and `null` would be longer. */
function blank(value: JsonValue, name: string, goes: Judge): JsonValue {
  if (isList(value)) return value.map((item) => blank(item, name, goes));
  if (typeof value === 'object' && value !== null) return blankEntries(value, goes);
  if (value === null || typeof value === 'boolean' || String(value).length < 2) return value;
  if (goes(name)) return null;
  if (!isNotCounted(name) || idOrTime.test(plainName(name))) return value;
  if (typeof value === 'number') return starDigits(String(value)) === String(value) ? value : null;
  return phoneNumber.test(value) ? null : starDigits(value);
}

/** A name that is itself a number, as where somebody left out the `=`, goes with its value. */
function blankEntries(values: Entries, goes: Judge): Entries {
  const kept = Object.entries(values).filter(([name]) => starDigits(name) === name);
  return Object.fromEntries(kept.map(([name, value]) => [name, blank(value, name, goes)]));
}
