import { describe, expect, it } from 'vitest';
import type { Answer, Question } from '#adapters/adapter';
import { Busy, NotUnderstood, SignInRefused, Unreachable } from '#adapters/adapter';
import { soluno } from '#adapters/soluno/index';
import type { JsonValue } from '#core/said/input';
import { minute } from '#core/time/instant';
import { noRecords, plainSettings, poller } from './polling.ts';

const nine = Date.parse('2026-11-18T09:00:00+01:00');
const auth = { tokenUrl: 'https://api.soluno.se/login', username: 'wallboard', password: 'correct horse' };
const settings = soluno.settings.parse({ ...plainSettings, auth });

const isLogin = (question: Question): boolean => question.url === auth.tokenUrl;
const tokens = (answer: JsonValue) => (question: Question) =>
  isLogin(question) ? { status: 200, body: answer } : noRecords;
const kinds = (asked: readonly Question[]): readonly string[] => asked.map((it) => (isLogin(it) ? 'login' : 'history'));

describe('a token', () => {
  it('is asked for in confidence, once, and then shown', async () => {
    const source = poller(tokens({ access_token: 'abc' }), settings);
    const [login, history] = await source.poll(nine);
    expect(login).toStrictEqual({
      about: { da: 'et adgangsbevis', en: 'a token' },
      method: 'POST',
      url: auth.tokenUrl,
      body: { grant_type: 'password', username: 'wallboard', password: 'correct horse' },
      form: true,
      confidential: true,
    });
    expect(history?.headers).toStrictEqual({ Authorization: 'Bearer abc' });
    expect(JSON.stringify(history?.url)).not.toContain('abc');
    expect(kinds(await source.poll(nine + 5 * minute))).toStrictEqual(['history']);
  });

  it.each<[JsonValue]>([
    ['abc'],
    [{ token: 'abc' }],
    [{ accessToken: 'abc' }],
    [{ jwt: 'abc', expires_in: 3 }],
    [{ data: { token: 'abc' } }],
  ])('is found in %j', async (body) => {
    const [, history] = await poller(tokens(body), settings).poll(nine);
    expect(history?.headers).toStrictEqual({ Authorization: 'Bearer abc' });
  });

  it.each<[JsonValue]>([[''], [{}], [{ token: 5 }], ['<html> welcome'], [null], [['abc']]])(
    'is not in %j',
    async (body) => {
      const source = poller(tokens(body), settings);
      await expect(source.poll(nine)).rejects.toThrow(NotUnderstood);
    },
  );

  it.each([{ expires_in: 600 }, { expiresIn: '600' }, { expires_at: '2026-11-18T08:10:00Z' }])(
    'is used until its end, where that was said: %j',
    async (end) => {
      const source = poller(tokens({ token: 'abc', ...end }), settings);
      await source.poll(nine);
      expect(kinds(await source.poll(nine + 9 * minute))).toStrictEqual(['history']);
      expect(kinds(await source.poll(nine + 10 * minute))).toStrictEqual(['login', 'history']);
    },
  );

  it('that is refused is forgotten: one question in that poll, and a new sign-in in the next', async () => {
    let refused = false;
    const asked: Question[] = [];
    const source = poller((question) => {
      asked.push(question);
      if (isLogin(question)) return { status: 200, body: { token: refused ? 'new' : 'old' } };
      const isNew = question.headers?.['Authorization'] === 'Bearer new';
      return refused && !isNew ? { status: 401, body: '' } : noRecords;
    }, settings);
    await source.poll(nine);
    refused = true;
    asked.length = 0;
    await expect(source.poll(nine + 5 * minute)).rejects.toThrow('signs in anew');
    expect(kinds(asked)).toStrictEqual(['history']);
    const next = await source.poll(nine + 10 * minute);
    expect(kinds(next)).toStrictEqual(['login', 'history']);
    // What was new since the last answer comes before the back-fill goes on.
    expect(next[1]?.about).toMatchObject({ en: 'the latest calls' });
  });
});

describe('a sign-in', () => {
  it.each([
    [400, ['login', 'login']],
    [401, ['login']],
    [403, ['login']],
  ])('that is refused with %i says so, and asks for no history', async (status, expected) => {
    const asked: Question[] = [];
    const source = poller((question) => (asked.push(question), { status, body: '' }), settings);
    await expect(source.poll(nine)).rejects.toThrow(SignInRefused);
    expect(kinds(asked)).toStrictEqual(expected);
  });

  it.each([
    [400, ''],
    [400, { error: 'unsupported_grant_type' }],
    [400, { error: 'invalid_request' }],
    [415, ''],
    [422, { message: 'expected JSON' }],
  ])('that wants no form (%i, %j) is made as JSON', async (status, body) => {
    const source = poller((question): Answer => {
      if (!isLogin(question)) return noRecords;
      return question.form === true ? { status, body } : { status: 200, body: { access_token: 'abc' } };
    }, settings);
    const [, login, history] = await source.poll(nine);
    expect(login).toMatchObject({
      method: 'POST',
      body: { username: 'wallboard', password: 'correct horse' },
      confidential: true,
    });
    expect(login).not.toHaveProperty('form');
    expect(history?.headers).toStrictEqual({ Authorization: 'Bearer abc' });
  });

  it.each(['invalid_grant', 'invalid_client', 'unauthorized_client', 'access_denied'])(
    'that is wrong by a word of OAuth 2 (%s) is not made again in another way',
    async (error) => {
      const asked: Question[] = [];
      const source = poller((question) => (asked.push(question), { status: 400, body: { error } }), settings);
      await expect(source.poll(nine)).rejects.toThrow(SignInRefused);
      expect(kinds(asked)).toStrictEqual(['login']);
    },
  );

  it('whose new token is refused at once is refused', async () => {
    const source = poller(
      (question): Answer => (isLogin(question) ? { status: 200, body: 'abc' } : { status: 401, body: '' }),
      settings,
    );
    await expect(source.poll(nine)).rejects.toThrow(SignInRefused);
  });

  it.each([
    [429, Busy],
    [500, Unreachable],
  ])('that is answered with %i is no refusal', async (status, kind) => {
    await expect(poller(() => ({ status, body: '' }), settings).poll(nine)).rejects.toThrow(kind);
  });

  it('by a fixed header needs no token', async () => {
    const fixed = soluno.settings.parse({ ...plainSettings, auth: { header: 'X-Api-Key', value: 'key' } });
    const asked = await poller(() => noRecords, fixed).poll(nine);
    expect(kinds(asked)).toStrictEqual(['history']);
    expect(asked[0]?.headers).toStrictEqual({ 'X-Api-Key': 'key' });
    await expect(poller(() => ({ status: 403, body: '' }), fixed).poll(nine)).rejects.toThrow(SignInRefused);
  });

  it('that is missing is asked for', async () => {
    await expect(poller(() => ({ status: 401, body: '' })).poll(nine)).rejects.toThrow('fill in auth');
  });
});

describe('the settings', () => {
  it.each([
    { baseUrl: 'https://wallboard:secret@api.soluno.se' },
    { baseUrl: 'https://api.soluno.se?key=secret' },
    { baseUrl: 'ftp://api.soluno.se' },
    { baseUrl: 'api.soluno.se' },
    { queues: { support: ['622'], sales: ['622'] } },
    { queues: { support: [] } },
    { queues: { support: [622] } },
    { auth: { username: 'wallboard' } },
    { auth: { username: 'wallboard', password: '' } },
    { auth: { header: 'two words', value: 'x' } },
    { auth: { header: 'X-Key', value: 'x\r\nX-Other: y' } },
    { auth: { ...auth, header: 'X-Key', value: 'x' } },
    { backfillDays: -1 },
    { everySeconds: 0 },
  ])('refuse %j', (changes) => {
    expect(soluno.settings.safeParse({ ...plainSettings, ...changes }).success).toBe(false);
  });

  it('know the addresses that a public client of Soluno uses', () => {
    const auth = { username: 'wallboard', password: 'x' };
    expect(soluno.settings.parse({ queues: plainSettings.queues, auth })).toMatchObject({
      baseUrl: 'https://api.soluno.se',
      auth: { ...auth, tokenUrl: 'https://api.unotelefoni.se/token' },
    });
  });
});
