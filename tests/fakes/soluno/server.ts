import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Instant } from '#core/time/instant';
import { hour, second } from '#core/time/instant';
import type { LoopbackServer } from '../loopback-server.ts';
import { startLoopbackServer } from '../loopback-server.ts';
import type { Calls } from './calls.ts';
import type { SolunoAuth } from './door.ts';
import { doorOf } from './door.ts';
import type { Trouble } from './trouble.ts';
import { sendList, sendTrouble } from './trouble.ts';
import { periodOf, recordText } from './wire.ts';

export interface SolunoOptions {
  readonly calls: Calls;
  readonly timeZone: string;
  /** Its own clock, which may be wrong and may run at any speed. */
  readonly now: () => Instant;
  readonly auth?: SolunoAuth;
  readonly tls?: boolean;
  readonly port?: number;
  /** By which time of a record it searches; document 001 does not say. */
  readonly searchesBy?: 'start' | 'stop';
  /** Which hour is meant by a wall time that happens twice. */
  readonly twice?: 'first' | 'second';
}

/** A request for history, as it came. `status` 0: no answer, or not a whole one. */
export interface Asked {
  readonly at: Instant;
  readonly from: string;
  readonly to: string;
  readonly status: number;
}

export interface SolunoServer extends LoopbackServer {
  readonly tokenUrl: string;
  readonly asked: readonly Asked[];
  readonly signIns: () => number;
  /** From now on until said otherwise; `null`: well again. */
  readonly trouble: (next: Trouble | null) => void;
  /** No token is good any more. */
  readonly withdrawTokens: () => void;
}

const interval = 300 * second;
/** No call is longer. */
const longestCall = 4 * hour;

/** Soluno's history API on loopback, as document 001 has it. Once in 300 seconds of its clock; else 429. */
export async function startSoluno(options: SolunoOptions): Promise<SolunoServer> {
  const asked: Asked[] = [];
  const door = doorOf(options.auth, options.now);
  let trouble: Trouble | null = null;
  let last = -Infinity;

  const history = async (request: IncomingMessage, response: ServerResponse, query: URLSearchParams) => {
    const at = options.now();
    const from = query.get('from') ?? '';
    const to = query.get('to') ?? '';
    const settle = (status: number): void => void asked.push({ at, from, to, status });
    if (!door.admits(request) || trouble?.kind === 'unauthorized') return settle(plain(response, 401));
    const wait = Math.ceil((last + interval - at) / second);
    if (wait > 0 || trouble?.kind === 'busy') {
      const seconds = trouble?.kind === 'busy' ? trouble.retryAfterSeconds : wait;
      return settle(plain(response, 429, { 'Retry-After': String(seconds) }));
    }
    last = at;
    const { timeZone, twice = 'first' } = options;
    const period = periodOf(from, to, { timeZone, twice });
    if (period === undefined) return settle(plain(response, 400));
    const list = recordsBetween(options, ...period, at);
    settle(trouble === null ? await sendList(response, list) : await sendTrouble(response, trouble, list));
  };

  const server = await startLoopbackServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://soluno');
    if (request.method === 'POST' && pathname === '/login') return void door.signIn(request, response);
    if (request.method === 'GET' && pathname === '/cdr/historik') return void history(request, response, searchParams);
    plain(response, 404);
  }, options);
  return {
    ...server,
    tokenUrl: `${server.baseUrl}/login`,
    asked,
    signIns: door.signIns,
    trouble: (next) => void (trouble = next),
    withdrawTokens: door.withdrawTokens,
  };
}

/** From `from` to `to`, both inclusive, as far as they have appeared. */
function* recordsBetween(options: SolunoOptions, from: Instant, to: Instant, now: Instant): Generator<string> {
  const { calls, timeZone, searchesBy = 'stop' } = options;
  for (const call of calls(searchesBy === 'start' ? from : from - longestCall, to + 1)) {
    const time = call[searchesBy];
    if (time >= from && time <= to && call.appears <= now) yield recordText(call, timeZone);
  }
}

function plain(response: ServerResponse, status: number, headers: Record<string, string> = {}): number {
  response.writeHead(status, headers).end();
  return status;
}
