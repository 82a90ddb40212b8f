import { renameSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { databaseAt } from '#adapters/database/address';
import type { JsonObject } from '#core/said/json';
import { rowLimits } from '#hub/sources/poller/rows/row-source';
import { sqliteRows } from '#hub/sources/poller/rows/sqlite';
import { tempFolder } from '#tests/support/temp-folder';

const rows = rowLimits.ahead * 2;

function calls(): string {
  const file = join(tempFolder(), 'pbx.db');
  const database = new DatabaseSync(file);
  database.exec('CREATE TABLE calls (id INTEGER PRIMARY KEY)');
  const insert = database.prepare('INSERT INTO calls VALUES (?)');
  database.exec('BEGIN');
  for (let id = 1; id <= rows; id += 1) insert.run(id);
  database.exec('COMMIT');
  database.close();
  return file;
}

function ask(file: string, query: string, cursor = 0, stop = new AbortController().signal) {
  const database = databaseAt({ url: `sqlite:${file}` });
  if (database === undefined) throw new Error('It is a database.');
  return sqliteRows({ about: 'calls', database, query, cursor, sliceRows: 1_000, mostRows: 10_000 }, stop);
}

async function told(rowsTold: AsyncIterable<JsonObject>): Promise<readonly JsonObject[]> {
  const list: JsonObject[] = [];
  for await (const row of rowsTold) list.push(row);
  return list;
}

const all = 'SELECT id FROM calls WHERE id > :cursor ORDER BY id';

function threadsStarted(): () => number {
  let threads = 0;
  const count = (): void => void (threads += 1);
  process.on('worker', count);
  onTestFinished(() => void process.off('worker', count));
  return () => threads;
}

it('one thread answers one question after another, also after one that fails', async () => {
  const file = calls();
  await told(ask(file, all));
  const started = threadsStarted();
  for (const cursor of [0, 1, rows - 1, rows]) {
    expect(await told(ask(file, all, cursor))).toHaveLength(rows - cursor);
    await expect(told(ask(file, 'SELECT * FROM gone'))).rejects.toThrow(/gone/);
  }
  expect(started()).toBe(0);
});

it('two questions at once have a thread each', async () => {
  const file = calls();
  const both = await Promise.all([told(ask(file, all)), told(ask(file, all, 5))]);
  expect(both.map(({ length }) => length)).toEqual([rows, rows - 5]);
});

it('a question that is given up in the middle, by either side, takes its thread with it and nothing of it is told later', async () => {
  const file = calls();
  for await (const row of ask(file, all)) if (row['id'] === 3) break;
  const stop = new AbortController();
  const stopped = (async () => {
    for await (const row of ask(file, all, 0, stop.signal)) if (row['id'] === 1) stop.abort();
  })();
  await expect(stopped).rejects.toThrow();
  expect(await told(ask(file, all, rows - 2))).toEqual([{ id: rows - 1 }, { id: rows }]);
});

it('lets go of the file with the last row, so that another may take its place', async () => {
  const [file, other] = [calls(), calls()];
  const change = new DatabaseSync(other);
  change.exec(`DELETE FROM calls WHERE id > 1`);
  change.close();
  expect(await told(ask(file, all))).toHaveLength(rows);
  renameSync(other, file);
  expect(await told(ask(file, all))).toEqual([{ id: 1 }]);
});
