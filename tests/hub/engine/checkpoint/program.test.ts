import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { digestOfProgram, programDigest } from '#hub/engine/checkpoint/program';
import { tempFolder } from '#tests/support/temp-folder';

function write(root: string, file: string, content: string): void {
  const path = join(root, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

it('of the sources: whatever counts changes it, and nothing else', async () => {
  const root = tempFolder();
  const self = 'hub/engine/checkpoint/program.ts';
  for (const file of [self, 'core/book/book.ts', 'adapters/swan/index.ts', 'package.json']) write(root, file, '1');
  const digests = [await digestOfProgram(join(root, self))];
  expect(await digestOfProgram(join(root, self))).toBe(digests[0]);
  for (const file of [
    'core/book/book.ts',
    'core/new.ts',
    'adapters/swan/index.ts',
    'hub/books/tab.ts',
    'package.json',
  ]) {
    write(root, file, '2');
    digests.push(await digestOfProgram(join(root, self)));
  }
  rmSync(join(root, 'core/new.ts'));
  digests.push(await digestOfProgram(join(root, self)));
  expect(new Set(digests).size).toBe(digests.length);
  write(root, 'renderer/store.ts', '2');
  write(root, 'tests/book.test.ts', '2');
  write(root, 'core/README.md', '2');
  expect(await digestOfProgram(join(root, self))).toBe(digests.at(-1));
});

it('of a bundle: its own files', async () => {
  const root = tempFolder();
  write(root, 'out/desktop/main.js', '1');
  write(root, 'out/board/index.js', '1');
  const self = join(root, 'out/desktop/main.js');
  const first = await digestOfProgram(self);
  write(root, 'out/board/index.js', '2');
  expect(await digestOfProgram(self)).toBe(first);
  write(root, 'out/desktop/main.js', '2');
  expect(await digestOfProgram(self)).not.toBe(first);
});

it('of this very program there is one', async () => {
  expect(await programDigest()).toMatch(/^[\w-]{43}$/);
  expect(await programDigest()).toBe(await programDigest());
});
