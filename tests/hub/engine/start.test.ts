import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { numberNames } from '#core/said/numbers';
import type { Picture, Queue } from '#core/board/queue';
import { openJournal } from '#hub/journal/open-journal';
import { createConfig } from '#hub/config/config';
import { createHub, type Hub } from '#hub/hub';
import { runningClock } from '#tests/support/clocks';
import { twoQueues } from '#tests/support/configurations';
import { eventually } from '#tests/support/eventually';
import { flexfone } from '#tests/support/ledgers';
import { lineTo } from '#tests/support/phone-system';
import { patient } from '#tests/support/patient';
import { tempFolder } from '#tests/support/temp-folder';

const calls = 5_000;
const quiet = pino({ level: 'silent' });
/** One for all: a hub that is started later is later. */
const clock = runningClock('2026-11-18T12:00:00+01:00');

/** A data folder in which so many calls of this morning are, all of them answered and over. */
async function longMorning(): Promise<string> {
  const dataDir = tempFolder();
  const retention = { personalDays: 30, figuresDays: 400 };
  const journal = await openJournal({ dataDir, timeZone: 'Europe/Copenhagen', retention, log: quiet });
  const eight = Date.parse('2026-11-18T08:00:00+01:00');
  for (let first = 0; first < calls; first += 100) {
    const inputs = Array.from({ length: 100 }, (_, index) => {
      const call = `0.${first + index}`;
      const at = (milliseconds: number): string =>
        new Date(eight + (first + index) * 1_000 + milliseconds).toISOString();
      return [flexfone.enter(at(0), call), flexfone.answered(at(300), call, '0201'), flexfone.ended(at(600), call)];
    });
    await journal.append(inputs.flat());
  }
  await journal.close();
  return dataDir;
}

async function hubOn(dataFolder: string): Promise<Hub> {
  const config = createConfig(twoQueues(), { environment: {} });
  const hub = await createHub({ config, dataFolder, pageFolder: dataFolder, log: quiet, clock });
  onTestFinished(() => hub.close());
  return hub;
}

it(
  'a start takes in at once, whatever the day holds; until all of it is read every number is unknown, and then right',
  patient,
  async () => {
    const hub = await hubOn(await longMorning());
    const addresses = await hub.start();
    const line = lineTo(addresses);
    const first = hub.feed.picture();
    expect(first.catchingUp?.done).toBeLessThan(1);
    for (const queue of first.queues) {
      for (const name of numberNames) {
        expect(queue[name], name).toBeNull();
        expect(queue.provenance[name]).toMatchObject({ unknown: 'catchingUp', source: null });
      }
      expect(queue).toMatchObject({ level: 'calm', waitingSince: null, agents: null });
    }
    const told: Picture[] = [];
    const kinds: string[] = [];
    onTestFinished(
      hub.feed.subscribe((picture, kind) => {
        told.push(picture);
        kinds.push(kind);
      }),
    );
    // What comes in meanwhile is answered, and is not lost.
    const entered = Array.from({ length: 20 }, (_, index) => line.enter('support', `1.${index}`));
    await Promise.all(entered);
    const health = await fetch(`${addresses.board}/healthz`);
    expect(health.status).toBe(200);
    await hub.caughtUp();
    expect(await line.queue('support')).toMatchObject({ answeredToday: calls, callsWaiting: 20 });
    await eventually('the whole board', () => kinds.includes('snapshot'));
    // How far it is was told, and never half of a day.
    const [before, after] = [told.filter(({ catchingUp }) => catchingUp), told.filter(({ catchingUp }) => !catchingUp)];
    expect(before.length).toBeGreaterThan(3);
    for (const { queues } of before) for (const queue of queues) expect(queue.answeredToday).toBeNull();
    const numbers = after.flatMap(({ queues }) =>
      queues.filter(({ id }) => id === 'support').map((queue) => queue.answeredToday),
    );
    expect(new Set(numbers)).toStrictEqual(new Set([calls]));
    expect((await line.sources()).sources[0]).toMatchObject({ accepted: 20, state: 'ok' });
  },
);

it(
  'settings that change while it catches up are in use at once, and nothing of the day is missed',
  patient,
  async () => {
    const hub = await hubOn(await longMorning());
    const line = lineTo(await hub.start());
    expect(hub.feed.picture().catchingUp).toBeDefined();
    await hub.change(
      createConfig(twoQueues({ queues: [{ id: 'support', name: 'Kundeservice' }] }), { environment: {} }),
    );
    expect((await line.picture()).queues.map(({ name }) => name)).toStrictEqual(['Kundeservice']);
    await line.enter('support', '1.1');
    await hub.caughtUp();
    expect(await line.queue('support')).toMatchObject({ answeredToday: calls, callsWaiting: 1 });
  },
);

it('is closed while it catches up: it ends, and the next one begins', patient, async () => {
  const dataFolder = await longMorning();
  const hub = await hubOn(dataFolder);
  await hub.start();
  await hub.close();
  const next = await hubOn(dataFolder);
  await next.start();
  await next.caughtUp();
  expect(next.feed.picture().queues[0]).toMatchObject({ answeredToday: calls });
});

it(
  'what was known at the end is there at once at the next start, and all numbers are what they were',
  patient,
  async () => {
    const dataFolder = await longMorning();
    const hub = await hubOn(dataFolder);
    const line = lineTo(await hub.start());
    await hub.caughtUp();
    for (const call of ['1.1', '1.2']) await line.enter('support', call);
    const before = await line.picture();
    await hub.close();
    expect(existsSync(join(dataFolder, 'today.checkpoint'))).toBe(true);

    const next = await hubOn(dataFolder);
    await next.start();
    const { queues, catchingUp } = next.feed.picture();
    expect(catchingUp).toBeUndefined();
    expect(queues.map(withoutWaits)).toStrictEqual(before.queues.map(withoutWaits));
    expect(queues[0]).toMatchObject({ answeredToday: calls, callsWaiting: 2 });
    await eventually('it is known again who was lost', () => next.feed.picture().queues[0]?.lostOpenToday === 0);
    await next.close();

    // And what it would be without: the very same.
    rmSync(join(dataFolder, 'today.checkpoint'));
    const anew = await hubOn(dataFolder);
    await anew.start();
    await anew.caughtUp();
    expect(anew.feed.picture().queues.map(withoutWaits)).toStrictEqual(before.queues.map(withoutWaits));
  },
);

it('what is written down and cannot be used costs nothing but time', patient, async () => {
  const dataFolder = await longMorning();
  const hub = await hubOn(dataFolder);
  await hub.start();
  await hub.caughtUp();
  await hub.close();
  const file = join(dataFolder, 'today.checkpoint');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"offered":', '"offered":1'));
  const next = await hubOn(dataFolder);
  await next.start();
  await next.caughtUp();
  expect(next.feed.picture().queues[0]).toMatchObject({ answeredToday: calls });
});

/** A wait goes on by itself. */
/** Waits grow meanwhile; and who was lost is read from the journal after that, since no checkpoint holds anybody's number. */
function withoutWaits(queue: Queue): object {
  const { longestWaitSeconds, longestWaitTime, longestWaitTodaySeconds, lostOpenToday, ...rest } = queue;
  void [longestWaitSeconds, longestWaitTime, longestWaitTodaySeconds, lostOpenToday];
  return rest;
}
