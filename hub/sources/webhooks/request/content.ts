import type { IncomingHttpHeaders } from 'node:http';
import type { JsonValue } from '#core/said/input';
import type { WebhookStatus } from '../answers.ts';
import { type Unpackable, unpacked } from './encoding.ts';
import { isMultipart, readMultipart } from './multipart.ts';
import { parseParameters } from './parameters.ts';
import { decodeBytes } from './text.ts';

/** JSON nested deeper than this is kept as text: no phone system means it, and every later reader would have to bear it. */
const deepestJson = 64;

/** `a=`, in the letters that parameter names are made of. */
const looksLikeForm = /^[\w.%+\-[\]~ ]+=/;

/** What a body says, or the status that refuses one that cannot be decoded: whoever sends it must hear of it. */
export type Content = { readonly body: JsonValue } | { readonly refused: WebhookStatus };

const refusals: { readonly [why in Unpackable]: WebhookStatus } = {
  broken: 400,
  'too large': 413,
  'unknown encoding': 415,
};

/** Reads a body that is not empty, however it is packed. Never throws. */
export async function readContent(bytes: Buffer, headers: IncomingHttpHeaders): Promise<Content> {
  const plain = unpacked(bytes, headers['content-encoding']);
  if (typeof plain === 'string') return { refused: refusals[plain] };
  const contentType = headers['content-type'];
  if (!isMultipart(plain, contentType)) return { body: textContent(plain, contentType) };
  const form = await readMultipart(plain, contentType);
  return form === null ? { refused: 400 } : { body: form };
}

/**
 * By its content first, since phone systems announce one thing and send another: JSON, a list of events a line each, a
 * form, or else the text itself.
 */
function textContent(bytes: Buffer, contentType: string | undefined): JsonValue {
  const text = decodeBytes(bytes);
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  if (trimmed.startsWith('{') || trimmed.startsWith('[')) return parseJson(trimmed) ?? parseLines(trimmed) ?? text;
  if (isForm(contentType) || looksLikeForm.test(trimmed)) return parseParameters(wireText(bytes));
  return text;
}

function isForm(contentType: string | undefined): boolean {
  return contentType?.trimStart().toLowerCase().startsWith('application/x-www-form-urlencoded') ?? false;
}

/** One character a byte, as the parameters want it, without a byte order mark and white space around it. */
function wireText(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/^\u00EF\u00BB\u00BF/, '')
    .trim();
}

type Reviver = (name: string, value: JsonValue, context: { readonly source?: string }) => JsonValue;

/** `context.source` is in Node and not yet in TypeScript's own library. */
const parseWithSource = JSON.parse as (text: string, reviver: Reviver) => JsonValue;

/** Numbers become their text, so that an id such as 12434346.4560 loses no digit. Undefined where it is not JSON. */
function parseJson(text: string): JsonValue | undefined {
  if (nesting(text) > deepestJson) return undefined;
  try {
    return parseWithSource(text, (_name, value, context) =>
      typeof value === 'number' ? (context.source ?? String(value)) : value,
    );
  } catch {
    return undefined;
  }
}

/** JSON, one event a line. Undefined where any line is something else. */
function parseLines(text: string): JsonValue | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const events = lines.map((line) => (line.trimStart().startsWith('{') ? parseJson(line) : undefined));
  return lines.length > 1 && events.every((event) => event !== undefined) ? events : undefined;
}

/** How deep the brackets go. Those inside of strings count too: at worst a strange text is kept as text. */
function nesting(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of text) {
    if (character === '{' || character === '[') deepest = Math.max(deepest, (depth += 1));
    else if (character === '}' || character === ']') depth -= 1;
  }
  return deepest;
}
