import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type ByTime,
  countBefore,
  emptyByTime,
  firstAfter,
  firstItem,
  itemsBefore,
  itemsOf,
  withItem,
  withoutItem,
} from '#core/calls/by-time';

interface Item {
  readonly at: number;
  readonly id: number;
}
const at = (item: Item): number => item.at;

/** What is to be done, one after the other: few instants, so that many meet. */
const steps = fc.array(fc.record({ add: fc.boolean(), at: fc.integer({ min: 0, max: 12 }), which: fc.nat(2_000) }), {
  maxLength: 120,
});

/** The same as a plain list, that is sorted each time. */
function added(list: readonly Item[], item: Item): readonly Item[] {
  return [...list, item].sort((a, b) => a.at - b.at);
}

function isWell({ size, pieces }: ByTime<Item>): void {
  expect(pieces.every(({ length }) => length > 0 && length <= 256)).toBe(true);
  expect(pieces.reduce((sum, { length }) => sum + length, 0)).toBe(size);
}

function expectSame(line: ByTime<Item>, list: readonly Item[]): void {
  isWell(line);
  expect(itemsOf(line)).toEqual(list);
  expect(itemsOf(line, 3)).toEqual(list.slice(0, 3));
  expect(firstItem(line)).toEqual(list[0]);
  for (let when = -1; when < 15; when += 1) {
    expect(itemsBefore(line, when, at)).toEqual(list.filter((item) => item.at < when));
    expect(countBefore(line, when, at)).toBe(list.filter((item) => item.at < when).length);
    expect(firstAfter(line, when, at)).toEqual(list.find((item) => item.at > when));
  }
}

test('is a sorted list, whatever is added and taken out, in whatever order', () => {
  fc.assert(
    fc.property(steps, fc.integer({ min: 0, max: 600 }), (all, filled) => {
      let line = emptyByTime<Item>();
      let list: readonly Item[] = [];
      let id = 0;
      for (; id < filled; id += 1) {
        const item = { at: id % 13, id };
        [line, list] = [withItem(line, item, at), added(list, item)];
      }
      for (const step of all) {
        if (step.add) {
          const item = { at: step.at, id: (id += 1) };
          [line, list] = [withItem(line, item, at), added(list, item)];
        } else {
          const gone = list[step.which % Math.max(1, list.length)];
          line = withoutItem(line, gone?.at ?? step.at, (item) => item.id === gone?.id, at);
          list = list.filter((item) => item !== gone);
        }
      }
      expectSame(line, list);
    }),
    { numRuns: 60 },
  );
});

test('what is not there cannot be taken out', () => {
  const line = withItem(emptyByTime<Item>(), { at: 5, id: 1 }, at);
  expect(withoutItem(line, 5, ({ id }) => id === 2, at)).toBe(line);
  expect(withoutItem(line, 4, () => true, at)).toBe(line);
  expect(withoutItem(emptyByTime<Item>(), 4, () => true, at).size).toBe(0);
});

test('those without end stand last', () => {
  const line = withItem(withItem(emptyByTime<Item>(), { at: Infinity, id: 1 }, at), { at: 5, id: 2 }, at);
  expect(itemsOf(line).map(({ id }) => id)).toEqual([2, 1]);
  expect(withoutItem(line, Infinity, ({ id }) => id === 1, at).size).toBe(1);
});
