import { existsSync, mkdirSync, readdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { makeDemoFolder } from '#hub/journal/demo-folder';
import { lockDataFolder } from '#hub/journal/file/lock';
import { tempFolder } from '#tests/support/temp-folder';
import { isWindows } from '#tests/support/windows';

const hour = 60 * 60 * 1000;
const now = Date.parse('2026-11-18T12:00:00Z');

/** A folder as a hub leaves it that was ended hard. */
function left(
  among: string,
  name: string,
  at: number,
  files: readonly string[] = ['hub.lock', 'journal.sqlite'],
): string {
  const folder = join(among, name);
  mkdirSync(folder);
  for (const file of files) writeFileSync(join(folder, file), '');
  utimesSync(folder, at / 1000, at / 1000);
  return folder;
}

it('takes away what a demo left that was ended hard, and makes a folder of its own', () => {
  const among = tempFolder();
  left(among, 'wallboard-demo-aaaaaa', now - hour - 1);
  const folder = makeDemoFolder(now, among);
  expect(readdirSync(among)).toEqual([basename(folder)]);
});

it.skipIf(isWindows)('leaves alone what is young, in use, not from a hub, a link, or of another name', () => {
  const among = tempFolder();
  left(among, 'wallboard-demo-young', now - hour);
  left(among, 'wallboard-demo-no-hub', now - 2 * hour, ['holiday.jpg']);
  left(among, 'holidays', now - 2 * hour);
  symlinkSync(left(tempFolder(), 'real', now - 2 * hour), join(among, 'wallboard-demo-link'), 'junction');
  const used = left(among, 'wallboard-demo-used', now - 2 * hour);
  const lock = lockDataFolder(used);
  utimesSync(used, (now - 2 * hour) / 1000, (now - 2 * hour) / 1000);
  const before = readdirSync(among);
  const folder = makeDemoFolder(now, among);
  expect(readdirSync(among)).toEqual([...before, basename(folder)].toSorted());
  lock.release();
  utimesSync(used, (now - 2 * hour) / 1000, (now - 2 * hour) / 1000);
  makeDemoFolder(now, among);
  expect(existsSync(used)).toBe(false);
});

it('takes away no more than twenty at one start', () => {
  const among = tempFolder();
  for (let count = 0; count < 25; count += 1) left(among, `wallboard-demo-${count}`, now - 2 * hour);
  makeDemoFolder(now, among);
  expect(readdirSync(among)).toHaveLength(6);
});
