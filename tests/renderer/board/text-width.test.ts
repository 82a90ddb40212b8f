import { expect, test } from 'vitest';
import { widthInDigits } from '../../../renderer/board/text-width.ts';

test.each([
  ['6', 1],
  ['128', 3],
  ['2:34', 3.5],
  ['1:05:00', 6],
])('%s is %f digits wide', (text, digits) => {
  expect(widthInDigits(text)).toBe(digits);
});
