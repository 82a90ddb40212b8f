import { describe, expect, test } from 'vitest';
import { simulateDay } from './call-centre.ts';
import { bodyText, toCapture } from './capture.ts';
import { lifelikeCentre } from './centre-setup.ts';
import { flexfoneRequests } from './flexfone-pbx.ts';
import type { FlexfoneOptions } from './flexfone-pbx.ts';
import type { FlexfoneRequest } from './flexfone-spelling.ts';
import type { GroundEvent } from './ground-events.ts';

const events = simulateDay(lifelikeCentre({ calls: 200, seed: 5 }));
const sent = (changes: Partial<FlexfoneOptions> = {}): FlexfoneRequest[] => flexfoneRequests(events, changes);
const of = (requests: readonly FlexfoneRequest[], path: string): FlexfoneRequest[] =>
  requests.filter((request) => request.path === path);
const names = (requests: readonly FlexfoneRequest[]): string[] => [
  ...new Set(requests.flatMap((request) => Object.keys({ ...request.query, ...request.body }))),
];
const answers = events.filter(
  (event): event is Extract<GroundEvent, { kind: 'answered' }> =>
    event.kind === 'answered' && event.purpose === 'queue',
);

test('document 003 knows these parameters', () => {
  const requests = sent({ dialect: 'own' });
  const common = ['AccountId', 'UniqueCallId'];
  const begun = ['EmployeeLocalNumber', 'ANumber', 'TimeStamp'];
  expect(names(of(requests, 'answered'))).toEqual([...common, ...begun]);
  expect(names(of(requests, 'incoming'))).toEqual([...common, 'Calledphone', ...begun]);
  expect(names(of(requests, 'outgoing'))).toEqual([...common, ...begun, 'PhoneLocalNumber']);
  expect(names(of(requests, 'ended'))).toEqual([...common, 'Duration', 'Transfer', 'CallDirection']);
});

test('document 004 knows these besides', () => {
  const requests = sent();
  expect(names(of(requests, 'answered'))).toContain('LinkedUniqueCallId');
  expect(names(of(requests, 'incoming'))).toContain('LinkedUniqueCallId');
  expect(names(of(requests, 'outgoing'))).toContain('BNumber');
  const transfers = ['Transfered Unique ID', 'Transfered number', 'Transfer to'];
  expect(names(of(requests, 'ended'))).toEqual(expect.arrayContaining(['Unique CallId', ...transfers]));
});

test('`ended` never says when, nor who', () => {
  for (const dialect of ['linked', 'own', 'ownWithPart'] as const) {
    const said = names(of(sent({ dialect }), 'ended'));
    expect(said).not.toContain('TimeStamp');
    expect(said).not.toContain('EmployeeLocalNumber');
  }
});

test.each([
  ['linked', (id: GroundEvent & { leg: string }) => [id.leg, id.call]],
  ['own', (id: GroundEvent & { leg: string }) => [id.call, undefined]],
  ['ownWithPart', (id: GroundEvent & { leg: string }) => [id.call, id.leg]],
] as const)('%s: the ids are tied like that', (dialect, tied) => {
  const said = of(sent({ dialect }), 'answered').map(({ at, query }) => {
    return [at, query['UniqueCallId'], query['LinkedUniqueCallId']];
  });
  for (const answer of answers) expect(said).toContainEqual([answer.at, ...tied(answer)]);
});

test('every stay is told by the Integrationsmodul, a hang-up while no phone rings only where it is reported', () => {
  const entered = events.filter((event) => event.kind === 'entered');
  const quiet = events.filter((event) => event.kind === 'hungUp' && !event.whileRinging);
  const requests = sent({ quietHangUps: 'unreported' });
  expect(requests.filter(({ path }) => path.endsWith('/enter')).length).toBe(entered.length);
  expect(quiet.length).toBeGreaterThan(3);
  const ended = (all: readonly FlexfoneRequest[]): Set<string | undefined> =>
    new Set(of(all, 'ended').map(({ query }) => query['Unique CallId']));
  for (const event of quiet) {
    expect(ended(requests).has(event.call)).toBe(false);
    expect(ended(sent()).has(event.call)).toBe(true);
  }
});

describe('spelling', () => {
  const at = Date.parse('2026-11-18T09:12:04+01:00');
  const leg = { at, leg: '1.2', agent: '0201', call: '1.1', purpose: 'queue', passage: null, caller: '12' } as const;
  const one: GroundEvent[] = [
    { kind: 'answered', ...leg },
    { kind: 'legEnded', ...leg, talkedFor: 3_723_400, transfer: { way: 'blind', call: '1.1', to: '202' } },
  ];
  const first = (changes: Partial<FlexfoneOptions>): FlexfoneRequest | undefined => flexfoneRequests(one, changes)[0];
  const second = (changes: Partial<FlexfoneOptions>): FlexfoneRequest | undefined => flexfoneRequests(one, changes)[1];

  test.each([
    ['isoT', '2026-11-18T09:12:04'],
    ['isoSpace', '2026-11-18 09:12:04'],
    ['isoZone', '2026-11-18T09:12:04+01:00'],
    ['isoMilliseconds', '2026-11-18T08:12:04.000Z'],
    ['danish', '18-11-2026 09:12:04'],
    ['unixSeconds', '1794989524'],
    ['unixMilliseconds', '1794989524000'],
    ['missing', undefined],
  ] as const)('a time stamp as %s', (timeStamps, text) => {
    expect(first({ timeStamps })?.query['TimeStamp']).toBe(text);
  });

  test.each([
    ['lower', 'linkeduniquecallid'],
    ['upper', 'LINKEDUNIQUECALLID'],
    ['snake', 'linked_unique_call_id'],
    ['kebab', 'Linked-Unique-Call-Id'],
    ['spaced', 'Linked Unique Call Id'],
  ] as const)('a name as %s', (form, name) => {
    expect(first({ names: form })?.query[name]).toBe('1.1');
  });

  test('lengths, truths, bodies', () => {
    const query = { Duration: '01:02:03', Transfer: 'TRUE', CallDirection: 'Incoming', 'Transfer to': '202' };
    expect(second({ durations: 'clock', booleans: 'upper' })?.query).toMatchObject(query);
    const json = first({ methods: 'json' });
    expect(json).toMatchObject({ method: 'POST', query: {}, body: { EmployeeLocalNumber: '0201' } });
    expect(json && bodyText(json)?.type).toBe('application/json');
    const native = { Duration: 3723, Transfer: true, 'Transfered Unique ID': '1.1' };
    expect(second({ methods: 'json', jsonTypes: 'native' })?.body).toMatchObject(native);
    const form = first({ methods: 'form' });
    expect(form && bodyText(form)?.text).toContain('TimeStamp=2026-11-18T09%3A12%3A04');
    expect(Object.keys(first({ methods: 'split' })?.query ?? {})).toEqual(['AccountId', 'UniqueCallId']);
  });
});

test('the network delays and repeats, and loses nothing', () => {
  const still = sent();
  const shaken = sent({ jitterSeconds: 3, repeatChance: 0.2 });
  const words = (request: FlexfoneRequest): string => JSON.stringify({ ...request, at: 0 });
  expect(new Set(shaken.map(words))).toEqual(new Set(still.map(words)));
  expect(shaken.length).toBeGreaterThan(still.length * 1.1);
  expect(shaken.map(({ path }) => path)).not.toEqual(still.map(({ path }) => path));
  for (const [place, { at }] of shaken.entries()) expect(at).toBeGreaterThanOrEqual(shaken[place - 1]?.at ?? 0);
});

test('a capture has one input a line, at the zone’s own time', () => {
  const lines = toCapture(sent().slice(0, 3), 'pbx').trimEnd().split('\n');
  expect(lines.length).toBe(3);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    at: expect.stringMatching(/^2026-11-18T\d\d:\d\d:\d\d\.000\+01:00$/),
    source: 'pbx',
    request: { method: 'GET', path: expect.stringMatching(/^queue\/\w+\/enter$|^outgoing$|^incoming$/) },
  });
});
