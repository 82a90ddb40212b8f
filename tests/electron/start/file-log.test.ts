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

test('while FILE.1 cannot be replaced it goes on in the same file, says so once, stays bounded, and recovers', () => {
  const folder = tempFolder();
  const file = join(folder, 'wallboard.log');
  // A folder cannot be replaced by a file, on any system: as FILE.1 that somebody has open on Windows.
  mkdirSync(`${file}.1`);
  const log = createFileLog(file, 2_000);
  for (let count = 0; count < 40; count += 1) log.info({ count }, 'Something happened.');
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  expect(lines.filter((line) => line.includes('cannot be replaced'))).toHaveLength(1);
  expect(countsIn(file).filter((count) => typeof count === 'number')).toEqual(
    Array.from({ length: 40 }, (_, index) => index),
  );
  for (let count = 40; count < 400; count += 1) log.info({ count }, 'Something happened.');
  expect(statSync(file).size).toBeLessThanOrEqual(8_000);
  expect(statSync(file).size).toBeGreaterThan(7_800);
  rmdirSync(`${file}.1`);
  const again = createFileLog(file, 2_000);
  again.info({ count: 400 }, 'Something happened.');
  expect(countsIn(file)).toEqual([400]);
});
