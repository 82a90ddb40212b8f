import { expect, test } from 'vitest';
import { da } from '../../../renderer/words/da.ts';
import { en } from '../../../renderer/words/en.ts';

/** Every text by its path: `level.calm`. That both have the same keys, the compiler sees to; this holds it to account. */
function flat(tree: object, path = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'string' ? [[path + key, value]] : Object.entries(flat(value as object, `${path}${key}.`)),
    ),
  );
}

const danish = flat(da);
const english = flat(en);
const values = (text = '') => (text.match(/\{\{\w+\}\}/g) ?? []).toSorted();

test('both languages have the same keys', () => {
  expect(Object.keys(english).toSorted()).toEqual(Object.keys(danish).toSorted());
});

test.each(Object.keys(danish))('%s is said in both, with the same values in it', (key) => {
  expect(danish[key]).not.toBe('');
  expect(english[key]).not.toBe('');
  expect(values(english[key])).toEqual(values(danish[key]));
});
