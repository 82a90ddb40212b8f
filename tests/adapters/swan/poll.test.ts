import { expect, it } from 'vitest';
import type { Answer, PollContext, Question } from '#adapters/adapter';
import { Busy, NotUnderstood, SignInRefused, Unreachable } from '#adapters/adapter';
import type { JsonValue } from '#core/said/input';
import { swan } from '#adapters/swan/index';
import type { SwanSettings } from '#adapters/swan/settings';
import { surroundings } from '#tests/support/surroundings';
import { settings } from './read.ts';

const group = { members: [], alarm: false, status: { currentCalls: '0', completed: '0', abandoned: '0' } };
const told = (result: JsonValue) => ({ status: 200, body: { error: false, 'error-msg': null, result } });
const queues = told({ queues: { Soporte: group, 'A&B=[ø]': group } });
const users = told([]);
const refused = (message: string) => ({ status: 200, body: { error: true, 'error-msg': message, result: null } });

/** A poll in which the requests are answered like this, one after the other; what was asked, and what came of it. */
async function poll(answers: readonly (Answer | Error)[], changes: Partial<SwanSettings> = {}) {
  const asked: Question[] = [];
  const context: PollContext<SwanSettings> = {
    settings: { ...settings, ...changes },
    surroundings,
    now: 0,
    memory: undefined,
    ask: async (question) => {
      asked.push(question);
      const answer = answers[asked.length - 1];
      if (answer === undefined || answer instanceof Error) throw answer ?? new Error('asked too often');
      return answer;
    },
  };
  const failed = await swan.input.poll(context).catch((error: unknown) => error);
  return { asked, urls: asked.map(({ url }) => url), failed };
}

it('asks for the queues and the users, in the spelling of PHP', async () => {
  const { asked, urls, failed } = await poll([queues, users]);
  expect(failed).toBeUndefined();
  expect(urls.map(decodeURIComponent)).toStrictEqual([
    'https://10.1.1.87/queues-status?queues[Soporte][]=8001&queues[Soporte][]=8002&queues[Ventas][]=8003',
    'https://10.1.1.87/blf-users/Vestpol',
  ]);
  expect(asked).toMatchObject([{ headers: settings.headers }, { headers: settings.headers }]);
});

it('asks for the queues as JSON where it is set so', async () => {
  const { urls } = await poll([queues, users], { queuesParameter: 'json', baseUrl: 'http://10.1.1.87:8080/swan/' });
  const [asked = ''] = urls;
  expect(asked).toMatch(/^http:\/\/10\.1\.1\.87:8080\/swan\/queues-status\?queues=[^"{\s]+$/);
  const spelled: unknown = JSON.parse(new URL(asked).searchParams.get('queues') ?? '');
  expect(spelled).toStrictEqual({ Soporte: ['8001', '8002'], Ventas: ['8003'] });
});

it('leaves no sign that means something else in an address', async () => {
  const odd = { support: { group: 'A&B=[ø]', queues: ['1#2'] } };
  const { urls } = await poll([queues, users], { queues: odd, company: 'Ø/S ?' });
  expect([...new URL(urls[0] ?? '').searchParams]).toStrictEqual([['queues[A&B=[ø]][]', '1#2']]);
  expect(urls[1]).toBe('https://10.1.1.87/blf-users/%C3%98%2FS%20%3F');
});

it("says the PBX's own word for what went wrong, with either request", async () => {
  const { failed } = await poll([refused('Queue group not found')]);
  expect(failed).toStrictEqual(
    new Unreachable('SWAN could not tell the state of the queues: "Queue group not found".'),
  );
  const { failed: later } = await poll([queues, refused('Company not found')]);
  expect(later).toStrictEqual(new Unreachable('SWAN could not tell the state of the users: "Company not found".'));
});

it.each([
  ['sign-in refused', { status: 401, body: '' }, SignInRefused],
  ['forbidden', { status: 403, body: '' }, SignInRefused],
  ['too many requests', { status: 429, body: '' }, Busy],
  ['not available', { status: 503, body: '' }, Busy],
  ['no answer', new Unreachable('No answer came within 10 s.'), Unreachable],
  ['a server error', { status: 500, body: '<html>' }, Unreachable],
  ['another address', { status: 302, body: '' }, Unreachable],
  ['no such address', { status: 404, body: '' }, NotUnderstood],
  ['a web page', { status: 200, body: '<html>' }, NotUnderstood],
  ['no group that was asked for', told({ queues: [] }), NotUnderstood],
  ['no number', told({ queues: { Soporte: { members: [], status: { completed: {} } } } }), NotUnderstood],
])('asks no further after: %s', async (_, answer, error) => {
  const { asked, failed } = await poll([answer]);
  expect(asked).toHaveLength(1);
  expect(failed).toBeInstanceOf(error);
});

it.each([
  ['no users', told({ users: [] })],
  ['users that are none', told(['0201', { extension: null, status: 7 }])],
])('understands no users: %s', async (_, answer) => {
  const { failed } = await poll([queues, answer]);
  expect(failed).toBeInstanceOf(NotUnderstood);
});

it('names the queues that the board does not have', async () => {
  const { asked, failed } = await poll([], { queues: { suport: { group: 'Soporte', queues: ['8001'] } } });
  expect(asked).toHaveLength(0);
  expect(failed).toMatchObject({ message: expect.stringMatching(/"suport".*"support", "sales", "007"\.$/) as string });
});
