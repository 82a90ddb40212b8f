import { expect, it } from 'vitest';
import type { AgentPresence } from '#core/said/facts';
import { recordedByNote } from '#tests/support/fixtures';
import { read } from './read.ts';

const base = { source: 'pbx', at: Date.parse('2026-11-18T09:14:31.250+01:00') };

function named(agent: string, name: string) {
  return { kind: 'agent-named', ...base, agent, name };
}

function state(agent: string, presence: AgentPresence, reason?: string) {
  return { kind: 'agent-state', ...base, agent, presence, ...(reason && { reason }) };
}

const anna = named('0201', 'Anna');
const bo = named('0202', 'Bo');
const carla = named('203', 'Carla');

const expected: { readonly [note: string]: readonly object[] } = {
  'document 002: each status': [
    anna,
    state('0201', 'ready', 'Disponible'),
    bo,
    state('0202', 'talking', 'Ocupado'),
    carla,
    state('203', 'ringing', 'Sonando'),
    named('204', 'David'),
    state('204', 'other', 'Descanso'),
    named('205', 'Eva'),
    state('205', 'other', 'No disponible'),
  ],
  'with a mobile': [anna, state('0201', 'other', 'Comida')],
  'no description, and an empty one': [anna, state('0201', 'other'), bo, state('0202', 'other')],
  nobody: [],
  'an extension as a number, a status in capitals': [carla, state('203', 'ready', 'Disponible')],
  'a status that the document does not know': [anna, state('0201', 'other', 'Comida')],
  'wrong types in some places': [state('0201', 'talking'), bo, carla, state('203', 'ready', 'Disponible')],
  'a list with gaps, as PHP writes it': [
    anna,
    state('0201', 'ready', 'Disponible'),
    carla,
    state('203', 'talking', 'Ocupado'),
  ],
  'a name of two words': [named('0301', 'Dora Díaz'), state('0301', 'ready', 'Disponible')],
};

const inputs = recordedByNote('swan', 'blf-users');

it('expects something of each recorded input', () => {
  expect(Object.keys(expected)).toStrictEqual([...inputs.keys()]);
});

it.each([...inputs])('%s', (note, input) => {
  const facts = expected[note] ?? [];
  const agents = facts.flatMap((fact) => ('presence' in fact && 'agent' in fact ? [fact.agent] : []));
  // Who is not among them has no state any more.
  const listed = { kind: 'agents-listed', ...base, agents };
  expect(read(input)).toStrictEqual([...facts, listed]);
});
