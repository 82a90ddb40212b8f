import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createLastPolls } from '#hub/poller/last-polls';
import { tempFolder } from '#tests/support/temp-folder';

test('when each source was asked is known after a restart', () => {
  const file = join(tempFolder(), 'last-polls.json');
  const before = createLastPolls(file);
  expect(before.of('soluno')).toBeUndefined();
  before.begun('soluno', 1_000);
  before.begun('other', 2_000);
  before.begun('soluno', 3_000);
  const after = createLastPolls(file);
  expect([after.of('soluno'), after.of('other')]).toEqual([3_000, 2_000]);
});

test.each(['', '{"soluno": "now"', '{"soluno": "now"}', '[1]', 'null'])('a file that holds %j says nothing', (text) => {
  const file = join(tempFolder(), 'last-polls.json');
  writeFileSync(file, text);
  const polls = createLastPolls(file);
  expect(polls.of('soluno')).toBeUndefined();
  polls.begun('soluno', 1_000);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ soluno: 1_000 });
});
