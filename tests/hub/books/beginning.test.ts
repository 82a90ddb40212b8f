import { expect, it } from 'vitest';
import { runningClock } from '#tests/support/clocks';
import { startHub } from '#tests/support/hubs';
import { tempFolder } from '#tests/support/temp-folder';

it('since when a hub listens is told from its first start on, and after every restart', async () => {
  const dataFolder = tempFolder();
  const first = await startHub({ dataFolder, clock: runningClock('2026-11-18T10:00:00+01:00') });
  const { since } = await first.line.sources();
  expect(since).toMatch(/^2026-11-18T10:00:\d\d\.\d{3}\+01:00$/);
  await first.line.enter('support', '1.1');
  expect((await first.line.sources()).since).toBe(since);
  await first.close();

  const later = await startHub({ dataFolder, clock: runningClock('2026-11-20T10:00:00+01:00') });
  expect((await later.line.sources()).since).toBe(since);
});
