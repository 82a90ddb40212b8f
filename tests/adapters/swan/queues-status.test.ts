import { expect, it } from 'vitest';
import type { Fact } from '#core/said/facts';
import { recordedByNote } from '#tests/support/fixtures';
import { read } from './read.ts';

const base = { source: 'pbx', at: Date.parse('2026-11-18T09:14:31.250+01:00') };
const numbers = { waiting: 3, answered: 127, abandoned: 8, averageWaitSeconds: 72 };
const support = { kind: 'queue-counted', ...base, queue: 'support', ...numbers };
const sales = { ...support, queue: 'sales' };
const nothing = { waiting: null, answered: null, abandoned: null, averageWaitSeconds: null };
const [noSupport, noSales] = [
  { ...support, ...nothing },
  { ...sales, ...nothing },
];
const both = ['0201', '203'];

function members(queue: string, agents: readonly string[]) {
  return { kind: 'queue-members', ...base, queue, agents };
}

const expected: { readonly [note: string]: readonly object[] } = {
  'document 002: two groups': [
    support,
    members('support', both),
    { ...sales, waiting: 0, answered: 14, abandoned: 0, averageWaitSeconds: 9.5 },
    members('sales', ['203']),
  ],
  'a day without calls: the ratios divide by zero': [
    { ...support, waiting: 0, answered: 0, abandoned: 0, averageWaitSeconds: null },
    members('support', both),
  ],
  'a day without calls, spelled NaN': [
    { ...support, waiting: 1, answered: 0, abandoned: 0, averageWaitSeconds: null },
    members('support', both),
  ],
  'numbers as texts': [support, members('support', both)],
  'only lost calls': [
    { ...support, waiting: 0, answered: 0, abandoned: 2, averageWaitSeconds: null },
    members('support', both),
  ],
  'nobody logged on': [support, members('support', [])],
  'members as an object, as PHP writes a list with gaps': [support, members('support', both)],
  'members as numbers, one twice': [support, members('support', ['201', '203'])],
  'a group is missing': [noSupport, sales, members('sales', both)],
  'no group at all, as PHP writes an empty object': [noSupport, noSales],
  'a group that nobody asked for': [support, members('support', both)],
  'wrong types in one group': [noSupport, sales, members('sales', both)],
  'wrong types in some numbers': [
    { ...support, waiting: null, answered: null, abandoned: null },
    members('support', both),
  ],
  'half a call': [{ ...support, waiting: null, answered: null, abandoned: null }, members('support', both)],
  'wrong type of the members, and some of them': [support, sales, members('sales', ['203', '204'])],
  'no number is one': [noSupport, members('support', both)],
  'no status': [noSupport, members('support', ['0201'])],
  'error as a text': [support, members('support', both)],
  'queues as JSON in the address': [support, members('support', both)],
  'behind a path, asked with nothing encoded': [support, members('support', both)],
  'by queue, and not by group': [support, members('support', both)],
  "by queue, and one of the group's is missing": [
    noSupport,
    { ...sales, waiting: 0, answered: 0, abandoned: 0, averageWaitSeconds: null },
    members('sales', ['203']),
  ],
  'members as users': [support, members('support', both)],
  'members that are none': [support],
  'the address without the server': [support, members('support', both)],
};

/** Told beside the counts: see `whole-document.test.ts`. */
interface Extra {
  readonly alarm?: boolean;
  readonly answeredInTime?: number | null;
}

const inputs = recordedByNote('swan', 'queues-status');

it('expects something of each recorded input', () => {
  expect(Object.keys(expected)).toStrictEqual([...inputs.keys()]);
});

it.each([...inputs])('%s', (note, input) => {
  const told = expected[note] ?? [];
  const isOfSales = (fact: object): boolean => 'queue' in fact && fact.queue === 'sales';
  // Most tell of one queue only: the other is unknown then.
  const facts = read(input).map(({ alarm: _alarm, answeredInTime: _inTime, ...fact }: Fact & Extra) => fact);
  expect(facts).toStrictEqual(told.some(isOfSales) ? told : [...told, noSales]);
});
