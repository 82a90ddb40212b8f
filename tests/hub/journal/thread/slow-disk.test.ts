import { expect, it } from 'vitest';
import { createGroupCommit } from '#hub/journal/group-commit';
import { runningClock } from '#tests/support/clocks';
import { eventually } from '#tests/support/eventually';
import { startHub } from '#tests/support/hubs';
import { tempFolder } from '#tests/support/temp-folder';
import { idsIn, webhook } from '../input-samples.ts';
import { openTemporary, temporaryFolder } from '../temporary-journal.ts';
import { slowDisk } from './threads.ts';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('while a flush stands, the board is answered, told and read, and no webhook is answered before its own', async () => {
  const { flushDelay, hold, letGo } = slowDisk();
  const clock = runningClock('2026-11-18T10:00:00+01:00');
  const { line, addresses, feed } = await startHub({ dataFolder: tempFolder(), clock, flushDelay });
  await line.enter('support', '1.1');
  hold();
  let answered = false;
  const second = line.enter('support', '1.2').then(() => (answered = true));
  const updates: unknown[] = [];
  feed.subscribe((update) => void updates.push(update));
  for (const path of ['/api/queues', '/api/sources', '/healthz', '/metrics']) {
    expect((await fetch(`${addresses.board}${path}`)).status).toBe(200);
  }
  expect(await line.queue('support')).toMatchObject({ callsWaiting: 1 });
  expect([answered, updates]).toEqual([false, []]);
  letGo();
  await second;
  expect(await line.queue('support')).toMatchObject({ callsWaiting: 2 });
  await eventually('the board to be told', () => updates.length > 0);
});

it('what comes while a flush stands goes into the next one, all of it', async () => {
  const { flushDelay, hold, letGo } = slowDisk();
  const journal = await openTemporary(temporaryFolder(), { flushDelay });
  const batches: number[] = [];
  const log = { error: () => undefined };
  const commit = createGroupCommit({ journal, log, committed: (inputs) => void batches.push(inputs.length) });
  hold();
  const told = [commit.accept(webhook('1'))];
  for (let count = 0; count < 20; count += 1) await turn();
  for (let count = 0; count < 40; count += 1) {
    told.push(commit.accept(webhook(`later-${count}`)));
    await turn();
  }
  expect(batches).toEqual([]);
  letGo();
  await Promise.all(told);
  expect(batches).toEqual([1, 40]);
});

it('what is read does not wait for a flush', async () => {
  const { flushDelay, hold, letGo } = slowDisk();
  const journal = await openTemporary(temporaryFolder(), { flushDelay });
  await journal.append([webhook('1')]);
  hold();
  const second = journal.append([webhook('2')]);
  expect(await idsIn(journal)).toEqual(['1']);
  letGo();
  await second;
  expect(await idsIn(journal)).toEqual(['1', '2']);
});

it('a disk that stands still is no quiet day: the state says so while it lasts, and no longer', async () => {
  const { flushDelay, hold, letGo } = slowDisk();
  const journal = await openTemporary(temporaryFolder(), { flushDelay });
  hold();
  const append = journal.append([webhook('1')]);
  expect(journal.state.writable).toBe(true);
  await eventually('the journal to say so', () => !journal.state.writable);
  expect(journal.state).toMatchObject({ problem: expect.stringMatching(/^The disk that holds .* has not answered/) });
  letGo();
  await append;
  expect(journal.state).toEqual({ writable: true, setAside: [] });
});
