import { describe, expect, it } from 'vitest';
import type { Answer, PollContext, Question } from '#adapters/adapter';
import { swan } from '#adapters/swan/index';
import type { SwanSettings } from '#adapters/swan/settings';
import type { JsonValue } from '#core/said/input';
import { inBoth } from '#core/said/sentence';
import { surroundings } from '#tests/support/surroundings';
import { settings } from './read.ts';

const told = (result: JsonValue): Answer => ({ status: 200, body: { error: false, 'error-msg': null, result } });
const user = (status: string) => told({ extension: '201', id: 1, name: 'Anna', status, description: 'x' });

/** Does an action against these answers, one after the other; what was asked, and what is said. */
async function perform(id: string, parameters: object, ...answers: readonly Answer[]) {
  const asked: Question[] = [];
  const action = swan.actions.find((each) => each.id === id);
  if (action === undefined) throw new Error(`There is no ${id}.`);
  const context: PollContext<SwanSettings> = {
    settings,
    surroundings,
    now: 0,
    memory: undefined,
    ask: async (question) => {
      asked.push(question);
      return answers[asked.length - 1] ?? { status: 500, body: '' };
    },
  };
  const said = await action.perform(action.parameters.parse(parameters), context).then(
    (done) => inBoth(done).en,
    (error: unknown) => `failed: ${(error as Error).message}`,
  );
  return { asked, said };
}

it('are named as in the contract', () => {
  expect(swan.actions.map(({ id }) => id)).toStrictEqual(['set-status', 'register', 'unregister', 'make-call']);
});

describe('set-status', () => {
  const order = { extension: '201', status: 'pause', reason: 'Frokost' };

  it('sets it, and believes only what SWAN then says', async () => {
    const { asked, said } = await perform('set-status', order, user('pause'), user('pause'));
    expect(said).toBe('201 is now "pause" in SWAN.');
    expect(asked).toMatchObject([
      {
        method: 'POST',
        url: 'https://10.1.1.87/userStatus/201',
        body: { status: 'pause', reason: 'Frokost' },
        form: true,
        headers: settings.headers,
      },
      { method: 'GET', url: 'https://10.1.1.87/userStatus/201' },
    ]);
  });

  it('is not done where SWAN says that he is something else', async () => {
    const { said } = await perform('set-status', order, user('pause'), user('available'));
    expect(said).toBe('failed: SWAN took the order, but 201 is still "available".');
  });

  it.each([
    [{ error: true, 'error-msg': 'Extension not found', result: null }, 'Extension not found'],
    [{ error: 'No permission', result: null }, 'No permission'],
  ])('says why SWAN refuses', async (body, reason) => {
    const { asked, said } = await perform('set-status', order, { status: 200, body });
    expect(said).toContain(reason);
    expect(asked).toHaveLength(1);
  });
});

describe('register and unregister', () => {
  it.each([
    ['register', 'POST', 'in to'],
    ['unregister', 'DELETE', 'out of'],
  ])('%s: %s', async (id, method, words) => {
    const { asked, said } = await perform(id, { mac: '00:15:5D:01:02:03' }, told({ success: true }));
    expect(said).toContain(words);
    expect(asked).toMatchObject([
      { method, url: 'https://10.1.1.87/terminal-register/00%3A15%3A5D%3A01%3A02%3A03', confidential: true },
    ]);
  });

  it.each<[JsonValue]>([[{ success: false }], [{ success: 'false' }], [{}], [null]])(
    'are not done where SWAN answers %j',
    async (result) => {
      const { said } = await perform('register', { mac: 'AABB' }, told(result));
      expect(said).toBe('failed: SWAN answered that it did not take the order.');
    },
  );
});

describe('make-call', () => {
  it('rings the device first, with the company of the settings', async () => {
    const { asked, said } = await perform(
      'make-call',
      { number: '+45 86 51 51 51', device: '201' },
      told({ success: true }),
    );
    expect(said).toContain('the phone rings first');
    expect(asked).toMatchObject([
      {
        method: 'POST',
        url: 'https://10.1.1.87/call/%2B4586515151',
        body: { private_source: '201', company: 'Vestpol' },
        form: true,
        confidential: true,
      },
    ]);
  });

  it('that SWAN did not make is not made', async () => {
    const { said } = await perform('make-call', { number: '86515151', device: '201' }, told({ success: false }));
    expect(said).toMatch(/^failed: /);
  });
});

it.each([
  ['set-status', {}],
  ['set-status', { extension: '201', status: 'ringing' }],
  ['set-status', { extension: '2/01', status: 'pause' }],
  ['set-status', { extension: '201', status: 'pause', reason: 'x'.repeat(61) }],
  ['register', { mac: '../x' }],
  ['register', {}],
  ['make-call', { number: 'x', device: '201' }],
  ['make-call', { number: '86515151' }],
  ['make-call', { number: '86515151', device: '201', company: 'Other' }],
])('%s with %j is refused', (id, parameters) => {
  const action = swan.actions.find((each) => each.id === id);
  expect(action?.parameters.safeParse(parameters).success).toBe(false);
});
