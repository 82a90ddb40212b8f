import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readLines, writeLines } from '#hub/engine/checkpoint/file';
import { createSlices } from '#hub/engine/slices';
import { patient } from '#tests/support/patient';
import { tempFolder } from '#tests/support/temp-folder';

const megabyte = 1024 * 1024;

async function linesIn(file: string): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const line of readLines(file)) lines.push(line);
  return lines;
}

it('lines are the same again, for their user alone', async () => {
  const file = join(tempFolder(), 'lines');
  const lines = ['{"a":1}', '', '["æøå — 🙂"]', 'x'.repeat(300_000)];
  await writeLines(file, lines, createSlices());
  expect(await linesIn(file)).toStrictEqual(lines);
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
});

it('what is larger than 64 MB is not written, and leaves the old file', patient, async () => {
  const file = join(tempFolder(), 'lines');
  writeFileSync(file, 'the old one');
  const block = 'x'.repeat(megabyte - 1);
  await expect(
    writeLines(
      file,
      Array.from({ length: 65 }, () => block),
      createSlices(),
    ),
  ).rejects.toThrow('too large');
  expect(readFileSync(file, 'utf8')).toBe('the old one');
  expect(existsSync(`${file}.new`)).toBe(false);
  await writeLines(
    file,
    Array.from({ length: 64 }, () => block),
    createSlices(),
  );
  expect(statSync(file).size).toBeGreaterThan(64 * megabyte);
});

it('a line longer than 8 MB is not read, nor is a file that grew beyond all bounds', patient, async () => {
  const file = join(tempFolder(), 'lines');
  await writeLines(file, ['x'.repeat(8 * megabyte)], createSlices());
  expect(await linesIn(file)).toHaveLength(1);
  await writeLines(file, ['x'.repeat(8 * megabyte + 1)], createSlices());
  await expect(linesIn(file)).rejects.toThrow('damaged');
  writeFileSync(file, Buffer.alloc(73 * megabyte));
  await expect(linesIn(file)).rejects.toThrow('too large');
});
