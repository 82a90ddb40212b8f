import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { SourcesReport } from '#core/board/queue';
import type { Benchmark } from './benchmark.ts';
import { metrics } from './hub-metrics.ts';
import { startHub, writeConfiguration } from './hub-process.ts';
import { rounded } from './statistics.ts';

const usual = 1_000_000;
const mostMegabytes = 200;
const mostDelayMs = 20;
/** Rows of one call: it enters, is answered, is over. */
const kinds = ['in', 'talk', 'out'];

/** What it takes to read a long table, in slices, beside everything else; and what the same hub takes before there is a row. */
export const rowsBehindACursor: Benchmark = {
  name: 'rows-behind-a-cursor',
  async run({ folder, times: rows = usual }) {
    const file = join(folder, 'pbx.db');
    const database = open(file);
    const hub = await startHub(folder, writeConfiguration(folder, configuration(file)));
    const looked = async () => {
      const found = await metrics(hub.board, ['process_resident_memory_bytes', 'nodejs_eventloop_lag_max_seconds']);
      return {
        megabytes: found.process_resident_memory_bytes / 1024 / 1024,
        // Since it was asked for last, a second ago.
        delay: found.nodejs_eventloop_lag_max_seconds * 1_000,
      };
    };
    try {
      const idle = { megabytes: 0, delays: [] as number[] };
      for (let second = 0; second < idleSeconds; second += 1) {
        await pause(1_000);
        const now = await looked();
        // The start itself is no idling.
        if (second > 2) idle.delays.push(now.delay);
        idle.megabytes = now.megabytes;
      }
      fill(database, rows);
      const before = await acceptedBy(hub.board);
      const started = performance.now();
      const delays: number[] = [];
      let megabytes = 0;
      for (let inputs = 0; inputs < rows / sliceRows;) {
        await pause(1_000);
        inputs = (await acceptedBy(hub.board)) - before;
        const now = await looked();
        megabytes = Math.max(megabytes, now.megabytes);
        delays.push(now.delay);
      }
      const [delay, idleDelay] = [p999Of(delays), p999Of(idle.delays)];
      const seconds = (performance.now() - started) / 1_000;
      return {
        measured: {
          rows,
          seconds: rounded(seconds),
          rowsASecond: Math.round(rows / seconds),
          megabytes: rounded(megabytes),
          idleMegabytes: rounded(idle.megabytes),
          p999DelayMs: rounded(delay),
          idleP999DelayMs: rounded(idleDelay),
          conditions:
            'SQLite, in slices of 200 rows, each journaled before the next; the largest of what was looked at each second; until the first question up to five seconds pass',
        },
        against: 'what a hub may take',
        reach: `megabytes < ${mostMegabytes} and p999DelayMs < ${mostDelayMs} more than idle`,
        reached: megabytes < mostMegabytes && delay < mostDelayMs + idleDelay,
      };
    } finally {
      database.close();
      await hub.stop();
    }
  },
};

const idleSeconds = 12;
/** Node looks how late its loop is so often in a second. */
const looksASecond = 100;

/** One look in a thousand is later than this, if each of the latest was the only late one of its second: rather too much. */
function p999Of(latest: readonly number[]): number {
  const beyond = Math.floor((latest.length * looksASecond) / 1_000);
  return latest.toSorted((one, other) => other - one)[Math.min(beyond, latest.length - 1)] ?? 0;
}

async function acceptedBy(board: string): Promise<number> {
  const report = (await (await fetch(`${board}/api/sources`)).json()) as SourcesReport;
  return report.sources[0]?.accepted ?? 0;
}

const sliceRows = 200;

function open(file: string): DatabaseSync {
  const database = new DatabaseSync(file);
  const create = 'CREATE TABLE log (id INTEGER PRIMARY KEY, time INTEGER, call TEXT, kind TEXT)';
  // The hub reads while it is written.
  database.exec(`PRAGMA journal_mode = WAL; ${create}`);
  return database;
}

function fill(database: DatabaseSync, rows: number): void {
  database.exec('BEGIN');
  const add = database.prepare('INSERT INTO log (time, call, kind) VALUES (?, ?, ?)');
  const begin = Date.now() - rows * 10;
  for (let row = 0; row < rows; row += 1) {
    add.run(begin + row * 10, `call-${Math.floor(row / kinds.length)}`, kinds[row % kinds.length] ?? '');
  }
  database.exec('COMMIT');
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
