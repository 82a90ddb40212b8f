import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { SourcesReport } from '#core/board/queue';
import type { Benchmark } from './benchmark.ts';
import { metric } from './hub-metrics.ts';
import { startHub, writeConfiguration } from './hub-process.ts';
import { rounded } from './statistics.ts';

const usual = 1_000_000;
const mostMegabytes = 200;
const mostDelayMs = 20;
/** Rows of one call: it enters, is answered, is over. */
const kinds = ['in', 'talk', 'out'];

/** What it takes to read a long table that was there before the hub, in slices, beside everything else. */
export const rowsBehindACursor: Benchmark = {
  name: 'rows-behind-a-cursor',
  async run({ folder, times: rows = usual }) {
    const file = join(folder, 'pbx.db');
    fill(file, rows);
    const hub = await startHub(folder, writeConfiguration(folder, configuration(file)));
    try {
      const started = performance.now();
      let [megabytes, delay] = [0, 0];
      for (let inputs = 0; inputs < rows / sliceRows;) {
        await pause(1_000);
        inputs =
          (await (
            await fetch(`${hub.board}/api/sources`)
          )
            .json()
            .then((report) => (report as SourcesReport).sources[0]?.accepted)) ?? 0;
        megabytes = Math.max(megabytes, (await metric(hub.board, 'process_resident_memory_bytes')) / 1024 / 1024);
        delay = Math.max(delay, (await metric(hub.board, 'nodejs_eventloop_lag_p99_seconds')) * 1_000);
      }
      const seconds = (performance.now() - started) / 1_000;
      return {
        measured: {
          rows,
          seconds: rounded(seconds),
          rowsASecond: Math.round(rows / seconds),
          megabytes: rounded(megabytes),
          p99DelayMs: rounded(delay),
          conditions:
            'SQLite, in slices of 200 rows, each journaled before the next; the largest of what was looked at each second',
        },
        against: 'what a hub may take',
        reach: `megabytes < ${mostMegabytes} and p99DelayMs < ${mostDelayMs} more than idle (10)`,
        reached: megabytes < mostMegabytes && delay < mostDelayMs + 10,
      };
    } finally {
      await hub.stop();
    }
  },
};

const sliceRows = 200;

function fill(file: string, rows: number): void {
  const database = new DatabaseSync(file);
  database.exec('CREATE TABLE log (id INTEGER PRIMARY KEY, time INTEGER, call TEXT, kind TEXT); BEGIN');
  const add = database.prepare('INSERT INTO log (time, call, kind) VALUES (?, ?, ?)');
  const begin = Date.now() - rows * 10;
  for (let row = 0; row < rows; row += 1) {
    add.run(begin + row * 10, `call-${Math.floor(row / kinds.length)}`, kinds[row % kinds.length] ?? '');
  }
  database.exec('COMMIT');
  database.close();
}

function configuration(file: string): object {
  const source = {
    id: 'pbx',
    adapter: 'database',
    url: `sqlite:${file}`,
    query: 'SELECT id, time, call, kind FROM log WHERE id > :cursor ORDER BY id',
    cursor: 'id',
    as: 'events',
    fields: { kind: 'kind', call: 'call', at: 'time' },
    kinds: { queued: ['in'], answered: ['talk'], ended: ['out'] },
    queues: { support: [] },
  };
  return { timeZone: 'Europe/Copenhagen', queues: [{ id: 'support', name: 'Support' }], sources: [source] };
}
