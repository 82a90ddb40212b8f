import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logTail } from '#hub/diagnostics/log-tail';
import { newestLines } from '#hub/diagnostics/newest-lines';
import { tempFolder } from '#tests/support/temp-folder';

const line = fc.string({ unit: 'binary-ascii', maxLength: 12 }).map((text) => text.replaceAll(/[\r\n]/g, ' '));

test('the newest lines that have room, whole and in order, and how many there were before', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 60 }), fc.integer({ min: 1, max: 120 }), (all, room) => {
      const kept = newestLines(room);
      for (const each of all) kept.add(each);
      const lines = all.slice(kept.leftOut);
      expect(kept.text).toBe(lines.join('\n'));
      const sizeOf = (some: readonly string[]) => some.reduce((sum, each) => sum + each.length + 1, 0);
      expect(sizeOf(lines)).toBeLessThanOrEqual(room);
      if (kept.leftOut > 0) expect(sizeOf(all.slice(kept.leftOut - 1))).toBeGreaterThan(room);
    }),
  );
});

test('of many lines no more is held than has room', () => {
  const kept = newestLines(1_000);
  for (let count = 0; count < 50_000; count += 1) kept.add(`line ${count}`);
  expect(kept.text.split('\n').at(-1)).toBe('line 49999');
  expect(kept.text.length).toBeLessThanOrEqual(1_000);
  expect(kept.leftOut + kept.text.split('\n').length).toBe(50_000);
});

test('of a log no more is read than has room, and no line that is cut in two', async () => {
  const file = join(tempFolder(), 'wallboard.log');
  expect(await logTail(file, 100)).toEqual({ text: '', leftOut: 0 });
  writeFileSync(file, Array.from({ length: 100 }, (_, index) => `line ${String(index).padStart(3, '0')}\n`).join(''));
  expect((await logTail(file, 25)).text).toBe('line 098\nline 099');
});
