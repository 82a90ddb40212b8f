import { chmodSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openJournalForReading } from '#hub/journal/read-journal';
import { tempFolder } from '#tests/support/temp-folder';
import { startMapped } from './mapped-hub.ts';

function table() {
  const file = join(tempFolder(), 'pbx.db');
  const database = new DatabaseSync(file);
  const create =
    'CREATE TABLE queue_log (id INTEGER PRIMARY KEY, time TEXT, call TEXT, queue TEXT, agent TEXT, event TEXT)';
  database.exec(create);
  onTestFinished(() => {
    if (database.isOpen) database.close();
  });
  const add = (time: string, call: string, event: string, agent = 'NONE') =>
    database
      .prepare('INSERT INTO queue_log (time, call, queue, agent, event) VALUES (?, ?, ?, ?, ?)')
      .run(`2026-11-18 ${time}`, call, 'support', agent, event);
  return { file, database, add, create };
}

const source = (file: string) => ({
  adapter: 'database',
  url: `sqlite:${file}`,
  query: "SELECT * FROM queue_log WHERE id > :cursor AND queue <> ':cursor' ORDER BY id",
  cursor: 'id',
  everySeconds: 0.1,
  as: 'events',
  fields: { kind: 'event', call: 'call', queue: 'queue', agent: 'agent', at: 'time' },
  kinds: { queued: ['ENTERQUEUE'], answered: ['CONNECT'], ended: ['COMPLETE', 'ABANDON'] },
  queues: { support: ['support'] },
});

it('reads each row once, behind its cursor, also over a restart, and says when the table is gone', async () => {
  const { file, database, add, create } = table();
  add('09:50:00', '1', 'ENTERQUEUE');
  add('09:50:20', '1', 'CONNECT', '203');
  const dataFolder = tempFolder();
  const hub = await startMapped(source(file), dataFolder);
  await hub.shows({ answeredToday: 1, avgWaitSeconds: 20, agentsBusy: 1 });
  add('09:52:00', '1', 'COMPLETE');
  add('09:59:00', '2', 'ENTERQUEUE');
  await hub.shows({ callsWaiting: 1, agentsBusy: 0, avgTalkSeconds: 100 });
  database.exec('DROP TABLE queue_log');
  await hub.says('failing', 'no such table or column');
  database.exec(create);
  database.prepare('INSERT INTO queue_log (id) VALUES (4)').run();
  await hub.says('ok');
  await hub.close();
  add('09:59:30', '2', 'ABANDON');
  const again = await startMapped(source(file), dataFolder);
  await again.shows({ callsWaiting: 0, answeredToday: 1, lostToday: 1 });
  await again.close();
  // Each row was read once.
  const journal = openJournalForReading(dataFolder);
  const read = [...journal.read({})].flatMap((input) => (input.kind === 'poll' ? [input.response.body] : []));
  journal.close();
  expect(read.flat()).toMatchObject([1, 2, 3, 4, 5].map((id) => ({ id })));
});

it('never writes, and says so; and a file that is gone is said to be', async () => {
  const { file, add } = table();
  add('09:59:00', '1', 'ENTERQUEUE');
  chmodSync(file, 0o644);
  const query = 'WITH gone AS (SELECT 1) DELETE FROM queue_log WHERE id > :cursor RETURNING *';
  const hub = await startMapped({ ...source(file), query });
  await hub.says('failing', 'only reads');
  rmSync(file);
  await hub.says('failing', 'no such database');
});
