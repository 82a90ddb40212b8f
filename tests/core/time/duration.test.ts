import fc from 'fast-check';
import { expect, it } from 'vitest';
import { durationText } from '#core/time/duration';

it.each([
  [0, '0s'],
  [45, '45s'],
  [59, '59s'],
  [60, '1m 0s'],
  [154, '2m 34s'],
  [3_599, '59m 59s'],
  [3_600, '1h 0m 0s'],
  [3_900, '1h 5m 0s'],
  [90_061, '25h 1m 1s'],
])('%d seconds are written as the contract writes them: %s', (seconds, text) => {
  expect(durationText(seconds)).toBe(text);
});

it('says exactly the seconds it was given, and no part beyond its range', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), (seconds) => {
      const [rest = 0, minutes = 0, hours = 0] = durationText(seconds)
        .split(' ')
        .map((part) => Number(part.slice(0, -1)))
        .reverse();
      expect(hours * 3_600 + minutes * 60 + rest).toBe(seconds);
      expect(Math.max(minutes, rest)).toBeLessThan(60);
    }),
  );
});
