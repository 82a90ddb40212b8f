import { mkdirSync, readdirSync, readFileSync, rmdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFileLog } from '#electron/start/file-log';
import { tempFolder } from '#tests/support/temp-folder';

const countsIn = (file: string): readonly number[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { readonly count: number }).count);

test('a log in a file grows to two files and no further while the program runs, and keeps the newest lines', () => {
  const folder = tempFolder();
  const file = join(folder, 'wallboard.log');
  const log = createFileLog(file, 2_000);
  for (let count = 0; count < 200; count += 1) log.info({ count }, 'Something happened.');
  expect(readdirSync(folder).toSorted()).toEqual(['wallboard.log', 'wallboard.log.1']);
  for (const each of [file, `${file}.1`]) expect(statSync(each).size).toBeLessThanOrEqual(2_000);
  const kept = [...countsIn(`${file}.1`), ...countsIn(file)];
  expect(kept).toEqual(Array.from({ length: kept.length }, (_, index) => 200 - kept.length + index));
});

test('a file that is there from an earlier start is gone on with', () => {
  const file = join(tempFolder(), 'wallboard.log');
  createFileLog(file).info({ count: 1 });
  createFileLog(file).info({ count: 2 });
  expect(countsIn(file)).toEqual([1, 2]);
});

test('a log that cannot be written ends nothing, and goes on once it can', () => {
  const file = join(tempFolder(), 'wallboard.log');
  mkdirSync(file);
  const log = createFileLog(file);
  log.info({ count: 1 });
  rmdirSync(file);
  log.info({ count: 2 });
  expect(countsIn(file)).toEqual([2]);
});
