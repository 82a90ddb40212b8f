import { afterEach, describe, expect, it } from 'vitest';
import { hour, minute, second } from '#core/time/instant';
import { simulateDay } from '../call-centre.ts';
import { lifelikeCentre } from '../centre-setup.ts';
import type { SolunoCall } from './calls.ts';
import { byWrongClock, organisation } from './calls.ts';
import { callsOfDay } from './ground-calls.ts';
import type { SolunoOptions, SolunoServer } from './server.ts';
import { startSoluno } from './server.ts';

/** The example of document 001. */
const example = {
  callerNo: '+4672111111',
  start: '2017-01-04T16:16:04.274+01:00',
  receivingNo: '622',
  received: '2017-01-04T16:16:10.279+01:00',
  calleeNo: '+4672555555',
  calleeAnswered: null,
  stop: '2017-01-04T16:17:31.164+01:00',
};
const stop = Date.parse(example.stop);
const call: SolunoCall = {
  ...example,
  start: Date.parse(example.start),
  received: Date.parse(example.received),
  stop,
  appears: stop + 5 * minute,
};

const servers: SolunoServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

let now = 0;
async function soluno(options: Partial<SolunoOptions> = {}): Promise<SolunoServer> {
  now = call.appears;
  const server = await startSoluno({ calls: () => [call], timeZone: 'Europe/Stockholm', now: () => now, ...options });
  servers.push(server);
  return server;
}

const wholeDay = 'from=2017-01-04&to=2017-01-04';

function get(
  { baseUrl }: SolunoServer,
  query: string = wholeDay,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${baseUrl}/cdr/historik?${query}`, { headers });
}

describe('the history', () => {
  it('is as document 001 shows it', async () => {
    const response = await get(await soluno());
    expect(response.status).toBe(200);
    expect(await response.json()).toStrictEqual([example]);
  });

  it.each([
    ['from=2017-01-04 08:00&to=2017-01-04 17:00', 1],
    ['from=2017-01-04%2016%3A17&to=2017-01-04%2016%3A18', 1],
    ['from=2017-01-01 08:00&to=2017-01-04 16:17', 0],
    ['from=2017-01-04 16:18&to=2017-01-04 17:00', 0],
    ['from=2017-01-03&to=2017-01-03', 0],
  ])('of %s has %i', async (query, count) => {
    expect(await (await get(await soluno(), query)).json()).toHaveLength(count);
  });

  it('has a record five minutes after the call ended, and not before', async () => {
    const server = await soluno();
    now = call.appears - 1;
    expect(await (await get(server)).json()).toStrictEqual([]);
    now += interval;
    expect(await (await get(server)).json()).toHaveLength(1);
  });

  it('wants both times', async () => {
    expect((await get(await soluno(), 'from=yesterday')).status).toBe(400);
  });
});

const interval = 300 * second;

it('answers once in 300 seconds of its own clock, and says how long to wait', async () => {
  const server = await soluno();
  expect((await get(server)).status).toBe(200);
  now += 100 * second;
  const refused = await get(server);
  expect([refused.status, refused.headers.get('Retry-After')]).toStrictEqual([429, '200']);
  now += 200 * second;
  expect((await get(server)).status).toBe(200);
  expect(server.asked.map(({ status }) => status)).toStrictEqual([200, 429, 200]);
});

describe('the door', () => {
  it('opens for a fixed header', async () => {
    const server = await soluno({ auth: { header: 'X-Api-Key', value: 'key' } });
    expect((await get(server)).status).toBe(401);
    expect((await get(server, wholeDay, { 'X-Api-Key': 'key' })).status).toBe(200);
  });

  it('opens for a token, until it ends or is withdrawn', async () => {
    const server = await soluno({ auth: { username: 'wallboard', password: 'secret', tokenSeconds: 600 } });
    const login = (password: string): Promise<Response> =>
      fetch(server.tokenUrl, { method: 'POST', body: JSON.stringify({ username: 'wallboard', password }) });
    expect((await login('guess')).status).toBe(401);
    const signIn = async (): Promise<Record<string, string>> => {
      const { access_token: token } = (await (await login('secret')).json()) as { readonly access_token: string };
      return { Authorization: `Bearer ${token}` };
    };
    const first = await signIn();
    expect((await get(server)).status).toBe(401);
    expect((await get(server, wholeDay, first)).status).toBe(200);
    now += 600 * second;
    expect((await get(server, wholeDay, first)).status).toBe(401);
    const another = await signIn();
    server.withdrawTokens();
    expect((await get(server, wholeDay, another)).status).toBe(401);
    expect(server.signIns()).toBe(3);
  });
});

describe('on demand', () => {
  it.each([
    [{ kind: 'unauthorized' }, 401, ''],
    [{ kind: 'busy', retryAfterSeconds: 77 }, 429, ''],
    [{ kind: 'broken' }, 500, 'Internal'],
    [{ kind: 'html' }, 200, '<!doctype'],
    [{ kind: 'half' }, 200, '[\n{\n  "callerNo"'],
    [{ kind: 'wrongTypes' }, 200, '[17'],
    [{ kind: 'slow', delay: 50 }, 200, '[\n{\n  "callerNo"'],
  ] as const)('it is %j', async (trouble, status, beginning) => {
    const server = await soluno();
    server.trouble(trouble);
    const response = await get(server);
    const body = await response.text();
    expect([response.status, body.slice(0, beginning.length)]).toStrictEqual([status, beginning]);
    if (trouble.kind === 'half') expect(() => JSON.parse(body) as unknown).toThrow(SyntaxError);
    if (trouble.kind === 'busy') expect(response.headers.get('Retry-After')).toBe('77');
  });

  it('dies in the middle of an answer', async () => {
    const server = await soluno();
    server.trouble({ kind: 'dies' });
    const response = await get(server);
    await expect(response.text()).rejects.toThrow();
  });
});

describe('an organisation', () => {
  const from = Date.parse('2026-11-18T08:00:00+01:00');

  it('has the same calls whatever part of it is asked for', () => {
    const calls = organisation();
    const all = [...calls(from, from + 3 * hour)];
    expect(all).toHaveLength(360);
    expect([...calls(from, from + hour + 7), ...calls(from + hour + 7, from + 3 * hour)]).toStrictEqual(all);
  });

  it('is moved whole by a clock that is wrong', () => {
    const calls = organisation();
    const [moved] = byWrongClock(calls, -hour)(from - hour, from);
    const [own] = calls(from, from + hour);
    expect(moved?.stop).toBe((own?.stop ?? 0) - hour);
  });

  it('is a simulated day, one record for each call that came to a queue', () => {
    const setup = lifelikeCentre({ calls: 300 });
    const events = simulateDay(setup);
    const calls = [...callsOfDay(events, { hallmonitor: '622', switchpay: '0711' })(0, Infinity)];
    const entered = new Set(events.flatMap((event) => (event.kind === 'entered' ? [event.call] : [])));
    expect(calls).toHaveLength(entered.size);
    const answered = events.flatMap((event) =>
      event.kind === 'answered' && entered.has(event.call) ? [event.call] : [],
    );
    expect(calls.filter((one) => one.calleeAnswered !== null)).toHaveLength(new Set(answered).size);
    for (const one of calls) expect(one.stop).toBeGreaterThanOrEqual(one.calleeAnswered ?? one.start);
  });
});
