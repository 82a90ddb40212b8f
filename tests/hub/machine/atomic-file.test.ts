import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { renameInPlace, renameInPlaceNow, replaceFile, triedAgain, triedAgainNow } from '#hub/machine/atomic-file';
import { tempFolder } from '#tests/support/temp-folder';

const held = Object.assign(new Error('held'), { code: 'EBUSY' });

/** Fails so many times, as a file does that a virus scanner has for a moment. */
function failing(times: number): { readonly attempt: () => void; readonly made: () => number } {
  let made = 0;
  return {
    attempt() {
      made += 1;
      if (made <= times) throw held;
    },
    made: () => made,
  };
}

const always = { mayPass: () => true };
const never = { mayPass: () => false };

it('replaces a file whole, and leaves nothing beside it', async () => {
  const folder = tempFolder();
  const file = join(folder, 'state.json');
  await replaceFile(file, 'old');
  await replaceFile(file, 'new');
  expect(readFileSync(file, 'utf8')).toBe('new');
  expect(readdirSync(folder)).toEqual(['state.json']);
});

it('changes nothing where the file cannot be replaced, and leaves nothing beside it', async () => {
  const folder = tempFolder();
  mkdirSync(join(folder, 'state.json'));
  await expect(replaceFile(join(folder, 'state.json'), 'new')).rejects.toThrow();
  expect(readdirSync(folder)).toEqual(['state.json']);
});

it('what is held for a moment is tried again until it goes well', async () => {
  const [one, other] = [failing(7), failing(3)];
  await triedAgain(async () => one.attempt(), always);
  triedAgainNow(other.attempt, always);
  expect([one.made(), other.made()]).toEqual([8, 4]);
});

it('what stays held is told in the end', async () => {
  const [one, other] = [failing(Infinity), failing(Infinity)];
  await expect(triedAgain(async () => one.attempt(), always)).rejects.toBe(held);
  expect(() => triedAgainNow(other.attempt, always)).toThrow(held);
  expect([one.made(), other.made()]).toEqual([8, 4]);
});

it('what does not pass is told at once', async () => {
  const [one, other] = [failing(1), failing(1)];
  await expect(triedAgain(async () => one.attempt(), never)).rejects.toBe(held);
  expect(() => triedAgainNow(other.attempt, never)).toThrow(held);
  expect([one.made(), other.made()]).toEqual([1, 1]);
});

it('renames over what is there, and says what the disk says of what is not', async () => {
  const folder = tempFolder();
  const [from, to] = [join(folder, 'from'), join(folder, 'to')];
  for (const rename of [renameInPlace, async (a: string, b: string) => renameInPlaceNow(a, b)]) {
    writeFileSync(from, 'new');
    writeFileSync(to, 'old');
    await rename(from, to);
    expect([existsSync(from), readFileSync(to, 'utf8')]).toEqual([false, 'new']);
    await expect(rename(from, to)).rejects.toMatchObject({ code: 'ENOENT' });
  }
});
