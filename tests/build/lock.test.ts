import { existsSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';

type WithLock = <Result>(name: string, work: () => Promise<Result>) => Promise<Result>;

const root = new URL('../../', import.meta.url);
const { withLock } = (await import(new URL('build/lock.mjs', root).href)) as { readonly withLock: WithLock };

/** A lock of this test's own; only its heartbeat stands until the test lets time pass. */
function aLock(what: string): { readonly name: string; readonly folder: string } {
  const name = `.test-lock-${what}-${process.pid}`;
  const folder = fileURLToPath(new URL(`out/${name}`, root));
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => {
    vi.useRealTimers();
    rmSync(folder, { recursive: true, force: true });
  });
  return { name, folder };
}

test('a lock says that its owner lives while it works, and is gone afterwards', async () => {
  const { name, folder } = aLock('kept');
  const result = await withLock(name, async () => {
    const file = join(folder, readdirSync(folder)[0] ?? '');
    utimesSync(file, 0, 0);
    vi.advanceTimersByTime(5_000);
    return statSync(file).mtimeMs;
  });
  expect(result).toBeGreaterThan(0);
  expect(existsSync(folder)).toBe(false);
});

test('a lock that another has taken over does not end the work in its middle', async () => {
  const { name, folder } = aLock('lost');
  const work = withLock(name, async () => {
    rmSync(folder, { recursive: true });
    vi.advanceTimersByTime(15_000);
    return 'done';
  });
  await expect(work).resolves.toBe('done');
});
