import { expect, test } from 'vitest';
import { unreadableFile } from '#hub/config/sentences';

test.each([
  ['ENOENT', 'a.json does not exist: expected a JSON file'],
  [
    'EACCES',
    'a.json may not be read by the user that the hub runs as: expected a file that this user owns or may read',
  ],
  ['EISDIR', 'a.json cannot be read: expected a JSON file'],
  [undefined, 'a.json cannot be read: expected a JSON file'],
])('a file that cannot be read (%s) is told with why', (code, sentence) => {
  const { da, en } = unreadableFile('a.json', code);
  expect(en).toBe(sentence);
  expect(da).toMatch(/^a\.json .*forventede en/);
});
