import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { JsonValue } from '#core/said/input';
import { rebased } from '../../../renderer/settings/rebase.ts';

const base = { queues: [{ id: 'a' }, { id: 'b', agents: ['1'] }], language: 'da', board: { port: 1 } };

it.each([
  [
    'two settings',
    { ...base, language: 'en' },
    { ...base, board: { port: 2 } },
    { ...base, language: 'en', board: { port: 2 } },
  ],
  [
    'two queues',
    { ...base, queues: [{ id: 'a', name: 'A' }, base.queues[1]] },
    { ...base, queues: [base.queues[0], { id: 'b', agents: ['2'] }] },
    {
      ...base,
      queues: [
        { id: 'a', name: 'A' },
        { id: 'b', agents: ['2'] },
      ],
    },
  ],
  [
    'one is taken away',
    { queues: base.queues, board: base.board },
    { ...base, board: { port: 2 } },
    { queues: base.queues, board: { port: 2 } },
  ],
  [
    'the same: the later one',
    { ...base, board: { port: 3 } },
    { ...base, board: { port: 2 } },
    { ...base, board: { port: 3 } },
  ],
  [
    'a list of another length is taken as it is',
    { ...base, queues: [] },
    { ...base, queues: [{ id: 'c' }, { id: 'b' }] },
    { ...base, queues: [] },
  ],
])('%s', (_what, mine, now, expected) => {
  expect(rebased(base as JsonValue, mine as JsonValue, now as JsonValue)).toEqual(expected);
});

it('where only one changed something it is what he wanted', () => {
  const json = fc.jsonValue() as fc.Arbitrary<JsonValue>;
  fc.assert(
    fc.property(json, json, (one, other) => {
      expect(JSON.stringify(rebased(one, other, one))).toBe(JSON.stringify(other));
      expect(JSON.stringify(rebased(one, one, other))).toBe(JSON.stringify(other));
    }),
  );
});
