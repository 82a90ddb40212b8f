import { expect, it } from 'vitest';
import { NotUnderstood } from '#adapters/adapter';
import { oneConnect } from '#adapters/one-connect/index';
import type { Input } from '#core/said/input';
import { recorded, recordedByNote } from '#tests/support/fixtures';
import { surroundings } from '#tests/support/surroundings';
import { settings } from './story.ts';

function factsOf(input: Input | undefined) {
  if (input?.kind !== 'stream') throw new Error('It is no message of a stream.');
  const { at, message } = input;
  return oneConnect.input.read(oneConnect.input.unread, { kind: 'message', at, message }, settings, surroundings).facts;
}

const base = { source: 'pbx' };
const counted = { ...base, kind: 'queue-counted', queue: 'support' };
const call = '1763453640.4711';
const all = {
  ...counted,
  waiting: 2,
  answered: 127,
  abandoned: 8,
  averageWaitSeconds: 72,
  averageTalkSeconds: 185,
  longestWaitSeconds: 42,
  longestWaitTodaySeconds: 301,
};
const unknown = { waiting: null, answered: null, abandoned: null, averageWaitSeconds: null };

const expected: { readonly [file: string]: { readonly [note: string]: readonly object[] } } = {
  statistics: {
    'all figures': [all],
    'the agents come first, in the namespace': [all],
    'an empty day': [
      { ...counted, waiting: 0, answered: 0, abandoned: 0, averageWaitSeconds: null, longestWaitSeconds: 0 },
    ],
    'a prefix, and some figures only': [{ ...counted, ...unknown, waiting: 1, longestWaitSeconds: null }],
    'of a queue that is not followed': [],
    'the queue was removed': [
      { ...base, kind: 'waiting-listed', queue: 'support', calls: [] },
      { ...counted, ...unknown },
    ],
    'a queue was added': [{ ...base, kind: 'queue-named', queue: 'support', name: 'Support' }],
  },
  members: {
    'all members: in, out, by mobile only, not active': [
      { ...base, kind: 'queue-members', queue: 'support', agents: ['0201', '202', '203', '204'] },
      ...(['0201 ready', '202 other', '203 ready', '204 other'] as const).map((told) => {
        const [agent, presence] = told.split(' ');
        return { ...base, kind: 'agent-state', queue: 'support', agent, presence };
      }),
    ],
    'asked again, devices by their own names, order reversed': [
      { ...base, kind: 'queue-members', queue: 'support', agents: ['0201'] },
      { ...base, kind: 'agent-state', queue: 'support', agent: '0201', presence: 'ready' },
    ],
    nobody: [{ ...base, kind: 'queue-members', queue: 'support', agents: [] }],
    'of a queue that is not followed': [],
    // Before the list of all.
    'an event with one member': [],
    'do-not-disturb of one': [],
    'do-not-disturb ends': [],
    'what a queue is called': [{ ...base, kind: 'queue-named', queue: 'support', name: 'HallMonitor Support' }],
    'watching began': [],
    'a device is watched': [],
    'a refusal': [],
    'an answer that nobody here asked for': [],
  },
  calls: {
    'a caller comes to the queue': [
      { ...base, kind: 'call-queued', queue: 'support', call, caller: '+4528374655', called: '70101010' },
    ],
    'a phone rings for him': [],
    'and is answered': [],
    held: [],
    'and over': [],
    'the queue lets go of a caller': [],
    'another phone took it': [],
    'sent on': [],
    'a snapshot of a phone in a call': [],
    'a snapshot of a queue': [
      { ...base, kind: 'waiting-listed', queue: 'support', calls: ['SIP/hpbx-0000af21'] },
      { ...base, kind: 'call-queued', queue: 'support', call: 'SIP/hpbx-0000af21', atLeast: true },
    ],
    'an empty snapshot': [],
    'after some weeks, without persons': [],
    'an event that no page knows': [],
  },
};

it.each(Object.keys(expected))('expects something of each message in %s', (file) => {
  expect(Object.keys(expected[file] ?? {})).toStrictEqual([...recordedByNote('one-connect', file).keys()]);
});

const cases = Object.entries(expected).flatMap(([file, notes]) =>
  Object.entries(notes).map(
    ([note, facts]) => [`${file}: ${note}`, recordedByNote('one-connect', file).get(note), facts] as const,
  ),
);

it.each(cases)('%s', (_name, input, facts) => {
  const told = factsOf(input);
  expect(told).toHaveLength(facts.length);
  expect(told).toMatchObject(facts.map((fact) => ({ ...fact, at: input?.at })));
});

it.each(recorded('one-connect', 'not-understood').map(({ note, input }) => [note, input] as const))(
  'not understood: %s',
  (_note, input) => {
    expect(() => factsOf(input)).toThrow(NotUnderstood);
  },
);
