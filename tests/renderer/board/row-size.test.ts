import { expect, test } from 'vitest';
import { figureSize } from '../../../renderer/board/row-size.ts';

const row = (...figures: readonly string[]) =>
  ['besvaret i dag', 'mistet i dag', 'svar\u00adprocent', 'gns. svartid', 'inden 20 s'].map((label, index) => ({
    label,
    figure: figures[index] ?? '',
  }));

test('the figures of a usual day have their full size', () => {
  expect(figureSize(row('127', '8', '94,1 %', '1:12', '88,0 %'), 1)).toBe(7);
});

test('totals of five digits still do, to be read from five metres', () => {
  expect(figureSize(row('98.765', '10.012', '90,8 %', '1:12', '100,0 %'), 1)).toBeGreaterThan(6.9);
});

test('what is wider than any day gives way, and never to nothing', () => {
  const wide = figureSize(row('ca. 99.999', 'ca. 99.999', 'ca. 100,0 %', 'ca. 12:34:56', 'ca. 100,0 %'), 1);
  expect(wide).toBeLessThan(6);
  expect(wide).toBeGreaterThan(3);
});
