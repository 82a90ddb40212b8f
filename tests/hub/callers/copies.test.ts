import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { copiesWith, filesWith } from '#hub/callers/copies';
import { patternOfNumber } from '#hub/journal/retention/of-number';
import { tempFolder } from '#tests/support/temp-folder';

const number = patternOfNumber('77123456', '+45') ?? /never/;

it('a number is found wherever it stands in a file, between two pieces too', async () => {
  const folder = tempFolder();
  mkdirSync(join(folder, 'before-1'));
  writeFileSync(join(folder, 'before-1', 'journal.sqlite'), 'a call of 0045 77 12 34 56');
  writeFileSync(join(folder, 'journal.sqlite.damaged-20261118T081204120Z'), '77123456');
  writeFileSync(join(folder, 'large.ndjson'), `${'x'.repeat(1024 * 1024 - 4)}77 12 34 56`);
  writeFileSync(join(folder, 'other.ndjson'), '28374655, 177123456');
  writeFileSync(join(folder, 'empty'), '');
  const found = [join('before-1', 'journal.sqlite'), 'journal.sqlite.damaged-20261118T081204120Z', 'large.ndjson'];
  expect((await filesWith(folder, number)).toSorted()).toEqual(found);
  expect((await copiesWith(folder, number)).toSorted()).toEqual(found);
});

it('a hub that runs does not open what it has locked', async () => {
  const folder = tempFolder();
  mkdirSync(join(folder, 'browser'));
  const own = ['hub.lock', 'journal.sqlite', 'journal.sqlite-wal', 'history.sqlite-shm', join('browser', 'LOCK')];
  for (const name of own) writeFileSync(join(folder, name), '77123456');
  expect(await copiesWith(folder, number)).toEqual([]);
  expect((await filesWith(folder, number)).toSorted()).toEqual(own.toSorted());
});
