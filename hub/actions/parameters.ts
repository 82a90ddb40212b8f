import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import type { JsonValue } from '#core/said/input';
import { problemsOf } from '../config/problems.ts';
import { atMost } from '../sources/poller/asking/body.ts';

/** What a person says fits in far less. */
const largestBody = 4 * 1024;

export type Read = { readonly parameters: unknown; readonly json: JsonValue } | { readonly problem: string };

/** The body's JSON as the action's parameters, or what is wrong with it: a sentence that repeats none of it. */
export async function readParameters(request: IncomingMessage, schema: z.ZodType): Promise<Read> {
  let json: JsonValue;
  try {
    const parts: Uint8Array[] = [];
    // A request that is cut off still gets its answer.
    const body = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
    for await (const part of atMost(largestBody, body)) parts.push(part);
    json = JSON.parse(Buffer.concat(parts).toString('utf8')) as JsonValue;
  } catch {
    return { problem: `The parameters are expected as JSON of at most ${largestBody} bytes.` };
  }
  return checkedParameters(json, schema);
}

/** The same of JSON that came otherwise. */
export function checkedParameters(json: JsonValue, schema: z.ZodType): Read {
  const parsed = schema.safeParse(json);
  if (parsed.success) return { parameters: parsed.data, json };
  const problems = parsed.error.issues.some(({ code }) => code === 'unrecognized_keys')
    ? ['a parameter that the action does not know.']
    : problemsOf(parsed.error, json).map(({ path, message }) => `${path === '' ? 'together' : path}: ${message}.`);
  return { problem: `The parameters are wrong: ${problems.join(' ')}` };
}
