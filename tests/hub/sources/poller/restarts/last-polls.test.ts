import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createLastPolls } from '#hub/sources/poller/restarts/last-polls';
import { tempFolder } from '#tests/support/temp-folder';

const remembered = { memory: { daysBack: 30 }, since: 1_500 };

test('when each source was asked is known after a restart', () => {
  const file = join(tempFolder(), 'last-polls.json');
  const before = createLastPolls(file);
  expect(before.of('soluno')).toBeUndefined();
  before.begun('soluno', 1_000);
  before.begun('other', 2_000);
  before.begun('soluno', 3_000);
  const after = createLastPolls(file);
  expect([after.of('soluno'), after.of('other')]).toEqual([{ at: 3_000 }, { at: 2_000 }]);
});

test('what each source told is known after a restart, and while it is asked again', () => {
  const file = join(tempFolder(), 'last-polls.json');
  const before = createLastPolls(file);
  before.begun('soluno', 1_000);
  before.begun('other', 2_000);
  before.remembered('soluno', remembered);
  expect(createLastPolls(file).of('soluno')).toEqual({ at: 1_000, remembered });
  before.begun('soluno', 3_000);
  const after = createLastPolls(file);
  expect([after.of('soluno'), after.of('other')]).toEqual([{ at: 3_000, remembered }, { at: 2_000 }]);
});

test.each([
  '',
  '{"soluno": {"at": 1',
  '{"soluno": "now"}',
  '{"soluno": {"at": "now"}}',
  '{"soluno": {"at": 1, "remembered": {"memory": {}}}}',
  '[1]',
  'null',
])('a file that holds %j says nothing', (text) => {
  const file = join(tempFolder(), 'last-polls.json');
  writeFileSync(file, text);
  const polls = createLastPolls(file);
  expect(polls.of('soluno')).toBeUndefined();
  polls.begun('soluno', 1_000);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ soluno: { at: 1_000 } });
});
