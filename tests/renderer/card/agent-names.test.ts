import type { QueueAgent } from '#core/board/queue';
import { expect, test } from 'vitest';
import { agentNames } from '../../../renderer/card/agent-names.ts';
import { languages } from '../../../renderer/words/words.ts';
import { aQueue } from '../queues.ts';

const { da, en } = languages;

function agent(id: string, name: string | null, state: QueueAgent['state'], reason: string | null = null): QueueAgent {
  return { id, name, state, since: null, reason };
}

const agents: readonly QueueAgent[] = [
  agent('201', 'Anna', 'ready'),
  agent('0202', null, 'ready', 'Tilgængelig'),
  agent('203', 'Carl', 'talking'),
  agent('204', 'Ditte', 'ringing'),
  agent('205', 'Maja', 'wrapUp', 'ACW'),
  agent('206', 'Erik', 'other', 'Frokost'),
  agent('207', 'Finn', 'other'),
  agent('208', 'Gitte', 'loggedOut'),
];
const queue = aQueue('a', { agents });

test.each([
  ['agentsReady', 'Ledige: Anna, 0202 (Tilgængelig)'],
  ['agentsBusy', 'Optaget: Carl (i samtale), Ditte (ringer), Maja (efterbehandling)'],
  ['agentsOther', 'Pause m.m.: Erik (Frokost), Finn'],
  ['callsWaiting', undefined],
] as const)('%s: %s', (name, text) => {
  expect(agentNames(queue, name, 'full', da)).toBe(text);
});

test('in English too', () => {
  expect(agentNames(queue, 'agentsBusy', 'full', en)).toBe('Busy: Carl (in a call), Ditte (ringing), Maja (wrap-up)');
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
    return agent(`${index}`, `Medarbejder ${index}`, 'ready');
  });
  const text = agentNames(aQueue('a', { agents: crowd }), 'agentsReady', 'full', da) ?? '';
  const more = Number(/, \+(\d+)$/.exec(text)?.[1]);
  expect(text.split(', ').length - 1 + more).toBe(40);
  expect(text.length).toBeLessThan(150);

  const long = [agent('1', 'x'.repeat(300), 'ready')];
  expect(agentNames(aQueue('a', { agents: long }), 'agentsReady', 'full', da)).toBe(`Ledige: ${'x'.repeat(39)}…`);
});

test('on a screen of initials there are no names, and on one without names there is nothing', () => {
  const named = [
    agent('201', 'Anna Kjær-Lund', 'ready'),
    agent('0202', null, 'ready'),
    agent('203', 'øjvind', 'other'),
  ];
  expect(agentNames(aQueue('a', { agents: named }), 'agentsReady', 'initials', da)).toBe('Ledige: AKL, 0202');
  expect(agentNames(aQueue('a', { agents: named }), 'agentsOther', 'initials', da)).toBe('Pause m.m.: Ø');
  expect(agentNames(aQueue('a', { agents: named }), 'agentsReady', 'off', da)).toBeUndefined();
});
