import { z } from 'zod';
import type { Input, JsonValue } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import { parseIso, toIso } from '#core/time/zone';
import { exactNumber } from '../../machine/exact-number.ts';

/** A capture that is not as the contract describes it. The message names the line and what is wrong, never a value. */
export class CaptureProblem extends Error {
  override readonly name = 'CaptureProblem';
}

/** The usual shape of an instant, which the machine's own parser reads exactly. */
const exactIso =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
const endsInZone = /(?:Z|[+-]\d\d(?::?\d\d)?)$/i;

/** What JSON.parse gave can only be JSON; a look at its outermost shape is enough. */
const parameters = z.custom<{ readonly [name: string]: JsonValue }>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'an object of parameters is expected',
);
const anyJson = z.custom<JsonValue>((value) => value !== undefined, 'a value is expected');

const lineSchema = z.object({
  at: z.string(),
  source: z.string().min(1),
  request: z
    .object({
      method: z.string().min(1),
      path: z.string(),
      query: parameters.nullish(),
      body: z.custom<JsonValue | undefined>(() => true).optional(),
    })
    .optional(),
  response: z.object({ url: z.string(), status: z.int(), body: anyJson.default('') }).optional(),
  message: z.string().optional(),
});
type Line = z.infer<typeof lineSchema>;

/** One line of a capture, without the line's end: `{"at":"2026-11-18T09:12:04.120+01:00","source":"pbx",...}`. */
export function formatCaptureLine(input: Input, timeZone: string): string {
  const head = { at: toIso(input.at, timeZone), source: input.source };
  switch (input.kind) {
    case 'webhook':
      return JSON.stringify({ ...head, request: input.request });
    case 'poll':
      return JSON.stringify({ ...head, response: input.response });
    case 'stream':
      return JSON.stringify({ ...head, message: input.message });
  }
}

/**
 * The input that a line of a capture describes. A number inside parameters becomes its own text, one inside an answer
 * where it must, so that `12434346.4560` keeps its last digit. An answer whose body is the text of JSON is that JSON. Keys
 * that the contract does not name are passed over.
 * @throws CaptureProblem
 */
export function parseCaptureLine(text: string, lineNumber: number): Input {
  const json = parseJson(text, lineNumber);
  const parsed = lineSchema.safeParse(json);
  if (!parsed.success) throw problem(lineNumber, parsed.error.issues[0]);
  const line = parsed.data;
  const at = parseInstant(line.at);
  if (at === undefined) {
    throw problem(lineNumber, { path: ['at'], message: 'an ISO 8601 instant with a zone is expected' });
  }
  const input = toInput(holdsNumber(line) ? withExactNumbers(line, text) : line, at);
  if (input === undefined) {
    throw problem(lineNumber, { path: [], message: 'exactly one of "request", "response" and "message" is expected' });
  }
  return input;
}

function parseJson(text: string, lineNumber: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw problem(lineNumber, { path: [], message: 'one JSON object on one line is expected' });
  }
}

function toInput({ source, request, response, message }: Line, at: Instant): Input | undefined {
  const kinds = Number(request !== undefined) + Number(response !== undefined) + Number(message !== undefined);
  if (kinds !== 1) return undefined;
  if (request !== undefined) {
    const { method, path, query, body } = request;
    const shown = { method, path, query: query ?? {} };
    return { at, source, kind: 'webhook', request: body === undefined ? shown : { ...shown, body } };
  }
  if (response !== undefined) {
    return { at, source, kind: 'poll', response: { ...response, body: unpacked(response.body) } };
  }
  return message === undefined ? undefined : { at, source, kind: 'stream', message };
}

function holdsNumber({ request, response }: Line): boolean {
  return hasNumber(request?.query) || hasNumber(request?.body) || hasNumber(response?.body);
}

function hasNumber(value: JsonValue | null | undefined): boolean {
  if (typeof value === 'number') return true;
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some(hasNumber);
}

/** Parsing a second time is for the few lines that need it: keeping every number's text is five times slower. */
function withExactNumbers(line: Line, text: string): Line {
  const exact = parsedExactly(text, line.request === undefined ? exactNumber : String) as Line;
  const { request, response } = exact;
  return {
    ...line,
    ...(line.request && request && { request: { ...line.request, query: request.query, body: request.body } }),
    ...(line.response && response && { response: { ...line.response, body: response.body } }),
  };
}

/** Numbers as `read` makes them of their text. */
function parsedExactly(text: string, read: (number: string) => JsonValue): unknown {
  return JSON.parse(text, (_name, value: unknown, context?: { readonly source?: string }) =>
    typeof value === 'number' ? read(context?.source ?? String(value)) : value,
  );
}

/** The hub keeps what an answer says; whoever writes a capture by hand may have its text alone. */
function unpacked(body: JsonValue): JsonValue {
  if (typeof body !== 'string' || !/^\s*[{[]/.test(body)) return body;
  try {
    return parsedExactly(body.replace(/^\uFEFF/, ''), exactNumber) as JsonValue;
  } catch {
    return body;
  }
}

function parseInstant(text: string): Instant | undefined {
  if (exactIso.test(text)) return Date.parse(text);
  return endsInZone.test(text) && text.includes(':') ? parseIso(text, 'UTC')?.at : undefined;
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

function problem(lineNumber: number, issue: Issue | undefined): CaptureProblem {
  const path = issue === undefined || issue.path.length === 0 ? '' : `${issue.path.map(String).join('.')}: `;
  return new CaptureProblem(`capture: line ${lineNumber}: ${path}${issue?.message ?? 'not understood'}`);
}
