import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { migrations } from '#hub/journal/file/format/migrations';
import type { Journal } from '#hub/journal/journal';
import { JournalUnavailable } from '#hub/journal/journal';
import { eventually } from '#tests/support/eventually';
import { idsIn, noon, webhook } from '../input-samples.ts';
import { openTemporary, temporaryFolder } from '../temporary-journal.ts';
import { slowDisk, watchThreads } from './threads.ts';

async function end(worker: Worker | undefined): Promise<void> {
  await worker?.terminate();
}

it('a thread that dies is started anew, what it was doing is refused, and what was acknowledged is there', async () => {
  const threads = watchThreads();
  const { flushDelay, hold, letGo } = slowDisk();
  const journal = await openTemporary(temporaryFolder(), { flushDelay });
  await journal.append([webhook('1')]);
  journal.keepSource('pbx', { queues: ['support'] });
  hold();
  const refused = [journal.append([webhook('2')]), journal.append([webhook('3')])];
  const answers = Promise.allSettled(refused);
  await end(threads[0]);
  expect(await answers).toMatchObject([
    { status: 'rejected', reason: { name: 'JournalUnavailable' } },
    { status: 'rejected', reason: { name: 'JournalUnavailable' } },
  ]);
  expect(journal.state).toMatchObject({ writable: false, problem: expect.stringMatching(/started anew by itself/) });
  letGo();
  // Not refused: it waits until the new thread has opened the journal.
  expect(await journal.append([webhook('4')])).toBe(2);
  expect(journal.state).toEqual({ writable: true, setAside: [] });
  expect(await idsIn(journal)).toEqual(['1', '4']);
  expect((await journal.sources()).get('pbx')?.queues).toEqual(['support']);
  expect(journal.logged.filter((line) => line.includes('ended by a fault of its own'))).toHaveLength(1);
});

it('a thread that cannot open the journal anew says why, and each probe tries again', async () => {
  const threads = watchThreads();
  const folder = temporaryFolder();
  const journal = await openTemporary(folder);
  await journal.append([webhook('1')]);
  setVersion(folder, 99);
  await end(threads[0]);
  await eventually('it to say why', () => problemOf(journal).includes('written by a newer version'));
  await expect(journal.append([webhook('2')])).rejects.toThrow('written by a newer version');
  expect((await journal.probe()).writable).toBe(false);
  setVersion(folder, migrations.length);
  expect(await journal.probe()).toEqual({ writable: true, setAside: [] });
  await journal.append([webhook('3')]);
  expect(await idsIn(journal)).toEqual(['1', '3']);
});

/** As another program might leave the file. */
function setVersion(folder: string, version: number): void {
  const database = new DatabaseSync(join(folder, 'journal.sqlite'));
  database.exec(`PRAGMA user_version = ${version}; PRAGMA wal_checkpoint(TRUNCATE)`);
  database.close();
}

function problemOf({ state }: Journal): string {
  return state.writable ? '' : state.problem;
}

it('what is read ends with an error when its thread dies, and never as if that had been all', async () => {
  const threads = watchThreads();
  const journal = await openTemporary(temporaryFolder());
  await journal.append(Array.from({ length: 5_000 }, (_, index) => webhook(String(index), noon)));
  const read = async (): Promise<void> => {
    for await (const page of journal.read({})) if (page.length > 0) await end(threads.at(-1));
  };
  await expect(read()).rejects.toBeInstanceOf(JournalUnavailable);
  expect(await idsIn(journal)).toHaveLength(5_000);
});

it('after closing no thread is left, whoever was still reading', async () => {
  const threads = watchThreads();
  const journal = await openTemporary(temporaryFolder());
  await journal.append(Array.from({ length: 5_000 }, (_, index) => webhook(String(index), noon)));
  const reading = journal.read({})[Symbol.asyncIterator]();
  await reading.next();
  const rest = (async () => {
    while ((await reading.next()).done !== true);
  })().catch((error: unknown) => error);
  await journal.close();
  await rest;
  expect(threads.map(({ threadId }) => threadId)).toEqual([-1, -1]);
});
