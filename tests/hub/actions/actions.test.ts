import { describe, expect, test } from 'vitest';
import { ActionFailed } from '#hub/actions/action-failed';
import { fakeClock } from '#tests/support/clocks';
import { startActions, token } from './start-actions.ts';

const call = { number: '86515151' };
const bearer = { Authorization: `Bearer ${token}` };
const who = { by: 'token', address: '127.0.0.1' };
const text = expect.any(String) as string;

describe('an action', () => {
  test('is done, told and written down before and after', async () => {
    const { post, done, audit } = await startActions();
    expect(await post('pbx/call', call)).toEqual({ status: 200, body: { done: 'The phone rings.' } });
    expect(done).toEqual([call]);
    const about = { attempt: text, at: expect.stringMatching(/^2026-11-18T09:14:\d\d\.\d{3}\+01:00$/) as string, who };
    const entry = { ...about, source: 'pbx', action: 'call', parameters: { number: '******51' } };
    expect(audit()).toEqual([
      { ...entry, event: 'asked', result: null },
      { ...entry, event: 'done', result: 'The phone rings.' },
    ]);
    expect(new Set(audit().map(({ attempt }) => attempt)).size).toBe(1);
  });

  test('that fails says why', async () => {
    const { post, audit } = await startActions(() =>
      Promise.reject(new ActionFailed('busy', 'The PBX asks us to wait with 86515151.')),
    );
    expect(await post('pbx/call', call)).toEqual({
      status: 502,
      body: { error: 'The PBX asks us to wait with 86515151.' },
    });
    expect(audit().at(-1)).toMatchObject({ event: 'failed', result: 'The PBX asks us to wait with ******51.' });
  });

  test('that fails by our own fault says nothing of it', async () => {
    for (const error of [new TypeError('28374655'), new ActionFailed('fault', 'x')]) {
      const { post, auditText } = await startActions(() => Promise.reject(error));
      const body = { error: 'The wallboard failed to do it; its log says more.' };
      expect(await post('pbx/call', call)).toMatchObject({ status: 500, body });
      expect(auditText()).not.toContain('28374655');
    }
  });

  test('is not done where the audit log cannot be written', async () => {
    const { post, done } = await startActions(undefined, {
      audit: { write: () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })) },
    });
    expect(await post('pbx/call', call)).toMatchObject({ status: 503 });
    expect(done).toEqual([]);
  });

  test('is told to whoever reads the board', async () => {
    const { board } = await startActions();
    expect((await board.ask('/api/actions')).status).toBe(401);
    for (const [path, headers] of [
      ['/api/actions', bearer],
      [`/api/actions?token=${token}`, {}],
    ] as const) {
      expect(JSON.parse((await board.ask(path, headers)).body)).toEqual({
        actions: [{ source: 'pbx', id: 'call', title: 'Calls a number.' }],
        allowed: true,
      });
    }
  });
});

describe('who may not', () => {
  test.each<[string, Record<string, string>]>([
    ['without the token', {}],
    ['with another', { Authorization: 'Bearer another' }],
    ['with another cookie', { Cookie: 'wallboard=x' }],
    ["from a stranger's page", { ...bearer, Origin: 'http://evil.example' }],
    ['from a page of another port', { ...bearer, Origin: 'http://127.0.0.1:1' }],
    ['from a page without a name', { ...bearer, Origin: 'null' }],
    ["from a stranger's page, as the browser says", { ...bearer, 'Sec-Fetch-Site': 'cross-site' }],
    ['from a page of a neighbour', { ...bearer, 'Sec-Fetch-Site': 'same-site', Origin: 'https://other.example' }],
    ['from no page that a browser knows', { ...bearer, 'Sec-Fetch-Site': 'none' }],
    ['from who knows what', { ...bearer, 'Sec-Fetch-Site': '', Origin: 'https://evil.example' }],
    ['as a form', { ...bearer, 'Content-Type': 'application/x-www-form-urlencoded' }],
    ['as text', { ...bearer, 'Content-Type': 'text/plain' }],
    ['as nearly JSON', { ...bearer, 'Content-Type': 'application/jsonx' }],
  ])('%s: 403, written down', async (_how, headers) => {
    const { post, done, audit } = await startActions();
    const errorIn = { da: expect.stringMatching(/^Det /) as unknown, en: text };
    expect(await post('pbx/call', call, headers)).toEqual({ status: 403, body: { error: text, errorIn } });
    expect(done).toEqual([]);
    expect(audit()).toMatchObject([{ event: 'refused', who: { by: null }, parameters: null, result: text }]);
  });

  test('anybody, where the board has no token, even on loopback', async () => {
    const { post, done } = await startActions(undefined, { token: undefined });
    expect(await post('pbx/call', call)).toMatchObject({ status: 403 });
    expect(done).toEqual([]);
  });

  test('with the token in the address', async () => {
    const { post, done } = await startActions();
    expect(await post(`pbx/call?token=${token}`, call, {})).toMatchObject({ status: 403 });
    expect(done).toEqual([]);
  });

  test('under a strange name', async () => {
    const { post } = await startActions();
    expect(
      await post('pbx/call', call, { ...bearer, Host: 'evil.example', Origin: 'http://evil.example' }),
    ).toMatchObject({
      status: 403,
    });
  });

  test('fill the disk: after sixty a minute nothing more is written', async () => {
    const clock = fakeClock('2026-11-18T09:14:31.250+01:00');
    const { post, audit } = await startActions(undefined, { clock });
    for (let index = 0; index < 65; index += 1) await post('pbx/call', call, {});
    expect(audit()).toHaveLength(60);
  });
});

describe('who may', () => {
  test("is the board's own page by its cookie", async () => {
    const { post, board, audit } = await startActions();
    const { headers } = await board.ask(`/api/queues?token=${token}`);
    const cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? '';
    expect(await post('pbx/call', call, { Cookie: cookie, Origin: board.url })).toMatchObject({ status: 200 });
    expect(audit()[0]).toMatchObject({ who: { by: 'cookie' } });
    expect(await post('pbx/call', call, { Cookie: cookie, Origin: 'http://evil.example' })).toMatchObject({
      status: 403,
    });
  });

  test.each(['https://tavle.example', 'http://127.0.0.1:1', 'null'])(
    "is the board's own page behind a proxy that speaks to us under our own name, at %s",
    async (origin) => {
      const { post, done } = await startActions();
      const headers = { ...bearer, Host: '127.0.0.1', Origin: origin };
      expect(await post('pbx/call', call, { ...headers, 'Sec-Fetch-Site': 'same-origin' })).toMatchObject({
        status: 200,
      });
      expect(await post('pbx/call', call, headers)).toMatchObject({ status: 403 });
      expect(done).toEqual([call]);
    },
  );

  test('is no stranger whose browser only claims the address of ours, nor one who has no token', async () => {
    const { post, board, done } = await startActions();
    const { host } = new URL(board.url);
    const headers = { Host: host, Origin: `https://${host}` };
    expect(await post('pbx/call', call, { ...bearer, ...headers, 'Sec-Fetch-Site': 'cross-site' })).toMatchObject({
      status: 403,
    });
    expect(await post('pbx/call', call, { ...headers, 'Sec-Fetch-Site': 'same-origin' })).toMatchObject({
      status: 403,
    });
    expect(done).toEqual([]);
  });

  test('not more than ten times a minute', async () => {
    const clock = fakeClock('2026-11-18T09:14:31.250+01:00');
    const { post, done } = await startActions(undefined, { clock });
    for (let index = 0; index < 10; index += 1) expect((await post('pbx/call', call)).status).toBe(200);
    expect(await post('pbx/call', call)).toMatchObject({ status: 429, retryAfter: '60' });
    clock.pass(59_999);
    expect(await post('pbx/call', call)).toMatchObject({ status: 429, retryAfter: '1' });
    expect(done).toHaveLength(10);
    clock.pass(1);
    expect((await post('pbx/call', call)).status).toBe(200);
  });
});

describe('who sits at this very machine', () => {
  const order = { source: 'pbx', action: 'call', parameters: call };

  test('needs no token, and is written down all the same', async () => {
    const { ask, done, audit } = await startActions(undefined, { token: undefined });
    expect(await ask('perform', order)).toEqual({ done: 'The phone rings.' });
    expect(done).toEqual([call]);
    expect(audit()).toMatchObject([
      { event: 'asked', who: { by: 'desktop', address: '' }, source: 'pbx', action: 'call' },
      { event: 'done', who: { by: 'desktop', address: '' } },
    ]);
  });

  test('is told why nothing was done', async () => {
    const { ask, done } = await startActions();
    await expect(ask('perform', { ...order, action: 'other' })).rejects.toThrow('There is no such action.');
    await expect(ask('perform', { ...order, parameters: { number: 'x' } })).rejects.toThrow(
      'The parameters are wrong: number: must be a number.',
    );
    expect(done).toEqual([]);
  });

  test('is told apart from those who come over HTTP: without a token nothing is done for them', async () => {
    const { ask, board } = await startActions(undefined, { token: undefined });
    expect(await ask('actions')).toMatchObject({ allowed: true });
    expect(JSON.parse((await board.ask('/api/actions')).body)).toMatchObject({ allowed: false });
  });
});

describe('what cannot be done', () => {
  test.each(['pbx/other', 'other/call', 'pbx/__proto__', '%F0%9F/call'])('%s', async (path) => {
    const { post, done } = await startActions();
    expect([400, 404]).toContain((await post(path, call)).status);
    expect(done).toEqual([]);
  });

  test.each<[unknown, string]>([
    ['{"number"', 'The parameters are expected as JSON of at most 4096 bytes.'],
    ['', 'The parameters are expected as JSON of at most 4096 bytes.'],
    [{ number: '1', note: 'x'.repeat(5_000) }, 'The parameters are expected as JSON of at most 4096 bytes.'],
    [{}, 'The parameters are wrong: number: it is missing: expected a string.'],
    [{ number: 'x' }, 'The parameters are wrong: number: must be a number.'],
    [{ number: 86515151 }, 'The parameters are wrong: number: it is a number: expected a string.'],
    [{ number: '1', secret: 'x' }, 'The parameters are wrong: a parameter that the action does not know.'],
    [[], 'The parameters are wrong: together: it is a list: expected an object.'],
    [
      `${'['.repeat(2_000)}${']'.repeat(2_000)}`,
      '"perform" was asked with arguments that it does not take. Look at: parameters.',
    ],
  ])('%j', async (parameters, error) => {
    const { post, done, audit } = await startActions();
    expect(await post('pbx/call', parameters)).toMatchObject({ status: 400, body: { error } });
    expect(done).toEqual([]);
    expect(audit()).toMatchObject([{ event: 'refused', parameters: null, result: error }]);
  });

  test('by another method', async () => {
    const { board, done } = await startActions();
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      expect((await board.ask('/api/actions/pbx/call', bearer, method)).status).toBe(405);
    }
    // Of what is only done there is nothing to read.
    for (const method of ['GET', 'HEAD']) {
      expect((await board.ask('/api/actions/pbx/call', bearer, method)).status).toBe(404);
    }
    expect((await board.ask('/api/queues', bearer, 'POST')).status).toBe(405);
    expect(done).toEqual([]);
  });
});
