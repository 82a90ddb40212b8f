import { expect, it } from 'vitest';
import { NotUnderstood } from '#adapters/adapter';
import { csta } from '#adapters/csta/index';
import type { Input } from '#core/said/input';
import { recorded, recordedByNote } from '#tests/support/fixtures';
import { inWords } from '#tests/support/fact-in-words';
import { surroundings } from '#tests/support/surroundings';
import { settings } from './story.ts';

/** On a connection that is settled and has told nothing. */
function factsOf(input: Input | undefined): readonly string[] {
  if (input?.kind !== 'stream') throw new Error('It is no message of a stream.');
  const { at, message } = input;
  const known = { ...csta.input.unread, connection: 1 };
  const { facts } = csta.input.read(known, { kind: 'message', at, message }, settings, surroundings);
  for (const fact of facts) expect(fact).toMatchObject({ source: 'pbx', at });
  return facts.map((fact) => inWords(fact, at).replaceAll(`/${at.toString(36)}`, ''));
}

const queued = ['call-queued support 4711/support'];
const listed = ['call-queued support 4711/support at least'];
const is = (presence: string) => [`agent-state  0201 ${presence}`];

const expected: { readonly [file: string]: { readonly [note: string]: readonly string[] } } = {
  calls: {
    'a caller is queued': queued,
    'the same in edition 6, with a prefix, the device first': queued,
    'without a namespace': queued,
    'in a queue that is not followed': [],
    'a phone rings': is('ringing'),
    'a phone is answered': is('talking'),
    'a phone outside is answered': [],
    'an agent calls': is('talking'),
    'a connection is cleared': is('ready'),
    'a call is cleared': [],
    held: is('talking'),
    diverted: [],
    'transferred, with one r': [],
    'an event that nobody counts': [],
  },
  answers: {
    'a device is watched': [],
    'a snapshot of a queue': listed,
    'a snapshot of a phone': is('talking'),
    'an empty snapshot': [],
    'a snapshot that comes in parts': [],
    'a part of it': listed,
    'what an agent does': [...is('other'), 'agent-state support 0201 other'],
    'an agent is ready': is('ready'),
    'an agent has logged off from one group': [...is('loggedOut'), 'agent-state support 0201 loggedOut'],
    'somebody else is ready': [],
    refused: [],
    'the switch is well': [],
    'the switch has lost messages': ['calls-missed support from 0', 'calls-missed sales from 0'],
    'an answer that nobody asked for': [],
  },
};

it.each(Object.keys(expected))('expects something of each message in %s', (file) => {
  expect(Object.keys(expected[file] ?? {})).toStrictEqual([...recordedByNote('csta', file).keys()]);
});

const cases = Object.entries(expected).flatMap(([file, notes]) =>
  Object.entries(notes).map(([note, facts]) => [note, recordedByNote('csta', file).get(note), facts] as const),
);

it.each(cases)('%s', (_note, input, facts) => {
  expect(factsOf(input)).toEqual(facts);
});

it.each(recorded('csta', 'not-understood').map(({ note, input }) => [note, input] as const))(
  'not understood: %s',
  (_note, input) => {
    expect(() => factsOf(input)).toThrow(NotUnderstood);
  },
);
