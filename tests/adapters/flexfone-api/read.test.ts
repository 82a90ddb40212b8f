import { describe, expect, test } from 'vitest';
import { NotUnderstood } from '#adapters/adapter';
import { recordedByNote } from '#tests/support/fixtures';
import { read } from './read.ts';

const base = { source: 'pbx', at: Date.parse('2026-11-18T09:14:31.250+01:00') };
const named = (agent: string, name: string) => ({ kind: 'agent-named', ...base, agent, name });
const members = (queue: string, ...agents: string[]) => ({ kind: 'queue-members', ...base, queue, agents });
const flow = (id: string, name: string, active: boolean) => ({ kind: 'call-flow', ...base, flow: id, name, active });

const employees: { readonly [note: string]: readonly object[] } = {
  'document 003: a list': [
    named('202', 'Anna'),
    named('0203', 'Bo'),
    members('007', '0203'),
    members('support', '202'),
  ],
  'one alone': [named('202', 'Anna'), members('support', '202')],
  'other spellings of the names': [named('0202', 'Anna'), named('204', 'Carl'), members('support', '0202')],
  'in two departments, and twice in the list': [
    named('202', 'Anna'),
    named('202', 'Anna'),
    members('007', '202'),
    members('support', '202'),
  ],
  'rows that are none, beside one that is': [named('206', 'Dorte')],
  nobody: [],
  XML: [named('0202', 'Anna & Søn'), named('203', 'Bo <b>'), members('support', '0202')],
  'XML with one employee': [named('202', 'Anna')],
  'XML with nobody': [],
  'a list with its length': [named('0202', 'Anna'), members('support', '0202')],
  'XML with attributes': [named('0202', 'Anna & Bo'), named('203', 'Carl'), members('support', '0202')],
};

const flows: { readonly [note: string]: readonly object[] } = {
  'document 003: a list': [flow('6001', 'Lukket', false), flow('06002', 'Ferie', true)],
  'booleans as texts and numbers, other spellings': [flow('6001', 'Lukket', true), flow('6002', '6002', false)],
  'a state that is none': [flow('6002', 'Ferie', true)],
  XML: [flow('6001', 'Lukket', true), flow('6002', 'Ferie', false)],
  none: [],
  'XML with attributes': [flow('6001', 'Lukket', true)],
};

describe.each([
  ['employee', employees],
  ['callflow', flows],
])('%s', (file, expected) => {
  const inputs = recordedByNote('flexfone-api', file);

  test('every recorded answer is judged', () => {
    expect(Object.keys(expected)).toEqual([...inputs.keys()]);
  });

  test.each([...inputs])('%s', (note, input) => {
    const facts = read(input);
    expect(facts).toEqual(expect.arrayContaining([...(expected[note] ?? [])]));
    expect(facts).toHaveLength(expected[note]?.length ?? 0);
    // Phone numbers, mail and the like go no further than the adapter.
    expect(JSON.stringify(facts)).not.toMatch(/28374655|example\.com|00:15:65|200001/);
  });
});

test.each([...recordedByNote('flexfone-api', 'not-understood')])('not understood: %s', (_note, input) => {
  expect(() => read(input)).toThrow(NotUnderstood);
  expect(() => read(input)).toThrow(/^(?!.*28374655)[A-Z].*\.$/);
});
