import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSame } from '../../renderer/same.ts';

test('a copy is the same', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => isSame(value, JSON.parse(JSON.stringify(value)))));
});

test('says of any two what Node says', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      const [first, second] = JSON.parse(JSON.stringify([one, other])) as [unknown, unknown];
      expect(isSame(first, second)).toBe(isDeepStrictEqual(first, second));
    }),
  );
});

test.each([
  [null, 0],
  [0, '0'],
  [[], {}],
  [[1], [1, 2]],
  [{ a: null }, {}],
  [{ a: 1 }, { b: 1 }],
])('%j is not %j', (one, other) => {
  expect(isSame(one, other)).toBe(false);
  expect(isSame(other, one)).toBe(false);
});
