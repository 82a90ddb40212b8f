import { DatabaseSync } from 'node:sqlite';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { minute } from '#core/time/instant';
import { createConfig } from '#hub/config/config';
import { createHub } from '#hub/hub';
import { journalFileOf } from '#hub/journal/open-journal';
import { fakeClock } from '#tests/support/clocks';
import { secret, twoQueues } from '#tests/support/configurations';
import { eventually } from '#tests/support/eventually';
import type { RunningHub } from '#tests/support/hubs';
import { startHub } from '#tests/support/hubs';
import { freePort } from '#tests/support/ports';
import { tempFolder } from '#tests/support/temp-folder';

it('after a quiet night and a restart in the morning, every number is what it was, and is as old', async () => {
  const sources = [
    { id: 'pbx', adapter: 'flexfone-webhooks', secret, silence: { minutes: 30, from: '08:00', to: '16:00' } },
    {
      id: 'history',
      adapter: 'soluno',
      baseUrl: `http://127.0.0.1:${await freePort()}`,
      queues: { support: ['622'], sales: ['623'] },
    },
  ];
  const configuration = twoQueues({ sources });
  const dataFolder = tempFolder();
  const clock = fakeClock('2026-11-10T09:00:00+01:00');
  const longAgo = await startHub({ dataFolder, clock, configuration });
  await longAgo.line.enter('support', '0.1');
  clock.pass(minute);
  await longAgo.line.ends('0.1');
  clock.passUntil('2026-11-17T15:40:00+01:00');
  for (const [queue, call] of [
    ['support', '1.1'],
    ['sales', '1.2'],
  ] as const) {
    await longAgo.line.enter(queue, call);
    clock.pass(minute);
    await longAgo.line.answers(queue === 'support' ? '0201' : '0301', call);
    clock.pass(minute);
    await longAgo.line.ends(call);
  }
  clock.passUntil('2026-11-18T07:00:00+01:00');
  const before = await longAgo.line.picture();
  const heardBefore = (await longAgo.line.sources()).sources[0];
  expect(before.queues).toMatchObject([{ callsWaiting: 0 }, { callsWaiting: 0 }]);
  expect(heardBefore).toMatchObject({ state: 'ok', lastInputAt: '2026-11-17T15:44:00.000+01:00' });
  await longAgo.close();

  const later = await startHub({ dataFolder, clock, configuration });
  expect((await later.line.picture()).queues).toStrictEqual(before.queues);
  const { state, lastInputAt } = (await later.line.sources()).sources[0] ?? {};
  expect({ state, lastInputAt }).toStrictEqual({ state: 'ok', lastInputAt: heardBefore?.lastInputAt });
});

it('what a hub of an older version heard is looked for once, and known from then on', async () => {
  const other = secret.split('').toReversed().join('');
  const sources = [
    { id: 'pbx', adapter: 'flexfone-webhooks', secret },
    { id: 'other', adapter: 'flexfone-webhooks', secret: other },
  ];
  const configuration = twoQueues({ sources });
  const dataFolder = tempFolder();
  const clock = fakeClock('2026-11-12T09:00:00+01:00');
  const first = await startHub({ dataFolder, clock, configuration });
  await first.line.enter('support', '1.1');
  await first.line.ends('1.1');
  await first.close();
  // As the migration leaves it.
  change(dataFolder, `UPDATE source SET made_sense = 0, queues = NULL`);
  clock.passUntil('2026-11-18T07:00:00+01:00');
  const queue = async (hub: RunningHub) => (await hub.line.queue('support')).callsWaiting;
  for (const inputs of ['there', 'gone']) {
    if (inputs === 'gone') change(dataFolder, 'DELETE FROM input');
    const later = await startHub({ dataFolder, clock, configuration });
    expect(await queue(later)).toBe(0);
    expect((await later.line.sources()).sources).toMatchObject([
      { state: 'ok', lastInputAt: '2026-11-12T09:00:00.000+01:00' },
      { state: 'waiting', lastInputAt: null },
    ]);
    await later.close();
  }
});

/** As somebody changes the file while no hub has it. */
function change(dataFolder: string, sql: string): void {
  const database = new DatabaseSync(journalFileOf(dataFolder));
  database.exec(sql);
  database.close();
}

it('what two phone systems counted yesterday is the same after a restart', async () => {
  const other = secret.split('').toReversed().join('');
  const sources = [
    { id: 'pbx', adapter: 'flexfone-webhooks', secret },
    { id: 'other', adapter: 'flexfone-webhooks', secret: other },
  ];
  const configuration = twoQueues({ sources });
  const dataFolder = tempFolder();
  const clock = fakeClock('2026-11-17T09:00:00+01:00');
  const first = await startHub({ dataFolder, clock, configuration });
  for (const call of ['1.1', '1.2', '1.3']) {
    await first.line.enter('support', call);
    const told = await fetch(
      `${first.addresses.webhooks}/hooks/other/${other}/queue/support/enter?uniquecallid=${call}`,
    );
    expect(told.status).toBe(200);
    clock.pass(minute);
    await first.line.answers('0201', call);
    clock.pass(minute);
    await first.line.ends(call);
  }
  clock.passUntil('2026-11-18T10:00:00+01:00');
  const { yesterday } = await first.line.sources();
  expect(yesterday).toMatchObject([
    { queue: 'support', differ: true, counts: [{ answered: 3 }, { answered: 0, lost: 3 }] },
  ]);
  await first.close();
  const later = await startHub({ dataFolder, clock, configuration });
  expect((await later.line.sources()).yesterday).toStrictEqual(yesterday);
});

const quiet = pino({ level: 'silent' });

it('a hub that cannot begin leaves the journal to the next', async () => {
  const dataFolder = tempFolder();
  const options = { config: createConfig(twoQueues(), { environment: {} }), dataFolder, pageFolder: dataFolder };
  let asked = 0;
  const now = (): number => {
    asked += 1;
    if (asked > 1) throw new Error('This machine has no time.');
    return Date.now();
  };
  await expect(createHub({ ...options, log: quiet, clock: { now, elapsed: () => 0 } })).rejects.toThrow('no time');
  const next = await createHub({ ...options, log: quiet });
  await next.start();
  await next.close();
});

it('a hub that is closed is gone, with all that it knew: a desktop opens one at each attempt', async () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const feeds: WeakRef<object>[] = [];
  for (let count = 0; count < 3; count += 1) {
    const hub = await createHub({
      config: createConfig(twoQueues(), { environment: {} }),
      dataFolder: tempFolder(),
      pageFolder: tempFolder(),
      log: quiet,
    });
    await hub.start();
    await hub.close();
    feeds.push(new WeakRef(hub.feed));
  }
  await eventually('no closed hub is kept', () => {
    collectGarbage();
    // The last one may still stand in the loop's own memory.
    return feeds.filter((feed) => feed.deref() !== undefined).length <= 1;
  });
});
