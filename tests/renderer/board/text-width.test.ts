import { expect, test } from 'vitest';
import { widthInEms } from '../../../renderer/board/text-width.ts';

// Measured in Barlow Condensed 600, in ems.
test.each([
  ['0', 0.45],
  ['2:34', 1.64],
  ['12.345', 2.45],
  ['100,0 %', 2.98],
  ['2:34:56', 2.75],
  ['HallMonitor Support', 6.94],
  ['For mange venter', 6.21],
  ['14 min. gammelt', 5.76],
])('%s is no wider than is reckoned, and not much narrower', (text, measured) => {
  expect(widthInEms(text)).toBeGreaterThanOrEqual(measured);
  expect(widthInEms(text)).toBeLessThan(1.2 * measured);
});
