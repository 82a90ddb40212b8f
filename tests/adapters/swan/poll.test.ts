import { describe, expect, it } from 'vitest';
import type { Answer, PollContext, Question } from '#adapters/adapter';
import { Busy, NotUnderstood, SignInRefused, Unreachable } from '#adapters/adapter';
import type { JsonValue } from '#core/said/input';
import { swan } from '#adapters/swan/index';
import type { SwanSettings } from '#adapters/swan/settings';
import { inBoth } from '#core/said/sentence';
import { hour, minute } from '#core/time/instant';
import { surroundings } from '#tests/support/surroundings';
import { settings } from './read.ts';

const group = { members: [], alarm: false, status: { currentCalls: '0', completed: '0', abandoned: '0' } };
const told = (result: JsonValue) => ({ status: 200, body: { error: false, 'error-msg': null, result } });
const queues = told({ queues: { Soporte: group, Ventas: group, 'A&B=[ø]': group } });
const users = told([]);
const refused = (message: string) => ({ status: 200, body: { error: true, 'error-msg': message, result: null } });

/** A poll in which the requests are answered like this, one after the other; what was asked, and what came of it. */
async function poll(
  answers: readonly (Answer | Error)[],
  changes: Partial<SwanSettings> = {},
  { now = 0, memory }: { readonly now?: number; readonly memory?: JsonValue | undefined } = {},
) {
  const asked: Question[] = [];
  let problems: readonly string[] = [];
  const context: PollContext<SwanSettings> = {
    settings: { ...settings, ...changes },
    surroundings,
    now,
    memory,
    tell: (told) => (problems = told.map((each) => inBoth(each).en)),
    ask: async (question) => {
      asked.push(question);
      const answer = answers[asked.length - 1];
      if (answer === undefined || answer instanceof Error) throw answer ?? new Error('asked too often');
      return answer;
    },
  };
  let failed: unknown;
  const remembered = await swan.input.poll(context).catch((error: unknown) => void (failed = error));
  return { asked, urls: asked.map(({ url }) => url), failed, problems, memory: remembered ?? undefined };
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
  const { failed } = await poll([refused('Queue group not found'), users]);
  expect(failed).toBeInstanceOf(Unreachable);
  expect(failed).toMatchObject({
    sentence: {
      da: 'SWAN kunne ikke oplyse køernes tilstand: "Queue group not found".',
      en: 'SWAN could not tell the state of the queues: "Queue group not found".',
    },
  });
  const { failed: later } = await poll([queues, refused('Company not found')]);
  expect(later).toMatchObject({ message: 'SWAN could not tell the state of the users: "Company not found".' });
});

it.each([
  ['sign-in refused', { status: 401, body: '' }, SignInRefused],
  ['too many requests', { status: 429, body: '' }, Busy],
  ['not available', { status: 503, body: '' }, Busy],
  ['no answer', new Unreachable(inBoth('No answer came within 10 s.')), Unreachable],
  ['a server error', { status: 500, body: '<html>' }, Unreachable],
  ['another address', { status: 302, body: '' }, Unreachable],
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

it('asks only for the users of the departments that are set', async () => {
  const departments = ['Støtte', 'Salg'];
  const { urls } = await poll([queues, users], { departments });
  expect([...new URL(urls[1] ?? '').searchParams]).toStrictEqual(departments.map((name) => ['departments[]', name]));
  const { urls: asJson } = await poll([queues, users], { departments, queuesParameter: 'json' });
  expect(new URL(asJson[1] ?? '').searchParams.get('departments')).toBe(JSON.stringify(departments));
});

describe('what a person should know', () => {
  const some = (status: object, members: JsonValue = []): JsonValue => ({
    members,
    alarm: false,
    status: { ...status },
  });
  const numbers = { currentCalls: 1, completed: 2, abandoned: 0, avgRingTime: 9 };
  const of = async (Soporte: JsonValue, list: readonly JsonValue[] = []) =>
    (await poll([told({ queues: { Soporte, Ventas: some(numbers) } }), told(list)])).problems;

  it('is nothing where all could be read', async () => {
    expect(await of(some(numbers))).toStrictEqual([]);
    expect(await of(some({ ...numbers, completed: 0, avgRingTime: 'NaN' }))).toStrictEqual([]);
  });

  it('is what could not be', async () => {
    const absurd = some({ ...numbers, completed: 999_999_999_999_999, abandoned: 'NaN' });
    expect(await of(absurd)).toStrictEqual([
      'In SWAN\'s answer about "support", completed and abandoned cannot be read: shown as unknown.',
    ]);
    expect(await of(some({ ...numbers, avgRingTime: 'INF' }, 'x'))).toStrictEqual([
      'In SWAN\'s answer about "support", avgRingTime and members cannot be read: shown as unknown.',
    ]);
  });

  it('is who is logged on and not among the users', async () => {
    const list = [{ extension: '201', status: 'available' }];
    expect(await of(some(numbers, ['201', '202', '203']), list)).toStrictEqual([
      '202 and 203 logged on to "support" but not among the users: not counted.',
    ]);
  });

  it("is that PHP's warnings stand before the answers", async () => {
    const noisy = { status: 200, body: `<b>Warning</b>: x<br />${JSON.stringify(queues.body)}` };
    const { failed, problems } = await poll([noisy, users]);
    expect(failed).toBeUndefined();
    expect(problems).toStrictEqual([expect.stringContaining('most likely a warning of PHP')]);
  });
});

describe('where queues-status is refused', () => {
  const list = told([{ extension: '201', status: 'available' }]);
  const resume = told({ 'waiting-calls': { Soporte: 2 } });

  it.each([
    [{ status: 403, body: '' }, 'HTTP 403'],
    [{ status: 404, body: '' }, 'HTTP 404'],
    [refused('Not allowed'), 'Not allowed'],
  ])('user-resume tells how many wait: %j', async (answer, reason) => {
    const { failed, urls, problems } = await poll([answer, list, resume]);
    expect(failed).toBeUndefined();
    const asked = new URL(urls[2] ?? '');
    expect(asked.pathname).toBe('/user-resume/201');
    expect(asked.searchParams.get('company')).toBe('Vestpol');
    expect(asked.searchParams.getAll('queues[Soporte][]')).toStrictEqual(['8001', '8002']);
    expect(problems).toStrictEqual([expect.stringMatching(new RegExp(`${reason}.*only how many wait`))]);
  });

  it('is what the poll fails with where user-resume does not help either', async () => {
    const answers = [refused('Not allowed'), list];
    expect((await poll([...answers, refused('Nor this')])).failed).toMatchObject({
      message: expect.stringContaining('Not allowed') as string,
    });
    expect((await poll([refused('Not allowed'), users])).failed).toMatchObject({
      message: expect.stringContaining('Not allowed') as string,
    });
    expect((await poll([{ status: 401, body: '' }, list, resume])).asked).toHaveLength(1);
  });

  it('it is asked for again after five minutes, in confidence, until it is told again', async () => {
    const first = await poll([refused('Not allowed'), list, resume]);
    const { memory } = first;
    const next = await poll([list, resume], {}, { now: 5 * minute - 1, memory });
    expect(next.urls.map((url) => new URL(url).pathname)).toStrictEqual(['/blf-users/Vestpol', '/user-resume/201']);
    expect(next.problems).toHaveLength(1);
    const later = await poll([refused('Not allowed'), list, resume], {}, { now: 5 * minute, memory: next.memory });
    expect(later.asked[0]).toMatchObject({ confidential: true });
    expect(new URL(later.urls[0] ?? '').pathname).toBe('/queues-status');
    const well = await poll([queues, list], {}, { now: 10 * minute, memory: later.memory });
    expect([well.failed, well.problems]).toStrictEqual([undefined, []]);
    const after = await poll([queues, list], {}, { now: 10 * minute, memory: well.memory });
    expect(after.asked[0]).toMatchObject({ confidential: false });
  });
});

describe('since when somebody talks', () => {
  const talking = (...extensions: readonly string[]) =>
    told(extensions.map((extension) => ({ extension, status: 'busy' })));
  const calls = told([{ duration: 7 }]);
  const asked = ({ urls }: { readonly urls: readonly string[] }) => urls.slice(2).map((url) => url.split('/').at(-1));

  it('is asked of those who have begun to, at most four in a poll, and of each again after a minute', async () => {
    const five = talking('1', '2', '3', '4', '5');
    const first = await poll([queues, five, calls, calls, calls, calls], {}, { now: 1 });
    expect(asked(first)).toStrictEqual(['1', '2', '3', '4']);
    const second = await poll([queues, five, calls], {}, { now: 5_001, memory: first.memory });
    expect(asked(second)).toStrictEqual(['5']);
    const third = await poll([queues, five], {}, { now: minute, memory: second.memory });
    expect(asked(third)).toStrictEqual([]);
    const fourth = await poll([queues, talking('2', '6'), calls, calls], {}, { now: minute + 1, memory: third.memory });
    expect(asked(fourth)).toStrictEqual(['6', '2']);
    // Who has hung up meanwhile is asked of at once when he talks again.
    const quiet = await poll([queues, talking('2')], {}, { now: minute + 2, memory: fourth.memory });
    const again = await poll([queues, talking('2', '6'), calls], {}, { now: minute + 3, memory: quiet.memory });
    expect(asked(again)).toStrictEqual(['6']);
  });

  it.each([new Unreachable(inBoth('x')), refused('No permission'), { status: 404, body: '' }])(
    'is not asked for an hour where it is answered with %j, and the poll is good',
    async (answer) => {
      const first = await poll([queues, talking('1', '2'), answer], {}, { now: 1 });
      expect([first.failed, first.asked.length]).toStrictEqual([undefined, 3]);
      const later = await poll([queues, talking('1', '2')], {}, { now: hour, memory: first.memory });
      expect(asked(later)).toStrictEqual([]);
      const after = await poll([queues, talking('1'), calls], {}, { now: hour + 1, memory: later.memory });
      expect(asked(after)).toStrictEqual(['1']);
    },
  );
});
