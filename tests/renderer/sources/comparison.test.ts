import type { DayComparison } from '#core/board/queue';
import { expect, test } from 'vitest';
import { comparedSources, differenceOf, shownComparisons } from '../../../renderer/sources/comparison.ts';

const counted = (queue: string, ...counts: readonly (readonly [string, number, number])[]): DayComparison => ({
  day: '2026-11-17',
  queue,
  counts: counts.map(([source, answered, lost]) => ({ source, answered, lost })),
  differ: new Set(counts.map(([, answered, lost]) => `${answered} ${lost}`)).size > 1,
});

test('the difference is the largest between any two', () => {
  expect(differenceOf(counted('a', ['x', 412, 31], ['y', 409, 33], ['z', 410, 33]))).toEqual({ answered: 3, lost: 2 });
  expect(differenceOf(counted('a', ['x', 5, 1], ['y', 5, 1]))).toEqual({ answered: 0, lost: 0 });
});

test('few queues are all shown, of many those where the sources differ', () => {
  const same = (queue: string) => counted(queue, ['x', 5, 1], ['y', 5, 1]);
  const other = counted('d', ['x', 5, 1], ['y', 5, 2]);
  expect(shownComparisons([same('a'), same('b'), other])).toHaveLength(3);
  expect(shownComparisons([same('a'), same('b'), same('c'), other])).toEqual([other]);
  expect(shownComparisons(['a', 'b', 'c', 'd'].map(same))).toEqual([]);
});

test('the columns are the sources that counted anything, in their order; one that is no more comes last', () => {
  const comparisons = [counted('a', ['z', 1, 1], ['x', 1, 1]), counted('b', ['x', 1, 1], ['y', 1, 1])];
  expect(
    comparedSources(
      comparisons,
      ['x', 'w', 'y'].map((id) => ({ id })),
    ),
  ).toEqual(['x', 'y', 'z']);
});
