import type { IncomingMessage } from 'node:http';
import type { JsonValue } from '#core/said/input';
import { atMost } from '../sources/poller/asking/body.ts';
import { Refused } from './refused.ts';

/** What a person says fits in far less. In bytes. */
const largestBody = 4 * 1024;

/** The body's JSON. @throws Refused with a sentence that repeats none of it */
export async function readJson(request: IncomingMessage, most: number = largestBody): Promise<JsonValue> {
  try {
    const parts: Uint8Array[] = [];
    // A request that is cut off still gets its answer.
    const body = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
    for await (const part of atMost(most, body)) parts.push(part);
    return JSON.parse(Buffer.concat(parts).toString('utf8')) as JsonValue;
  } catch {
    throw new Refused(400, `The parameters are expected as JSON of at most ${most} bytes.`);
  }
}
