import { expect, it } from 'vitest';
import { createTail } from '#hub/engine/tail';
import type { Numbered } from '#hub/journal/journal';

const numbered = (from: number, count: number): readonly Numbered[] =>
  Array.from({ length: count }, (_, index) => ({
    seq: from + index,
    input: { kind: 'stream', at: 0, source: 'pbx', message: '' },
  }));

it('a thousand of the newest are at hand, the oldest first', () => {
  const tail = createTail();
  expect([tail.begins, tail.dropped, tail.next()]).toStrictEqual([undefined, 0, undefined]);
  tail.add(numbered(1, 600));
  tail.add(numbered(601, 400));
  expect([tail.begins, tail.dropped]).toStrictEqual([1, 0]);
  tail.add(numbered(1_001, 1));
  expect([tail.begins, tail.dropped, tail.next()?.seq, tail.begins]).toStrictEqual([2, 1, 2, 3]);
  tail.add(numbered(1_002, 5_000));
  expect([tail.begins, tail.dropped]).toStrictEqual([5_002, 5_000]);
});

it('whoever takes them as they come gets every one', () => {
  const tail = createTail();
  const taken: (number | undefined)[] = [];
  for (let from = 1; from < 10_000; from += 700) {
    tail.add(numbered(from, 700));
    for (let next = tail.next(); next !== undefined; next = tail.next()) taken.push(next.seq);
  }
  expect(taken).toStrictEqual(taken.map((_, index) => index + 1));
  expect([taken.length, tail.dropped]).toStrictEqual([10_500, 0]);
});
