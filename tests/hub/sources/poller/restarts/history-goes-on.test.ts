import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Instant } from '#core/time/instant';
import { hour, minute, second } from '#core/time/instant';
import type { SolunoCall } from '#tests/fakes/soluno/calls';
import { startSoluno } from '#tests/fakes/soluno/server';
import { compressedTime } from '#tests/support/compressed-time';
import { twoQueues } from '#tests/support/configurations';
import type { RunningHub } from '#tests/support/hubs';
import { startHub } from '#tests/support/hubs';
import { tempFolder } from '#tests/support/temp-folder';

const nine = Date.parse('2026-11-18T09:00:00+01:00');
const auth = { username: 'wallboard', password: 'correct horse' };

function call(start: Instant): SolunoCall {
  const stop = start + 2 * minute;
  const rest = { receivingNo: '622', received: start, calleeNo: '+46755550100', calleeAnswered: start + 10 * second };
  return { ...rest, callerNo: '+4672000002', start, stop, appears: stop };
}

/** A call at each full hour, for ever. */
function* calls(from: Instant, to: Instant): Iterable<SolunoCall> {
  for (let start = Math.ceil(from / hour) * hour; start < to; start += hour) yield call(start);
}

/** What the journal keeps of the last poll, as it stands in the file; a file that is just being made says nothing yet. */
function keptIn(dataFolder: string): string {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(join(dataFolder, 'journal.sqlite'), { readOnly: true });
    return String(database.prepare(`SELECT last_poll FROM source WHERE name = 'soluno'`).get()?.['last_poll']);
  } catch {
    return '';
  } finally {
    database?.close();
  }
}

/** A Soluno, a data folder, and a hub that is started on it as often as one likes. */
async function setUp() {
  const time = compressedTime('2026-11-18T09:00:00+01:00');
  const { clock } = time;
  const soluno = await startSoluno({ calls, timeZone: 'Europe/Copenhagen', now: clock.now, auth });
  onTestFinished(soluno.close);
  const dataFolder = tempFolder();
  const { baseUrl, tokenUrl } = soluno;
  const queues = { support: ['622'] };
  const source = { id: 'soluno', adapter: 'soluno', baseUrl, backfillDays: 50, queues, auth: { ...auth, tokenUrl } };
  let hub: RunningHub | undefined;
  const heardAt = (): Instant => Date.parse(hub?.feed.sources().sources[0]?.lastInputAt ?? '');
  let asked = 0;
  return {
    dataFolder,
    async restart() {
      await hub?.close();
      hub = await startHub({ dataFolder, clock, configuration: twoQueues({ sources: [source] }) });
    },
    close: () => hub?.close(),
    /** The next question, and from when on it is. */
    async question(): Promise<string | undefined> {
      await time.settled('an answer', () => {
        // What is written down last, when all that was answered is kept.
        const known = keptIn(dataFolder);
        return soluno.asked.length > asked && heardAt() === clock.now() && known.includes(`"askedAt":${clock.now()}`);
      });
      asked = soluno.asked.length;
      expect(soluno.asked.at(-1)?.status).toBe(200);
      return soluno.asked.at(-1)?.from;
    },
    /** The next question is refused, and the hub knows it. */
    async refused(): Promise<void> {
      const isRefused = (): boolean => hub?.feed.sources().sources[0]?.problem === 'busy';
      await time.settled('a refusal', () => soluno.asked.length > asked && isRefused());
      asked = soluno.asked.length;
      expect(soluno.asked.at(-1)?.status).toBe(429);
    },
    pass: (length: number) => time.passUntil(clock.now() + length),
    answeredToday: () => hub?.feed.picture().queues[0]?.answeredToday,
    backfill: () => hub?.feed.sources().sources[0]?.backfill,
  };
}

const interval = 305 * second;
const anew = ['2026-11-18 00:00', '2026-10-19 00:00', '2026-09-29 00:00'];

describe('the history of a phone system', () => {
  test('is not fetched again after a restart: only yesterday and today, and then what is new', async () => {
    const { dataFolder, restart, question, pass, answeredToday, backfill } = await setUp();
    await restart();
    const first = [await question()];
    for (let step = 1; step < 3; step += 1) {
      await pass(interval);
      first.push(await question());
    }
    expect(first).toEqual(anew);
    expect(answeredToday()).toBe(10);
    expect(keptIn(dataFolder)).toContain('"token":null');

    await restart();
    // What the journal has is shown before anybody is asked.
    expect(answeredToday()).toBe(10);
    await pass(interval);
    expect(await question()).toBe('2026-11-17 00:00');
    expect([answeredToday(), backfill()]).toEqual([10, { days: 50, of: 50 }]);
    await pass(interval);
    expect(await question()).toBe('2026-11-18 09:00');
    expect(answeredToday()).toBe(10);
  });

  test('goes on where it was, after a pause overnight, and today is whole', async () => {
    const { restart, question, pass, answeredToday, close } = await setUp();
    await restart();
    await question();
    await pass(interval);
    await question();
    await close();
    await pass(24 * hour);
    await restart();
    expect([await question(), answeredToday()]).toEqual(['2026-11-18 00:00', 10]);
    await pass(interval);
    // The back-fill had come to 30 days.
    expect([await question(), answeredToday()]).toEqual(['2026-09-30 00:00', 10]);
  });

  test.each([
    ['deleted while the hub is down', false],
    ['deleted while the hub runs, and a new one begun', true],
  ])('is fetched anew where the journal was %s, and today is whole', async (_how, running) => {
    const { dataFolder, restart, question, refused, pass, answeredToday, close } = await setUp();
    const remove = (): void => {
      for (const end of ['', '-wal', '-shm']) rmSync(join(dataFolder, `journal.sqlite${end}`), { force: true });
    };
    await restart();
    await question();
    await pass(interval);
    await question();
    if (running) {
      remove();
      // A second later the journal looks whether its file is still there.
      await sleep(1_100);
      await pass(interval);
      await question();
    }
    await close();
    expect(existsSync(join(dataFolder, 'journal.sqlite'))).toBe(true);
    if (!running) remove();
    await restart();
    // Where the journal is gone, so is when it was last asked: the phone system has to say itself that it is too soon.
    if (!running) await refused();
    await pass(running ? interval : 2 * interval);
    const after = [await question()];
    expect(answeredToday()).toBe(10);
    for (let step = 1; step < 3; step += 1) {
      await pass(interval);
      after.push(await question());
    }
    expect(after).toEqual(anew);
    expect(answeredToday()).toBe(10);
  });
});

test('the pretended Soluno counts as it should', () => {
  expect([...calls(nine - 9 * hour, nine + 1)]).toHaveLength(10);
});
