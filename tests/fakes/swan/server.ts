import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Instant, Milliseconds } from '#core/time/instant';
import type { LoopbackServer } from '../loopback-server.ts';
import { startLoopbackServer } from '../loopback-server.ts';
import type { NastyAnswer, NastyOptions } from '../nasty.ts';
import { nastyAnswers, sendJson, sendNasty } from '../nasty.ts';
import { dayOf, startOfDay } from '../../truth/local-time.ts';
import { blfUsers, envelope, queuesStatus, wrongTypes } from './answers.ts';
import type { SwanState } from './state.ts';

/** `resetTotals` happens at once, and after it the answers are as good as before. */
export type SwanNasty = 'none' | 'wrongTypes' | 'errorEnvelope' | 'resetTotals' | NastyAnswer;

export interface SwanOptions {
  /** What goes on now; totals of what happened at `since` or later. */
  readonly state: (since: Instant) => SwanState;
  readonly company: string;
  /** The right time, which may run at any speed. */
  readonly now: () => Instant;
  /** How far its own clock, by which its totals begin anew at midnight, is ahead. */
  readonly clockAhead?: Milliseconds;
  readonly timeZone?: string;
  /** A header without which nobody is let in: `['Authorization', 'Bearer ...']`. */
  readonly key?: readonly [name: string, value: string];
  readonly tls?: boolean;
  readonly port?: number;
}

export interface SwanServer extends LoopbackServer {
  /** The requests so far: `/queues-status?queues...`. */
  readonly asked: readonly { readonly at: Instant; readonly request: string }[];
  /** From now on, until said otherwise. */
  readonly nasty: (next: SwanNasty, options?: NastyOptions) => void;
  /** Somebody sets its clock: so far it is ahead from now on. */
  readonly setAhead: (by: Milliseconds) => void;
}

/** SWAN v2 on loopback, as document 002 has it: queues-status and blf-users. */
export async function startSwan(options: SwanOptions): Promise<SwanServer> {
  const { now, timeZone = 'Europe/Copenhagen', key } = options;
  const asked: { readonly at: Instant; readonly request: string }[] = [];
  let [nasty, nastyOptions]: [SwanNasty, NastyOptions] = ['none', {}];
  let begunAnew: Instant = -Infinity;
  let { clockAhead = 0 } = options;

  /** From when its totals count, by the right time. */
  function since(): Instant {
    const today = dayOf(now() + clockAhead, timeZone);
    return Math.max(begunAnew, startOfDay(today, timeZone) - clockAhead);
  }

  function answerTo(request: IncomingMessage): string | undefined {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://swan');
    if (request.method !== 'GET') return undefined;
    if (pathname === '/queues-status') return queuesStatus(options.state(since()), searchParams);
    const company = /^\/blf-users\/([^/]+)$/.exec(pathname)?.[1];
    if (company === undefined) return undefined;
    if (decodeURIComponent(company) !== options.company) return envelope('Company not found');
    return blfUsers(options.state(since()));
  }

  async function listen(request: IncomingMessage, response: ServerResponse): Promise<void> {
    asked.push({ at: now(), request: request.url ?? '' });
    response.setHeader('Date', new Date(now() + clockAhead).toUTCString());
    if (key !== undefined && request.headers[key[0].toLowerCase()] !== key[1]) return send(response, 'refused', '');
    const body = answerTo(request);
    if (body === undefined) return sendJson(response, envelope('Unknown request'), 404);
    return send(response, nasty, body);
  }

  async function send(response: ServerResponse, how: SwanNasty, body: string): Promise<void> {
    if (how === 'none' || how === 'resetTotals') return sendJson(response, body);
    if (how === 'wrongTypes') return sendJson(response, wrongTypes(body));
    if (how === 'errorEnvelope') return sendJson(response, envelope('Asterisk is not running'));
    return sendNasty(response, how, body, nastyOptions);
  }

  const server = await startLoopbackServer((request, response) => {
    listen(request, response).catch(() => response.destroy());
  }, options);
  return {
    ...server,
    asked,
    nasty: (next, nextOptions = {}) => {
      [nasty, nastyOptions] = [next, nextOptions];
      if (next === 'resetTotals') begunAnew = now();
    },
    setAhead: (by) => void (clockAhead = by),
  };
}

export const swanNasties: readonly SwanNasty[] = [
  'none',
  'wrongTypes',
  'errorEnvelope',
  'resetTotals',
  ...nastyAnswers,
];
