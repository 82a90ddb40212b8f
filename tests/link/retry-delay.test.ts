import fc from 'fast-check';
import { expect, test } from 'vitest';
import { retryDelay } from '#link/retry-delay';

test('doubles from half a second to ten', () => {
  expect([0, 1, 2, 3, 4, 5, 6].map((attempts) => retryDelay(attempts, 0))).toEqual([
    500, 1000, 2000, 4000, 8000, 10_000, 10_000,
  ]);
});

test('never gives up and never hurries, however long it has gone on', () => {
  const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(fc.nat(), chance, (attempts, random) => {
      const delay = retryDelay(attempts, random);
      expect(delay).toBeGreaterThan(retryDelay(attempts, 0) / 2 - 1);
      expect(delay).toBeLessThanOrEqual(10_000);
    }),
  );
});
