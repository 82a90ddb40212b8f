import { expect, it } from 'vitest';
import { idFor } from '../../../renderer/settings/configuration.ts';
import { asMinutes, numberIn, secondsIn } from '../../../renderer/forms/numbers.ts';

it.each([
  ['30', 30],
  [' 2,5 ', 2.5],
  ['2.5', 2.5],
  ['', undefined],
  ['tyve', 'tyve'],
])('a number that is typed: "%s"', (text, number) => {
  expect(numberIn(text)).toBe(number);
});

it.each([
  ['1:30', 90],
  ['0:05', 5],
  ['90', 90],
  ['1:60', '1:60'],
  ['', undefined],
])('a length of time that is typed: "%s"', (text, seconds) => {
  expect(secondsIn(text)).toBe(seconds);
});

it('is shown as it is typed', () => {
  for (const seconds of [5, 59, 60, 90, 3_600]) expect(secondsIn(asMinutes(seconds))).toBe(seconds);
});

it('an id is made of a name, and of two that are alike two', () => {
  expect(idFor('HallMonitor Support', [])).toBe('hallmonitor-support');
  expect(idFor('Køb & salg på nettet', [])).toBe('koeb-salg-paa-nettet');
  expect(idFor('Support', ['support', 'support-2'])).toBe('support-3');
  expect(idFor('???', [])).toBe('koe');
});
