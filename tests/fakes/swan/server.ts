import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Instant, Milliseconds } from '#core/time/instant';
import type { LoopbackServer } from '../loopback-server.ts';
import { startLoopbackServer } from '../loopback-server.ts';
import type { NastyAnswer, NastyOptions } from '../nasty.ts';
import { nastyAnswers, sendJson, sendNasty } from '../nasty.ts';
import { dayOf, startOfDay } from '../../truth/local-time.ts';
import { blfUsers, currentCalls, envelope, queuesStatus, userResume, wrongTypes } from './answers.ts';
import type { SwanOddity } from './oddities.ts';
import { oddly, swanOddities } from './oddities.ts';
import type { SwanOrder } from './orders.ts';
import { formOf, userStatus } from './orders.ts';
import type { SwanState, SwanUser } from './state.ts';

/** `resetTotals` happens at once, and after it the answers are as good as before. */
export type SwanNasty =
  'none' | 'wrongTypes' | 'errorEnvelope' | 'errorSentence' | 'noQueues' | 'resetTotals' | SwanOddity | NastyAnswer;

export interface SwanOptions {
  /** What goes on now; totals of what happened at `since` or later. */
  readonly state: (since: Instant) => SwanState;
  readonly company: string;
  /** The right time, which may run at any speed. */
  readonly now: () => Instant;
  /** How far its own clock, by which its totals begin anew at midnight, is ahead. */
  readonly clockAhead?: Milliseconds;
  readonly timeZone?: string;
  /** Its totals are of all days since it was installed: they never begin anew. */
  readonly neverResets?: boolean;
  /** A header without which nobody is let in: `['Authorization', 'Bearer ...']`. */
  readonly key?: readonly [name: string, value: string];
  readonly tls?: boolean;
  readonly port?: number;
}

export interface SwanServer extends LoopbackServer {
  /** The requests so far: `/queues-status?queues...`. */
  readonly asked: readonly { readonly at: Instant; readonly request: string }[];
  /** What people asked it to do: `POST /userStatus/201`. */
  readonly orders: readonly SwanOrder[];
  /** From now on, until said otherwise. */
  readonly nasty: (next: SwanNasty, options?: NastyOptions) => void;
  /** Somebody sets its clock: so far it is ahead from now on. */
  readonly setAhead: (by: Milliseconds) => void;
}

/**
 * SWAN v2 on loopback, as document 002 has it: queues-status, blf-users, user-resume and current-calls, and the orders
 * userStatus, terminal-register and call.
 */
export async function startSwan(options: SwanOptions): Promise<SwanServer> {
  const { now, timeZone = 'Europe/Copenhagen', key } = options;
  const asked: { readonly at: Instant; readonly request: string }[] = [];
  let [nasty, nastyOptions]: [SwanNasty, NastyOptions] = ['none', {}];
  const orders: SwanOrder[] = [];
  const said = new Map<string, Pick<SwanUser, 'status' | 'description'>>();
  let begunAnew: Instant = -Infinity;
  let { clockAhead = 0 } = options;

  /** From when its totals count, by the right time. */
  function since(): Instant {
    if (options.neverResets === true) return begunAnew;
    const today = dayOf(now() + clockAhead, timeZone);
    return Math.max(begunAnew, startOfDay(today, timeZone) - clockAhead);
  }

  /** Users as they said they are; a phone that is in use is in use. */
  function state(): SwanState {
    const { queues, users } = options.state(since());
    return { queues, users: users.map((user) => ({ ...user, ...(isQuiet(user) && said.get(user.extension)) })) };
  }

  async function orderOf(request: IncomingMessage, pathname: string): Promise<string | undefined> {
    const [, what = '', about = ''] = /^\/(userStatus|terminal-register|call)\/([^/]+)$/.exec(pathname) ?? [];
    if (what === '' || !(request.method === 'POST' || request.method === 'DELETE')) return undefined;
    const form = await formOf(request);
    orders.push({ request: `${request.method} ${decodeURIComponent(pathname)}`, form });
    if (what === 'userStatus') return userStatus(state().users, said, decodeURIComponent(about), form);
    const isKnown = what !== 'call' || state().users.some(({ extension }) => extension === form['private_source']);
    return envelope(null, { success: isKnown && (what !== 'call' || form['company'] === options.company) });
  }

  async function answerTo(request: IncomingMessage): Promise<string | undefined> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://swan');
    if (request.method !== 'GET') return orderOf(request, pathname);
    if (pathname === '/queues-status') {
      return nasty === 'noQueues' ? envelope('Not allowed') : queuesStatus(state(), searchParams);
    }
    const [, what, about = ''] = /^\/(userStatus|user-resume|current-calls)\/([^/]+)$/.exec(pathname) ?? [];
    if (what === 'userStatus') return userStatus(state().users, said, decodeURIComponent(about), undefined);
    if (what === 'user-resume') return userResume(state(), searchParams);
    if (what === 'current-calls') return currentCalls(state(), decodeURIComponent(about), now());
    const company = /^\/blf-users\/([^/]+)$/.exec(pathname)?.[1];
    if (company === undefined) return undefined;
    if (decodeURIComponent(company) !== options.company) return envelope('Company not found');
    return blfUsers(state());
  }

  async function listen(request: IncomingMessage, response: ServerResponse): Promise<void> {
    asked.push({ at: now(), request: request.url ?? '' });
    response.setHeader('Date', new Date(now() + clockAhead).toUTCString());
    if (key !== undefined && request.headers[key[0].toLowerCase()] !== key[1]) return send(response, 'refused', '');
    const body = await answerTo(request);
    if (body === undefined) return sendJson(response, envelope('Unknown request'), 404);
    return send(response, nasty, body);
  }

  async function send(response: ServerResponse, how: SwanNasty, body: string): Promise<void> {
    if (how === 'none' || how === 'resetTotals' || how === 'noQueues') return sendJson(response, body);
    if (isOddity(how)) return sendJson(response, oddly(body, how));
    if (how === 'errorSentence')
      return sendJson(response, JSON.stringify({ error: 'Company not found', result: null }));
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
    orders,
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
  'errorSentence',
  'noQueues',
  'resetTotals',
  ...swanOddities,
  ...nastyAnswers,
];

function isOddity(nasty: SwanNasty): nasty is SwanOddity {
  return (swanOddities as readonly string[]).includes(nasty);
}

function isQuiet({ status }: SwanUser): boolean {
  return status !== 'busy' && status !== 'ringing';
}
