import { DatabaseSync } from 'node:sqlite';
import { expect, it, onTestFinished } from 'vitest';
import { journalFileOf } from '#hub/journal/open-journal';
import { runningClock } from '#tests/support/clocks';
import { eventually } from '#tests/support/eventually';
import { startHub } from '#tests/support/hubs';
import { tempFolder } from '#tests/support/temp-folder';

it('a hub whose journal takes no writes says so on the board, and its numbers are old until it does', async () => {
  const dataFolder = tempFolder();
  const { line, addresses } = await startHub({ dataFolder, clock: runningClock('2026-11-18T10:00:00+01:00') });
  await line.enter('support', '1.1');
  const provenance = async () => (await line.queue('support')).provenance.callsWaiting;
  expect(await provenance()).toMatchObject({ stale: false });

  const other = new DatabaseSync(journalFileOf(dataFolder), { timeout: 5_000 });
  onTestFinished(() => other.close());
  other.exec('BEGIN IMMEDIATE');
  await expect(line.enter('support', '1.2')).rejects.toThrow('503');
  expect(await provenance()).toMatchObject({ stale: true });
  expect((await line.sources()).sources).toMatchObject([
    { state: 'failing', lastError: expect.stringContaining('journal') },
  ]);
  expect((await fetch(`${addresses.board}/healthz`)).status).toBe(503);

  other.exec('ROLLBACK');
  await eventually('the journal to take writes again', async () => !(await provenance()).stale);
  await line.enter('support', '1.2');
  expect(await line.queue('support')).toMatchObject({ callsWaiting: 2 });
  expect((await line.sources()).sources).toMatchObject([{ state: 'ok', lastError: null }]);
});
