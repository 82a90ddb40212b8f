import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Milliseconds } from '#core/time/instant';
import { second } from '#core/time/instant';

/** What any web server may do instead of answering. `dies`: it hangs up in the middle of the answer. */
export const nastyAnswers = ['slow', 'refused', 'busy', 'failing', 'half', 'html', 'dies'] as const;
export type NastyAnswer = (typeof nastyAnswers)[number];

export interface NastyOptions {
  /** How long a slow answer takes, in real time; 30 s where nothing is said. */
  readonly slowFor?: Milliseconds | undefined;
  /** What `Retry-After` says; 20 where nothing is said. */
  readonly retryAfterSeconds?: number | undefined;
}

export function sendJson(response: ServerResponse, body: string, status: number = 200): void {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
}

/** Does this with the answer that would have been `body`. */
export async function sendNasty(
  response: ServerResponse,
  nasty: NastyAnswer,
  body: string,
  { slowFor = 30 * second, retryAfterSeconds = 20 }: NastyOptions = {},
): Promise<void> {
  const half = body.slice(0, Math.max(1, body.length >> 1));
  switch (nasty) {
    case 'slow':
      // Nobody is kept from going home by a phone system that still thinks.
      await sleep(slowFor, undefined, { ref: false });
      if (!response.destroyed) sendJson(response, body);
      return;
    case 'refused':
      response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="PBX"' }).end();
      return;
    case 'busy':
      response.writeHead(429, { 'Retry-After': String(retryAfterSeconds) }).end();
      return;
    case 'failing':
      response.writeHead(500, { 'Content-Type': 'text/html' }).end('<h1>Internal Server Error</h1>');
      return;
    case 'half':
      sendJson(response, half);
      return;
    case 'html':
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>Log in</title>');
      return;
    case 'dies':
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) });
      response.write(half, () => response.destroy());
      return;
  }
}
