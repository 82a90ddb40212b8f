import { expect, it } from 'vitest';
import { apply, createBook } from '#core/book/book';
import { picture } from '#core/board/picture';
import type { Fact } from '#core/said/facts';
import { after, pbx, tellsExactly } from '#tests/support/facts';
import { surroundings } from '#tests/support/surroundings';

const rules = { timeZone: 'Europe/Copenhagen', queues: surroundings.queues };
const ends = (seconds: number, id: string, queue?: string): Fact => ({
  kind: 'leg-ended',
  source: 'pbx',
  at: after(seconds),
  id,
  transferred: false,
  ...(queue !== undefined && { queue }),
});

/** Who waits in both queues, and how many were lost and answered there. */
function shown(...facts: readonly Fact[]) {
  const book = facts.reduce(apply, createBook(rules, tellsExactly));
  const view = {
    id: 'pbx',
    provides: ['callsWaiting', 'lostToday', 'answeredToday'] as const,
    freshness: 'live' as const,
    heard: true,
    tellsOfQueues: true,
    asOf: after(0),
    age: 'fresh' as const,
  };
  const { queues } = picture(rules, [{ view, book }], after(100));
  return queues
    .slice(0, 2)
    .map(({ callsWaiting, lostToday, answeredToday }) => [callsWaiting, lostToday, answeredToday]);
}

it('the end with a queue is that of the stay there, and of no other', () => {
  const [first, second] = [pbx.queued(0, '1'), pbx.queued(10, '1', 'sales')];
  expect(shown(first, ends(5, '1', 'support'))).toEqual([
    [0, 1, 0],
    [0, 0, 0],
  ]);
  expect(shown(first, ends(5, '1', 'sales'))).toEqual([
    [1, 0, 0],
    [0, 0, 0],
  ]);
  expect(shown(first, second, ends(11, '1', 'support'))).toEqual([
    [0, 0, 0],
    [1, 0, 0],
  ]);
  expect(shown(first, second, ends(11, '1', 'support'), ends(20, '1', 'sales'))[1]).toEqual([0, 1, 0]);
  expect(shown(first, second, ends(11, '1'))[1]).toEqual([0, 1, 0]);
});

it('the end of a talk of one queue leaves the wait in the next, and the phone is free', () => {
  const leg = { leg: '1@203', linked: '1' };
  const talk = [pbx.queued(0, '1'), pbx.answers(5, '203', leg), pbx.queued(20, '1', 'sales')];
  expect(shown(...talk, ends(21, '1', 'support'))).toEqual([
    [0, 0, 1],
    [1, 0, 0],
  ]);
});

it('of a talk and a new wait in the same queue, to which the agent sent the caller back, the talk ends first', () => {
  const leg = { leg: '1@203', linked: '1' };
  const sentBack = [pbx.queued(0, '1'), pbx.answers(5, '203', leg), pbx.queued(20, '1'), ends(20, '1', 'support')];
  expect(shown(...sentBack)[0]).toEqual([1, 0, 1]);
  expect(shown(...sentBack, ends(40, '1', 'support'))[0]).toEqual([0, 1, 1]);
});
