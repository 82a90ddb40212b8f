import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minute, second } from '#core/time/instant';
import { pauseAfter, readRetryAfter } from '#hub/sources/trouble/pauses';

test('the pause doubles up to half a minute', () => {
  const pauses = [1, 2, 3, 4, 5, 6, 7, 8, 30, 1_000].map((failures) => pauseAfter(failures, second, 0) / second);
  expect(pauses).toEqual([1, 2, 4, 8, 16, 24, 24, 24, 24, 24]);
  expect(pauseAfter(1_000, second, 1)).toBe(30 * second);
});

test('it is never shorter than the interval, nor longer than half a minute where the interval is not', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2_000 }),
      fc.integer({ min: 100, max: 3_600_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (failures, every, chance) => {
        const pause = pauseAfter(failures, every, chance);
        expect(pause).toBeGreaterThanOrEqual(every);
        expect(pause).toBeLessThanOrEqual(Math.max(30 * second, 1.25 * every) + 1);
      },
    ),
  );
});

test.each([
  ['120', 120 * second],
  [' 0 ', 0],
  ['99999999999', 60 * minute],
  ['Wed, 18 Nov 2026 08:16:31 GMT', 2 * minute],
  ['Wednesday, 18-Nov-26 08:16:31 GMT', 2 * minute],
  ['Wed, 18 Nov 2020 08:16:31 GMT', 0],
  ['soon', undefined],
  ['-5', undefined],
  ['', undefined],
  [undefined, undefined],
])('Retry-After: %s', (header, expected) => {
  expect(readRetryAfter(header, Date.parse('2026-11-18T09:14:31+01:00'))).toBe(expected);
});
