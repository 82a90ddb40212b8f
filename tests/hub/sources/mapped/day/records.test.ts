import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it, onTestFinished } from 'vitest';
import type { NumberName } from '#core/said/numbers';
import type { Milliseconds } from '#core/time/instant';
import { hour, minute, second } from '#core/time/instant';
import type { GroundEvent } from '#tests/fakes/ground-events';
import { startLoopbackServer } from '#tests/fakes/loopback-server';
import { recordsOf, type GroundRecord } from '#tests/fakes/mapped/ground-records';
import { password } from '#tests/fakes/mapped/soap-service';
import { compressedTime } from '#tests/support/compressed-time';
import type { Configuration } from '#tests/support/configurations';
import { begin, end, mappedDay, nameOf, numbersOf, shownOf } from '#tests/support/mapped-day/day';
import { moments, startTelling } from '#tests/support/mapped-day/telling';
import { patient } from '#tests/support/patient';
import { tempFolder } from '#tests/support/temp-folder';
import { wallClock } from '#tests/truth/local-time';

/** What calls that are over tell; of who waits now, and of agents, they tell nothing. */
const known: readonly NumberName[] = [
  'answeredToday',
  'lostToday',
  'answerRate',
  'avgWaitSeconds',
  'longestWaitTodaySeconds',
  'avgTalkSeconds',
  'serviceLevel',
];
const timeZone = 'Europe/Copenhagen';

interface Records {
  readonly source: Configuration;
  /** These calls are over. */
  write(records: readonly GroundRecord[]): void;
}

/** Ids begin with what was there before the wallboard. */
const pageSize = 7;

async function rest(): Promise<Records> {
  const all: GroundRecord[] = [];
  const service = await startLoopbackServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://pbx');
    if (pathname !== '/calls' || searchParams.get('apikey') !== password) return response.writeHead(403).end();
    const left = all.filter(({ id }) => id > Number(searchParams.get('after')));
    const calls = left.slice(0, pageSize).map(({ queue, entered, answered, ended, ...call }) => ({
      ...call,
      queue: { name: nameOf(queue) },
      times: [entered, answered, ended].map((at) => at && at / second),
    }));
    const last = calls.at(-1)?.id ?? Number(searchParams.get('after'));
    const next = left.length > calls.length ? `/calls?after=${last}&apikey=${password}` : undefined;
    return response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ calls, last, next }));
  });
  onTestFinished(() => service.close());
  return {
    source: {
      adapter: 'rest',
      url: `${service.baseUrl}/calls?after={cursor}&apikey=${password}`,
      records: "[calls[outcome != 'forwarded']]",
      cursor: 'last',
      cursorStart: '0',
      nextPage: 'next',
      fields: {
        call: 'call',
        queue: 'queue.name',
        entered: 'times[0]',
        answered: 'times[1]',
        ended: 'times[2]',
        agent: 'agent',
        caller: 'caller',
      },
    },
    write: (records) => void all.push(...records),
  };
}

function database(): Promise<Records> {
  const file = join(tempFolder(), 'pbx.db');
  const table = new DatabaseSync(file);
  table.exec(`PRAGMA journal_mode = WAL; CREATE TABLE calls (id INTEGER PRIMARY KEY, uniqueid TEXT, queue TEXT, src TEXT,
    entered TEXT, answered TEXT, ended TEXT, dst TEXT, disposition TEXT)`);
  onTestFinished(() => table.close());
  const add = table.prepare('INSERT INTO calls VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const wall = (at: number | null): string | null =>
    at === null ? null : wallClock(at, timeZone).replace('T', ' ').slice(0, 19);
  return Promise.resolve({
    source: {
      adapter: 'database',
      url: `sqlite:${file}`,
      query: "SELECT * FROM calls WHERE id > :cursor AND disposition <> 'forwarded' ORDER BY id",
      cursor: 'id',
      fields: {
        call: 'uniqueid',
        queue: 'queue',
        entered: 'entered',
        answered: 'answered',
        ended: 'ended',
        agent: 'dst',
        caller: 'src',
      },
    },
    write(records) {
      for (const { id, call, queue, caller, entered, answered, ended, agent, outcome } of records) {
        add.run(id, call, nameOf(queue), caller, wall(entered), wall(answered), wall(ended), agent, outcome);
      }
    },
  });
}

/** As a Danish program saves it: Latin-1, semicolons, its own order of day and month. */
function files(): Promise<Records> {
  const path = join(tempFolder(), 'opkald.csv');
  writeFileSync(path, Buffer.from('Opkald;Kø;Nummer;Ind i kø;Besvaret;Slut;Medarbejder;Udfald\r\n', 'latin1'));
  const wall = (at: number | null): string =>
    at === null ? '' : wallClock(at, timeZone).replace(/^(\d+)-(\d+)-(\d+)T(.{8}).*$/, '$3-$2-$1 $4');
  return Promise.resolve({
    source: {
      adapter: 'files',
      path,
      format: 'csv',
      times: 'dd-MM-yyyy HH:mm:ss',
      fields: {
        call: 'Opkald',
        queue: "Udfald = 'Viderestillet på køen' ? null : `Kø`",
        entered: '`Ind i kø`',
        answered: 'Besvaret',
        ended: 'Slut',
        agent: 'Medarbejder',
        caller: 'Nummer',
      },
    },
    write(records) {
      const lines = records.map(({ call, queue, caller, entered, answered, ended, agent, outcome }) => {
        const word = outcome === 'forwarded' ? 'Viderestillet på køen' : outcome;
        const cells = [
          call,
          `"${nameOf(queue)}"`,
          caller ?? '',
          wall(entered),
          wall(answered),
          wall(ended),
          agent ?? '',
          word,
        ];
        return `${cells.join(';')}\r\n`;
      });
      appendFileSync(path, Buffer.from(lines.join(''), 'latin1'));
    },
  });
}

const ways: readonly (readonly [string, () => Promise<Records>, Milliseconds])[] = [
  ['rest', rest, 10 * minute],
  // Each question to a SQLite file is a thread of its own.
  ['database', database, 60 * minute],
  ['files', files, 10 * minute],
];

it.each(ways)(
  'a day of call records by %s, over a restart at noon: the truth of what was told, and again from the export',
  patient,
  async (_name, way, every) => {
    const time = compressedTime(new Date(begin).toISOString());
    const day = mappedDay({ calls: 200, seed: 33 });
    const records = recordsOf(day.events);
    const { source, write } = await way();
    const telling = await startTelling(
      time,
      day.configuration({ ...source, everySeconds: every / second, as: 'records' }),
    );
    const told = new Set<string>();
    const isTold = (event: GroundEvent): boolean =>
      'passage' in event && event.passage !== null ? told.has(event.passage) : 'call' in event && told.has(event.call);
    const seen = { late: 0, forwarded: 0 };
    let next = 0;
    for (const at of moments(every, end)) {
      const over = records.slice(next).filter(({ ended }) => ended <= at);
      next += over.length;
      for (const { call, queue } of over) told.add(`${call}/${queue}`);
      write(over);
      await telling.askedAt(at);
      if (at === begin + 12 * hour) await telling.startAgain();
      const truth = [...day.truth(at, isTold).values()];
      const when = new Date(at).toISOString();
      expect(telling.queues().map(shownOf), when).toEqual(truth.map((queue) => numbersOf(queue, known)));
      const all = [...day.truth(at).values()];
      seen.late += truth.filter(({ answeredToday }, index) => answeredToday !== all[index]?.answeredToday).length;
    }
    expect(next).toBe(records.length);
    expect(told.size).toBe(records.length);
    expect(seen.late).toBeGreaterThan(5);
    expect(records.some(({ outcome }) => outcome === 'forwarded')).toBe(true);
    await telling.expectReplay();
  },
);
