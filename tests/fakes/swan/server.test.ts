import { describe, expect, it, onTestFinished } from 'vitest';
import { Busy, NotUnderstood, SignInRefused, Unreachable } from '#adapters/adapter';
import { hour, minute } from '#core/time/instant';
import { ask, poll, statusWith } from './poll.ts';
import type { SwanOptions, SwanServer } from './server.ts';
import { startSwan, swanNasties } from './server.ts';
import { inBoth } from '#core/said/sentence';

const noon = Date.parse('2026-11-18T12:00:00+01:00');
const midnight = noon + 12 * hour;
const idle = { members: ['0201'], waiting: 0, answeredAfterSeconds: [], abandoned: 0 };
const busy = { ...idle, members: ['0201', '203'], waiting: 2, answeredAfterSeconds: [10, 30], abandoned: 1 };
const anna = { extension: '0201', name: 'Anna', status: 'pause', description: 'Descanso' } as const;

/** A fake that stands at `time`: everything that it has counted happened at noon. */
async function start(
  time: number,
  changes: Partial<SwanOptions> = {},
): Promise<SwanServer & { pass(by: number): void }> {
  let now = time;
  const state: SwanOptions['state'] = (since) => ({
    queues: { '8001': since <= noon ? busy : { ...busy, answeredAfterSeconds: [], abandoned: 0 }, '8002': idle },
    users: [anna],
  });
  const server = await startSwan({ state, company: 'Vestpol', now: () => now, ...changes });
  onTestFinished(server.close);
  return { ...server, pass: (by) => void (now += by) };
}

const counted = { kind: 'queue-counted', waiting: 2, answered: 2, abandoned: 1, averageWaitSeconds: 20 };
const none = { ...counted, answered: 0, abandoned: 0, averageWaitSeconds: null };

describe('a well SWAN', () => {
  it.each(['brackets', 'json'])('answers the adapter in the spelling with %s', async (queuesParameter) => {
    const facts = await poll(await start(noon), { queuesParameter });
    expect(facts).toMatchObject([
      counted,
      { kind: 'queue-members', agents: ['0201', '203'] },
      { kind: 'agent-named', agent: '0201', name: 'Anna' },
      { kind: 'agent-state', agent: '0201', presence: 'other', reason: 'Descanso' },
      { kind: 'agents-listed', agents: ['0201'] },
    ]);
  });

  it('begins anew at midnight by its own clock', async () => {
    const [right, ahead] = [await start(midnight - minute), await start(midnight - minute, { clockAhead: 2 * minute })];
    expect((await poll(right))[0]).toMatchObject(counted);
    expect((await poll(ahead))[0]).toMatchObject(none);
    right.pass(minute);
    expect((await poll(right))[0]).toMatchObject(none);
  });

  it('has a certificate of its own', async () => {
    const server = await start(noon, { tls: true });
    await expect(ask({ about: inBoth(''), url: `${server.baseUrl}/blf-users/Vestpol` })).rejects.toThrow();
    expect(await statusWith(`${server.baseUrl}/blf-users/Vestpol`, server.certificate?.pem ?? '')).toBe(200);
    expect(server.certificate?.sha256).toMatch(/^(?:[0-9A-F]{2}:){31}[0-9A-F]{2}$/);
  });

  it('lets in only who has the key, and knows its company', async () => {
    const server = await start(noon, { key: ['X-Key', 'secret'] });
    await expect(poll(server)).rejects.toBeInstanceOf(SignInRefused);
    await expect(poll(server, { headers: { 'X-Key': 'secret' } })).resolves.toHaveLength(5);
    const other = poll(server, { headers: { 'X-Key': 'secret' }, company: 'Other' });
    await expect(other).rejects.toThrow('Company not found');
    expect(server.asked.at(-1)).toStrictEqual({ at: noon, request: '/blf-users/Other' });
  });
});

describe('a nasty SWAN', () => {
  const outcomes = {
    none: undefined,
    resetTotals: undefined,
    wrongTypes: NotUnderstood,
    errorEnvelope: Unreachable,
    errorSentence: Unreachable,
    noQueues: undefined,
    phpWarning: undefined,
    notANumber: undefined,
    absurdNumber: undefined,
    missingUsers: undefined,
    slow: DOMException,
    refused: SignInRefused,
    busy: Busy,
    failing: Unreachable,
    half: NotUnderstood,
    html: NotUnderstood,
    dies: TypeError,
  };

  it.each(swanNasties)('is %s, and well again', async (nasty) => {
    const server = await start(noon + hour);
    server.nasty(nasty);
    const failed = await poll(server).then(
      () => undefined,
      (error: unknown) => error,
    );
    const expected = outcomes[nasty];
    if (expected === undefined) expect(failed).toBeUndefined();
    else expect(failed).toBeInstanceOf(expected);
    server.nasty('none');
    expect((await poll(server))[0]).toMatchObject(nasty === 'resetTotals' ? none : counted);
  });

  it('says when to come again, and is slow for so long', async () => {
    const server = await start(noon);
    server.nasty('busy', { retryAfterSeconds: 7 });
    const answer = await fetch(`${server.baseUrl}/blf-users/Vestpol`);
    expect([answer.status, answer.headers.get('Retry-After')]).toStrictEqual([429, '7']);
    server.nasty('slow', { slowFor: 50 });
    await expect(poll(server)).resolves.toHaveLength(5);
  });
});

describe('an odd SWAN', () => {
  it.each([
    ['phpWarning', counted],
    ['notANumber', counted],
    ['absurdNumber', { ...counted, answered: null }],
    ['missingUsers', counted],
  ] as const)('is %s, and read as far as it can be', async (oddity, expected) => {
    const server = await start(noon);
    server.nasty(oddity);
    expect((await poll(server))[0]).toMatchObject(expected);
  });

  it('tells how many wait where it tells nothing else', async () => {
    const server = await start(noon);
    server.nasty('noQueues');
    const facts = await poll(server);
    expect(facts).toContainEqual(
      expect.objectContaining({ kind: 'queue-counted', queue: 'support', waiting: 2, answered: null }),
    );
  });

  it('never begins anew where it is so', async () => {
    const server = await start(midnight - minute, { neverResets: true });
    server.pass(2 * minute);
    expect((await poll(server))[0]).toMatchObject(counted);
  });

  it('tells since when somebody talks', async () => {
    const users = [{ ...anna, status: 'busy', talkedSeconds: 95 } as const];
    const server = await start(noon, { state: () => ({ queues: { '8001': busy, '8002': idle }, users }) });
    expect(await poll(server)).toContainEqual(
      expect.objectContaining({ kind: 'agent-since', agent: '0201', presence: 'talking', since: -95_000 }),
    );
  });
});
