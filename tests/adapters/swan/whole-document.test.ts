import { describe, expect, it } from 'vitest';
import { swan } from '#adapters/swan/index';
import type { Fact } from '#core/said/facts';
import type { Input, JsonValue } from '#core/said/input';
import { second } from '#core/time/instant';
import { surroundings } from '#tests/support/surroundings';
import { settings } from './read.ts';

const at = Date.parse('2026-11-18T09:14:31.250+01:00');

function told(request: string, result: JsonValue, of = surroundings): readonly Fact[] {
  const body = { error: false, 'error-msg': null, result };
  const input: Input = {
    kind: 'poll',
    at,
    source: 'pbx',
    response: { url: `https://10.1.1.87/${request}`, status: 200, body },
  };
  return swan.read(input, settings, of);
}

const status = { abandoned: 8, avgRingTime: 72, completed: 127, currentCalls: 3, ringTimeOK: 112 };
const group = (changes: object = {}): JsonValue => ({ members: [], alarm: false, status: { ...status, ...changes } });
const counted = (groups: JsonValue, of = surroundings) =>
  told('queues-status?queues', { queues: groups }, of).find((fact) => fact.kind === 'queue-counted');

describe('a group', () => {
  it.each([
    [true, true],
    ['true', true],
    [1, true],
    [false, false],
    ['0', false],
  ])('whose alarm is %j says so in its own word', (alarm, expected) => {
    expect(counted({ Soporte: { members: [], alarm, status } })).toMatchObject({ alarm: expected });
  });

  it.each([undefined, null, 'maybe', [], 7])('whose alarm is %j says nothing of one', (alarm) => {
    const fact = counted({ Soporte: { members: [], status, ...(alarm !== undefined && { alarm }) } });
    expect(fact).toMatchObject({ waiting: 3 });
    expect(fact).not.toHaveProperty('alarm');
  });

  it('told queue by queue has an alarm where one of its queues has', () => {
    const parts = { '8001': group(), '8002': { members: [], alarm: true, status } };
    expect(counted(parts)).toMatchObject({ alarm: true, answeredInTime: 224 });
  });

  it('tells who was answered within its own 20 seconds, and of no other limit', () => {
    expect(counted({ Soporte: group() })).toMatchObject({ answeredInTime: 112 });
    const [first, ...others] = surroundings.queues;
    if (first === undefined) throw new Error('There is a queue.');
    const patient = { ...surroundings, queues: [{ ...first, serviceLevelSeconds: 30 }, ...others] };
    expect(counted({ Soporte: group() }, patient)).not.toHaveProperty('answeredInTime');
  });

  it.each([
    ['currentCalls', { waiting: null, answered: 127 }],
    ['completed', { answered: null, abandoned: 8 }],
    ['abandoned', { abandoned: null, answered: 127 }],
    ['avgRingTime', { averageWaitSeconds: null, answered: 127 }],
    ['ringTimeOK', { answeredInTime: null, answered: 127 }],
  ])('of which %s is what no queue has is known but for that', (name, expected) => {
    for (const absurd of [999_999_999_999_999, -1, '1e9', 'NaN']) {
      expect(counted({ Soporte: group({ [name]: absurd }) })).toMatchObject(expected);
    }
  });
});

describe('a current call', () => {
  const calls = (...list: readonly JsonValue[]) => told('current-calls/0201', list);
  const call = { uniqueid: '1.7', calldate: '2026-11-18 09:12:31', duration: 95, number: '+34937060370' };
  const since = (at: number) => [
    {
      kind: 'agent-since',
      source: 'pbx',
      at: expect.any(Number) as number,
      agent: '0201',
      presence: 'talking',
      since: at,
    },
  ];

  it('tells since when somebody talks, and not with whom', () => {
    expect(calls(call, { ...call, duration: 900 })).toStrictEqual(since(at - 95 * second));
    expect(JSON.stringify(calls(call))).not.toContain('937060370');
  });

  it('has begun when its date says, where its length is not told', () => {
    const { duration: _duration, ...undated } = call;
    expect(calls(undated)).toStrictEqual(since(Date.parse('2026-11-18T09:12:31+01:00')));
  });

  it.each<[JsonValue]>([
    [[]],
    [{}],
    [null],
    [[null]],
    [[{ ...call, duration: 86_400 }]],
    [[{ calldate: '2026-11-18 09:30:00' }]],
    [[{ calldate: 'yesterday', duration: 'long' }]],
  ])('is none in %j', (result) => {
    expect(told('current-calls/0201', result)).toStrictEqual([]);
  });

  it('that SWAN refuses to tell of is no trouble', () => {
    const response = { url: 'https://10.1.1.87/current-calls/0201', status: 404, body: '' };
    expect(swan.read({ kind: 'poll', at, source: 'pbx', response }, settings, surroundings)).toStrictEqual([]);
  });
});

describe('the waiting calls of user-resume', () => {
  const request = 'user-resume/0201?company=Vestpol&queues';

  it('are how many wait, and nothing else', () => {
    const nothing = { answered: null, abandoned: null, averageWaitSeconds: null };
    const base = { kind: 'queue-counted', source: 'pbx', at };
    expect(told(request, { 'waiting-calls': { Soporte: 2, Ventas: '0' } })).toStrictEqual([
      { ...base, queue: 'support', waiting: 2, ...nothing },
      { ...base, queue: 'sales', waiting: 0, ...nothing },
    ]);
  });

  it.each<[JsonValue]>([[{}], [{ 'waiting-calls': [] }], [{ 'waiting-calls': { Other: 3 } }], [null], [[]]])(
    'are none in %j',
    (result) => {
      expect(() => told(request, result)).toThrow('waiting-calls');
    },
  );
});
