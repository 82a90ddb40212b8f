import { expect, test } from 'vitest';
import { setAsideFile } from '../../../renderer/sources/set-aside.ts';

const at = Date.parse('2026-11-18T08:12:04.120Z');

test.each([
  ['/var/lib/wallboard/journal.sqlite.damaged-20261118T081204120Z', '/var/lib/wallboard', at],
  ['C:\\ProgramData\\Wallboard\\journal.sqlite.damaged-20261118T081204120Z-2', 'C:\\ProgramData\\Wallboard', at],
  ['journal.sqlite.damaged-20261118T081204120Z', '', at],
  ['/data/journal.sqlite.damaged-by-hand', '/data', null],
])('%s', (path, folder, when) => {
  const file = setAsideFile(path);
  expect(file).toMatchObject({ folder, at: when });
  expect(path.endsWith(file.name)).toBe(true);
  expect(file.name).toMatch(/^journal\.sqlite\.damaged-/);
});
