import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  age,
  clockTime,
  count,
  dayName,
  limitText,
  percent,
  secondsBetween,
  stopwatch,
} from '../../../renderer/words/format.ts';
import { languages } from '../../../renderer/words/words.ts';

const { da, en } = languages;

/** Intl parts a number from its sign by a space that does not break. */
const plainSpaces = (text: string) => text.replaceAll(/\s/g, ' ');

test.each([
  [0, '0:00'],
  [7, '0:07'],
  [59, '0:59'],
  [60, '1:00'],
  [154, '2:34'],
  [3_599, '59:59'],
  [3_600, '1:00:00'],
  [3_905, '1:05:05'],
  [86_400, '24:00:00'],
  [-3, '0:00'],
])('%i s on a stopwatch: %s', (seconds, text) => {
  expect(stopwatch(seconds)).toBe(text);
});

test('a stopwatch can be read back, whatever it shows', () => {
  fc.assert(
    fc.property(fc.nat({ max: 400_000 }), (seconds) => {
      const read = stopwatch(seconds)
        .split(':')
        .reduce((sum, part) => sum * 60 + Number(part), 0);
      expect(read).toBe(seconds);
    }),
  );
});

test.each([
  [0, 0],
  [499, 0],
  [500, 1],
  [1_499, 1],
  [1_500, 2],
  [-800, 0],
])('%i ms are %i s, half up, and never less than none', (milliseconds, seconds) => {
  expect(secondsBetween(1_000_000, 1_000_000 + milliseconds)).toBe(seconds);
});

describe('numbers by locale', () => {
  test.each([
    [94.1, '94,1 %', '94.1%'],
    [88, '88,0 %', '88.0%'],
    [100, '100,0 %', '100.0%'],
    [0, '0,0 %', '0.0%'],
    [66.7, '66,7 %', '66.7%'],
  ])('%f %%', (number, danish, english) => {
    expect(plainSpaces(percent(number, da))).toBe(danish);
    expect(plainSpaces(percent(number, en))).toBe(english);
  });

  test('every percentage with one decimal is shown as it is', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1000 }), (tenths) => {
        expect(percent(tenths / 10, en)).toBe(`${(tenths / 10).toFixed(1)}%`);
      }),
    );
  });

  test('thousands', () => {
    expect(count(12_345, da)).toBe('12.345');
    expect(count(12_345, en)).toBe('12,345');
  });
});

test.each([
  [400, '0 sek.', '0 s'],
  [40_000, '40 sek.', '40 s'],
  [59_999, '59 sek.', '59 s'],
  [60_000, '1 min.', '1 min'],
  [840_000, '14 min.', '14 min'],
  [3_600_000, '1 time', '1 h'],
  [7_300_000, '2 timer', '2 h'],
  [86_400_000, '1 dag', '1 day'],
  [260_000_000, '3 dage', '3 days'],
])('an age of %i ms: %s, %s', (milliseconds, danish, english) => {
  expect(age(milliseconds, da)).toBe(danish);
  expect(age(milliseconds, en)).toBe(english);
});

test.each([
  [20, '20 s', '20 s'],
  [60, '1 min', '1 min'],
  [90, '1:30', '1:30'],
  [3_600, '60 min', '60 min'],
])('a limit of %i s: %s, %s', (seconds, danish, english) => {
  expect(limitText(seconds, da)).toBe(danish);
  expect(limitText(seconds, en)).toBe(english);
});

test("day and time are those of the board's zone, not the machine's", () => {
  const at = Date.parse('2026-11-20T23:30:00Z');
  expect(clockTime(at, 'Europe/Copenhagen')).toBe('00:30');
  expect(clockTime(at, 'America/New_York')).toBe('18:30');
  expect(dayName(at, 'Europe/Copenhagen', da)).toMatch(/^lørdag.* 21\. november$/);
  expect(dayName(at, 'America/New_York', en)).toMatch(/^Friday.* 20 November$/);
});
