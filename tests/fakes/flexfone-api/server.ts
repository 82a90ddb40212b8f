import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { startLoopbackServer, type LoopbackServer } from '../loopback-server.ts';
import { nastyAnswers, sendJson, sendNasty, type NastyAnswer, type NastyOptions } from '../nasty.ts';
import { asJson, asXml, callFlowList, employeeItem, employeeList, type Value } from './answers.ts';
import { exampleAccount, type FakeAccount } from './state.ts';

/**
 * `wrongTypes`: JSON, but none of this. `echoes`: an error page that repeats the whole address, the hash in it.
 * `ignores`: a call flow is said to be switched and is not.
 */
export type FlexfoneApiNasty = 'none' | 'wrongTypes' | 'echoes' | 'ignores' | NastyAnswer;

export const flexfoneApiNasties: readonly FlexfoneApiNasty[] = [
  'none',
  'wrongTypes',
  'echoes',
  'ignores',
  ...nastyAnswers,
];

export interface FlexfoneApiOptions {
  readonly account: string;
  readonly hash: string;
  readonly myfone?: { readonly username: string; readonly password: string };
  readonly pbx?: FakeAccount;
  /** `xml`: whatever is asked for. */
  readonly speaks?: 'asAsked' | 'xml';
  readonly tls?: boolean;
  readonly port?: number;
}

export interface FlexfoneApiServer extends LoopbackServer {
  /** Where MakeCall is. */
  readonly makeCallUrl: string;
  /** The requests so far, without account and hash: `POST /api/Callflow/SetCallFlowState?localnumber=6001&active=true`. */
  readonly asked: readonly string[];
  /** The calls that were ordered. */
  readonly calls: readonly { readonly device: string; readonly callee: string }[];
  /** From now on, until said otherwise. */
  readonly nasty: (next: FlexfoneApiNasty, options?: NastyOptions) => void;
}

/** Flexfone's API and myfone's on loopback, as document 003 has them. `baseUrl` ends in `/api`. */
export async function startFlexfoneApi(options: FlexfoneApiOptions): Promise<FlexfoneApiServer> {
  const { pbx = exampleAccount(), speaks = 'asAsked' } = options;
  const asked: string[] = [];
  const calls: { readonly device: string; readonly callee: string }[] = [];
  let [nasty, nastyOptions]: [FlexfoneApiNasty, NastyOptions] = ['none', {}];

  function valueAt(method: string, path: string, query: URLSearchParams): Value | undefined {
    const employee = /^\/api\/employee\/([^/]+)$/i.exec(path)?.[1];
    if (method === 'GET' && /^\/api\/employee$/i.test(path)) return employeeList(pbx.employees);
    if (method === 'GET' && employee !== undefined) {
      const found = pbx.employees.find(({ localNumber }) => localNumber === employee);
      return found && employeeItem(found);
    }
    if (method === 'GET' && /^\/api\/callflow$/i.test(path)) return callFlowList(pbx.callFlows);
    if (method === 'POST' && /^\/api\/callflow\/setcallflowstate$/i.test(path)) return switchFlow(query);
    return undefined;
  }

  function switchFlow(query: URLSearchParams): Value | undefined {
    const flow = pbx.callFlows.find(({ localNumber }) => localNumber === query.get('localnumber'));
    const active = query.get('active');
    if (flow === undefined || (active !== 'true' && active !== 'false')) return undefined;
    if (nasty !== 'ignores') flow.isActive = active === 'true';
    return true;
  }

  async function makeCall(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const said = JSON.parse(await text(request)) as { readonly [name: string]: unknown };
    const { Device: device, Callee: callee, Username: username, Password: password } = said;
    const { myfone } = options;
    if (myfone === undefined || username !== myfone.username || password !== myfone.password) {
      return sendJson(response, '{"Message":"Wrong username or password"}', 401);
    }
    if (typeof device !== 'string' || typeof callee !== 'string') return sendJson(response, '"Device?"', 400);
    calls.push({ device, callee });
    sendJson(response, '{"Status":"OK"}');
  }

  async function listen(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams, search } = new URL(request.url ?? '/', 'http://flexfone');
    const isKnown = searchParams.get('account') === options.account && searchParams.get('hash') === options.hash;
    for (const name of ['account', 'hash']) searchParams.delete(name);
    const rest = searchParams.size === 0 ? '' : `?${searchParams.toString()}`;
    asked.push(`${request.method} ${pathname}${rest}`);
    if (request.method === 'POST' && pathname === '/api/MakeCall' && nasty === 'none')
      return makeCall(request, response);
    if (!isKnown && pathname !== '/api/MakeCall')
      return sendJson(response, '{"Message":"Authorization has been denied."}', 401);
    const value = valueAt(request.method ?? '', pathname, searchParams);
    if (nasty === 'echoes') return void response.writeHead(500).end(`Cannot serve ${pathname}${search}`);
    if (nasty === 'wrongTypes')
      return sendJson(response, '[{"Localnumber": {"a": []}, "Name": [1], "IsActive": "maybe"}, null, 5]');
    if (nasty !== 'none' && nasty !== 'ignores') return sendNasty(response, nasty, asJson(value ?? null), nastyOptions);
    if (value === undefined) return sendJson(response, '{"Message":"No such thing."}', 404);
    if (speaks === 'xml' || /xml/i.test(request.headers['content-type'] ?? '')) {
      return void response.writeHead(200, { 'Content-Type': 'application/xml; charset=utf-8' }).end(asXml(value));
    }
    sendJson(response, asJson(value));
  }

  const server = await startLoopbackServer((request, response) => {
    listen(request, response).catch(() => response.destroy());
  }, options);
  return {
    ...server,
    baseUrl: `${server.baseUrl}/api`,
    makeCallUrl: `${server.baseUrl}/api/MakeCall`,
    asked,
    calls,
    nasty: (next, nextOptions = {}) => ([nasty, nastyOptions] = [next, nextOptions]),
  };
}
