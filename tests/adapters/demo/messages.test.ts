import { numberNames } from '#core/said/numbers';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NotUnderstood } from '#adapters/adapter';
import { demo, demoConfiguration } from '#adapters/demo/index';
import { settings, surroundings } from './demo-day.ts';

const at = Date.parse('2026-11-18T09:12:04.120Z');

function read(message: string): unknown {
  return demo.read({ kind: 'stream', at, source: 'demo', message }, settings, surroundings);
}

it.each([
  ['{"event":"queued","call":"1","queue":"switchpay"}', { kind: 'call-queued', call: '1', queue: 'switchpay' }],
  [
    '{"event":"left","call":"1","queue":"switchpay","reason":"overflow"}',
    { kind: 'call-left', call: '1', queue: 'switchpay', reason: 'overflow' },
  ],
  [
    '{"event":"ringing","leg":"2","call":"1","agent":"0201"}',
    { kind: 'leg-ringing', leg: '2', linked: '1', agent: '0201' },
  ],
  ['{"event":"answered","leg":"2","agent":"0201"}', { kind: 'leg-answered', leg: '2', agent: '0201' }],
  ['{"event":"dialled","leg":"2","agent":"0201"}', { kind: 'leg-dialled', leg: '2', agent: '0201' }],
  [
    '{"event":"ended","id":"2","transferred":true,"seconds":12}',
    { kind: 'leg-ended', id: '2', transferred: true, durationSeconds: 12 },
  ],
  ['{"event":"ended","id":"2"}', { kind: 'leg-ended', id: '2', transferred: false }],
  ['{"event":"state","agent":"0201","state":"wrapUp"}', { kind: 'agent-state', agent: '0201', presence: 'wrapUp' }],
  [
    '{"event":"members","queue":"switchpay","agents":["0201"]}',
    { kind: 'queue-members', queue: 'switchpay', agents: ['0201'] },
  ],
])('reads %s', (message, fact) => {
  expect(read(message)).toStrictEqual([{ source: 'demo', at, ...fact }]);
});

it.each([
  '',
  'null',
  '[]',
  '{"event":"queued","call":"1"}',
  '{"event":"queued","call":1,"queue":"switchpay"}',
  '{"event":"dialled","leg":"2","agent":"201","number":"+4512345678"}',
  '{"event":"left","call":"1","queue":"switchpay","reason":"bored"}',
])('does not understand %s, and repeats nothing of it', (message) => {
  expect(() => read(message)).toThrow(NotUnderstood);
  expect(() => read(message)).not.toThrow(/4512345678/);
});

it('says of anything at all that it does not understand it, and nothing worse', () => {
  const anything = fc.oneof(
    fc.string(),
    fc.json(),
    fc.json().map((json) => `{"event":${json}}`),
  );
  fc.assert(
    fc.property(anything, (message) => {
      expect(() => read(message)).toThrow(NotUnderstood);
    }),
  );
});

it('does not understand other kinds of input', () => {
  const request = { method: 'GET', path: 'incoming', query: {} };
  expect(() => demo.read({ kind: 'webhook', at, source: 'demo', request }, settings, surroundings)).toThrow(
    NotUnderstood,
  );
});

it('knows every number of the board', () => {
  expect(demo.provides).toStrictEqual(numberNames);
});

it('needs no settings', () => {
  expect(demo.settings.parse({})).toStrictEqual({ callsPerHour: 60, seed: 1 });
  expect(demo.settings.safeParse({ callsPerHour: 0 }).success).toBe(false);
  expect(demo.settings.safeParse({ speed: 2 }).success).toBe(false);
});

it('has two queues to show that share agents, each with a name', () => {
  const [first, second] = demoConfiguration.queues;
  expect(first.agents.filter((agent) => (second.agents as readonly string[]).includes(agent))).toHaveLength(3);
  const members = new Set([...first.agents, ...second.agents]);
  expect(new Set(demoConfiguration.agents.map((agent) => agent.id))).toStrictEqual(members);
});
