import { expect, test } from 'vitest';
import { targetOf } from '../../../renderer/board/targets.ts';
import { aQueue } from '../queues.ts';

const limits = { ...aQueue('a').limits, serviceLevel: { warning: 80, critical: 60, minimumCalls: 20 } };

test.each([
  [80, 'met'],
  [79.9, 'warning'],
  [60, 'warning'],
  [59.9, 'critical'],
  [null, undefined],
] as const)('a service level of %s is %s', (serviceLevel, expected) => {
  expect(targetOf(aQueue('a', { limits, serviceLevel }), 'serviceLevel')).toBe(expected);
});

test('what has no limits, is no rate or is old has no target', () => {
  const queue = aQueue('a', { limits });
  expect(targetOf(queue, 'answerRate')).toBeUndefined();
  expect(targetOf(queue, 'lostToday')).toBeUndefined();
  const stale = { ...queue.provenance.serviceLevel, stale: true };
  const old = { ...queue, provenance: { ...queue.provenance, serviceLevel: stale } };
  expect(targetOf(old, 'serviceLevel')).toBeUndefined();
  const none = { ...limits, serviceLevel: { warning: null, critical: null, minimumCalls: 20 } };
  expect(targetOf({ ...queue, limits: none }, 'serviceLevel')).toBeUndefined();
});

test('of fewer calls than were set a rate says nothing yet', () => {
  const of = (answeredToday: number, lostToday: number) =>
    targetOf(aQueue('a', { limits, serviceLevel: 10, answeredToday, lostToday }), 'serviceLevel');
  expect([of(10, 9), of(10, 10)]).toEqual([undefined, 'critical']);
});
