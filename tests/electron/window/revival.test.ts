import { expect, test } from 'vitest';
import { createRevival, relaunchDelay, type Remedy } from '#electron/window/revival';

function after(...waits: readonly number[]): Remedy[] {
  let now = 0;
  const remedyFor = createRevival(() => now);
  return waits.map((wait) => {
    now += wait;
    return remedyFor();
  });
}

test('three reloads in a minute, then a new window, then three more, then the whole program anew', () => {
  const expected: Remedy[] = ['reload', 'reload', 'reload', 'renew', 'reload', 'reload', 'reload', 'relaunch'];
  expect(after(1, 1, 1, 1, 1, 1, 1, 1)).toEqual(expected);
});

test('a page that dies once in a while is only loaded again, for ever', () => {
  expect(after(...Array.from({ length: 100 }, () => 20_001))).toEqual(Array.from({ length: 100 }, () => 'reload'));
});

test('the program starts anew ever slower, and never slower than once a minute', () => {
  expect([0, 1, 2, 3].map(relaunchDelay)).toEqual([1_000, 2_000, 4_000, 8_000]);
  expect(relaunchDelay(1_000_000)).toBe(60_000);
});
