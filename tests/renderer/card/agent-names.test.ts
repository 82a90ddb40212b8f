import type { QueueAgent } from '#core/board/queue';
import { expect, test } from 'vitest';
import { agentNames } from '../../../renderer/card/agent-names.ts';
import { languages } from '../../../renderer/words/words.ts';
import { aQueue } from '../queues.ts';

const { da, en } = languages;
const agents: readonly QueueAgent[] = [
  { id: '201', name: 'Anna', state: 'ready' },
  { id: '0202', name: null, state: 'ready', reason: 'Tilgængelig' },
  { id: '203', name: 'Carl', state: 'talking' },
  { id: '204', name: 'Ditte', state: 'ringing' },
  { id: '205', name: 'Maja', state: 'wrapUp', reason: 'ACW' },
  { id: '206', name: 'Erik', state: 'other', reason: 'Frokost' },
  { id: '207', name: 'Finn', state: 'other' },
  { id: '208', name: 'Gitte', state: 'loggedOut' },
];
const queue = aQueue('a', { agents });

test.each([
  ['agentsReady', 'Klar: Anna, 0202 (Tilgængelig)'],
  ['agentsBusy', 'Optaget: Carl (taler), Ditte (ringer), Maja (efterbehandling)'],
  ['agentsOther', 'Andet: Erik (Frokost), Finn'],
  ['callsWaiting', undefined],
] as const)('%s: %s', (name, text) => {
  expect(agentNames(queue, name, 'full', da)).toBe(text);
});

test('in English too', () => {
  expect(agentNames(queue, 'agentsBusy', 'full', en)).toBe('Busy: Carl (talking), Ditte (ringing), Maja (wrap-up)');
});

test('where there is nobody, or nobody knows who, nothing is said', () => {
  expect(agentNames(aQueue('a', { agents: [] }), 'agentsReady', 'full', da)).toBeUndefined();
  expect(agentNames(aQueue('a', { agents: null }), 'agentsReady', 'full', da)).toBeUndefined();
});

test('names of another source than the figure are not put beside it', () => {
  const { provenance } = queue;
  const mixed = { ...provenance, agentsOther: { ...provenance.agentsOther, source: 'swan' } };
  expect(agentNames({ ...queue, provenance: mixed }, 'agentsOther', 'full', da)).toBeUndefined();
  expect(agentNames({ ...queue, provenance: mixed }, 'agentsReady', 'full', da)).toBeDefined();
});

test('of many, as many as fit and how many more; of one with a long name, the beginning', () => {
  const crowd = Array.from({ length: 40 }, (_, index): QueueAgent => {
    return { id: `${index}`, name: `Medarbejder ${index}`, state: 'ready' };
  });
  const text = agentNames(aQueue('a', { agents: crowd }), 'agentsReady', 'full', da) ?? '';
  const more = Number(/, \+(\d+)$/.exec(text)?.[1]);
  expect(text.split(', ').length - 1 + more).toBe(40);
  expect(text.length).toBeLessThan(150);

  const long = [{ id: '1', name: 'x'.repeat(300), state: 'ready' }] as const;
  expect(agentNames(aQueue('a', { agents: long }), 'agentsReady', 'full', da)).toBe(`Klar: ${'x'.repeat(39)}…`);
});

test('on a screen of initials there are no names, and on one without names there is nothing', () => {
  const named = [
    { id: '201', name: 'Anna Kjær-Lund', state: 'ready' },
    { id: '0202', name: null, state: 'ready' },
    { id: '203', name: 'øjvind', state: 'other' },
  ] as const;
  expect(agentNames(aQueue('a', { agents: named }), 'agentsReady', 'initials', da)).toBe('Klar: AKL, 0202');
  expect(agentNames(aQueue('a', { agents: named }), 'agentsOther', 'initials', da)).toBe('Andet: Ø');
  expect(agentNames(aQueue('a', { agents: named }), 'agentsReady', 'off', da)).toBeUndefined();
});
