import { expect, it, test } from 'vitest';
import { patternOfNumber, withoutNumber } from '#hub/journal/retention/of-number';
import { spellings } from './planted.ts';

const his = (number: string) => patternOfNumber(number, '+45');

test.each(spellings)('%s finds him in every spelling', (number) => {
  const pattern = his(number);
  if (pattern === undefined) throw new Error('It is a number.');
  for (const told of [...spellings, '77-12-34-56', '(+45) 77.12.34.56', '%2B4577123456', '77%2012%2034%2056']) {
    expect(`from ${told}, today`.search(pattern), told).not.toBe(-1);
  }
  for (const other of ['877123456', '771234567', '77123457', '+4677123457', '7712345']) {
    expect(other.search(pattern), other).toBe(-1);
  }
});

test.each(['', '12345', '201', 'Anna', '77123456; DROP', '1'.repeat(21)])('"%s" is no number of anybody', (text) => {
  expect(his(text)).toBeUndefined();
});

it('a payload stays as long as it was, and what stands beside the number stays', () => {
  const payload = JSON.stringify({
    '77123456': 1,
    number: 77123456,
    text: 'ring 77 12 34 56 to Bo',
    list: ['+4577123456'],
  });
  const pattern = his('77123456');
  if (pattern === undefined) throw new Error('It is a number.');
  const after = withoutNumber(payload, pattern);
  expect(Buffer.byteLength(after)).toBe(Buffer.byteLength(payload));
  expect(JSON.parse(after)).toEqual({
    '********': 1,
    number: null,
    text: 'ring *********** to Bo',
    list: ['+**********'],
  });
});
