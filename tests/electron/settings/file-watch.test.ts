import { mkdirSync, mkdtempSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { isWindows } from '../../support/windows.ts';
import { watchFile } from '../../../electron/settings/file-watch.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

/** A folder with the file in it. */
function watched() {
  const folder = mkdtempSync(join(tmpdir(), 'file-watch-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  const place = join(folder, 'profile');
  const file = join(place, 'settings.json');
  mkdirSync(place);
  writeFileSync(file, '{}');
  const told: number[] = [];
  const fileWatch = watchFile(file, () => told.push(1));
  // Whoever listens later is told later.
  let heard = 0;
  const ears = watch(place, () => void (heard += 1));
  onTestFinished(() => ears.close());
  /** The system has told of what was done since this was last waited for. */
  async function untilHeard(): Promise<void> {
    for (let turns = 0; turns < 100_000 && heard === 0; turns += 1) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(heard).toBeGreaterThan(0);
    heard = 0;
  }
  return { folder, place, file, told, fileWatch, untilHeard };
}

// Windows tells two listeners in any order, and of one change more than once.
describe.skipIf(isWindows)('a file', () => {
  test('what is written in several goes is told once, when nothing has happened for a while', async () => {
    const { file, told, untilHeard } = watched();
    writeFileSync(file, '{"kiosk":');
    await untilHeard();
    vi.advanceTimersByTime(250);
    writeFileSync(file, '{"kiosk":"on"}');
    await untilHeard();
    vi.advanceTimersByTime(299);
    expect(told).toHaveLength(0);
    vi.advanceTimersByTime(1);
    expect(told).toHaveLength(1);
  });

  test('what holds the same as before, or what we wrote ourselves, is no news', async () => {
    const { file, told, fileWatch, untilHeard } = watched();
    writeFileSync(file, '{}');
    await untilHeard();
    vi.advanceTimersByTime(300);
    writeFileSync(file, '{"kiosk":"on"}');
    fileWatch.wrote();
    await untilHeard();
    vi.advanceTimersByTime(300);
    expect(told).toHaveLength(0);
  });

  test('a file that is taken away is told of, and one that comes again', async () => {
    const { file, told, untilHeard } = watched();
    rmSync(file);
    await untilHeard();
    vi.advanceTimersByTime(300);
    expect(told).toHaveLength(1);
    writeFileSync(file, '{}');
    await untilHeard();
    vi.advanceTimersByTime(300);
    expect(told).toHaveLength(2);
  });

  test('what cannot be read is no change, and is looked at again', async () => {
    const { file, told, untilHeard } = watched();
    rmSync(file);
    mkdirSync(file);
    await untilHeard();
    vi.advanceTimersByTime(60_000);
    expect(told).toHaveLength(0);
    rmSync(file, { recursive: true });
    writeFileSync(file, '{"kiosk":"on"}');
    vi.advanceTimersByTime(30_300);
    expect(told).toHaveLength(1);
  });

  test('what no system tells of is found within half a minute', () => {
    const { folder, place, file, told } = watched();
    renameSync(place, join(folder, 'former'));
    mkdirSync(place);
    writeFileSync(file, '{"kiosk":"on"}');
    vi.advanceTimersByTime(30_299);
    expect(told).toHaveLength(0);
    vi.advanceTimersByTime(1);
    expect(told).toHaveLength(1);
  });
});
