import { describe, expect, it } from 'vitest';
import { minute, second } from '#core/time/instant';
import { fakeClock } from '#tests/support/clocks';
import type { Configuration } from '#tests/support/configurations';
import { secret } from '#tests/support/configurations';
import type { RunningHub } from '#tests/support/hubs';
import { startHub } from '#tests/support/hubs';
import { exported, lineOf, replayed } from '#tests/support/replays';
import { patient } from '#tests/support/patient';
import { tempFolder } from '#tests/support/temp-folder';

/** One queue in which people may wait long. Free ports. */
const configurationIn = (timeZone: string, queue: Configuration): Configuration => ({
  timeZone,
  queues: [{ id: 'support', name: 'Support', agents: ['0201', '0202'], maxWaitSeconds: 10_800, ...queue }],
  sources: [{ id: 'pbx', adapter: 'flexfone-webhooks', secret }],
  board: { port: 0 },
  webhooks: { port: 0 },
});

/** A hub that is stopped and started again on the same journal by the same clock. */
function hubThatRestarts(timeZone: string, start: string, queue: Configuration = {}) {
  const configuration = configurationIn(timeZone, queue);
  const dataFolder = tempFolder();
  const clock = fakeClock(start);
  let hub: RunningHub | undefined;
  return {
    clock,
    configuration,
    dataFolder,
    get line() {
      if (hub === undefined) throw new Error('The hub was not started.');
      return hub.line;
    },
    async restart(): Promise<void> {
      await hub?.close();
      hub = await startHub({ dataFolder, clock, configuration });
    },
    async stop(): Promise<void> {
      await hub?.close();
      hub = undefined;
    },
  };
}

describe.each([
  ['Europe/Copenhagen', '+01:00'],
  ['America/New_York', '-05:00'],
  ['Asia/Kathmandu', '+05:45'],
])('a caller who waits across midnight in %s', (timeZone, zone) => {
  it('goes on waiting, through restarts on both sides, and belongs to the day on which he came', patient, async () => {
    const hub = hubThatRestarts(timeZone, `2026-11-18T23:40:00${zone}`);
    await hub.restart();
    await hub.line.enter('support', '1.1');
    hub.clock.pass(20 * second);
    await hub.line.answers('0201', '1.1');
    hub.clock.pass(5 * minute);
    await hub.line.ends('1.1');
    hub.clock.passUntil(`2026-11-18T23:58:00${zone}`);
    await hub.line.enter('support', '1.2');
    await hub.stop();

    hub.clock.passUntil(`2026-11-18T23:59:50${zone}`);
    await hub.restart();
    const waitingSince = [`2026-11-18T23:58:00.000${zone}`];
    const yesterday = { answeredToday: 1, lostToday: 0, answerRate: 100, avgWaitSeconds: 20, serviceLevel: 50 };
    expect(await hub.line.queue('support')).toMatchObject({
      ...yesterday,
      callsWaiting: 1,
      longestWaitSeconds: 110,
      waitingSince,
    });
    hub.clock.passUntil(`2026-11-18T23:59:59.999${zone}`);
    expect(await hub.line.queue('support')).toMatchObject({ ...yesterday, callsWaiting: 1 });

    hub.clock.pass(1);
    const today = { answeredToday: 0, lostToday: 0, answerRate: null, avgWaitSeconds: null, serviceLevel: null };
    const stillWaiting = { ...today, callsWaiting: 1, longestWaitSeconds: 120, waitingSince };
    expect(await hub.line.picture()).toMatchObject({ at: `2026-11-19T00:00:00.000${zone}`, queues: [stillWaiting] });
    await hub.restart();
    expect(await hub.line.queue('support')).toMatchObject(stillWaiting);

    hub.clock.passUntil(`2026-11-19T00:01:00${zone}`);
    await hub.line.answers('0202', '1.2');
    expect(await hub.line.queue('support')).toMatchObject({ ...today, callsWaiting: 0, agentsBusy: 1, agentsReady: 1 });
    hub.clock.passUntil(`2026-11-19T00:02:00${zone}`);
    await hub.line.enter('support', '1.3');
    hub.clock.pass(10 * second);
    await hub.line.answers('0201', '1.3');
    await hub.restart();
    const live = await hub.line.picture();
    expect(live.queues).toMatchObject([{ answeredToday: 1, avgWaitSeconds: 10, serviceLevel: 100, agentsBusy: 2 }]);

    const capture = await exported(hub.dataFolder);
    expect(await replayed(hub.configuration, capture, [live.at])).toStrictEqual([lineOf(live)]);
  });

  it('and hangs up after it, was lost yesterday and not today', async () => {
    const hub = hubThatRestarts(timeZone, `2026-11-18T23:59:00${zone}`);
    await hub.restart();
    await hub.line.enter('support', '1.1');
    hub.clock.passUntil(`2026-11-19T00:00:30${zone}`);
    await hub.line.ends('1.1');
    expect(await hub.line.queue('support')).toMatchObject({ callsWaiting: 0, lostToday: 0, answerRate: null });
    await hub.restart();
    expect(await hub.line.queue('support')).toMatchObject({ callsWaiting: 0, lostToday: 0, answerRate: null });
  });
});

it('an agent who talked at midnight still talks after a restart', async () => {
  const hub = hubThatRestarts('Europe/Copenhagen', '2026-11-18T20:30:00+01:00', { maxWaitSeconds: 600 });
  await hub.restart();
  await hub.line.enter('support', '1.1');
  await hub.line.answers('0201', '1.1');
  hub.clock.passUntil('2026-11-19T00:20:00+01:00');
  await hub.restart();
  expect(await hub.line.queue('support')).toMatchObject({ agentsBusy: 1, agentsReady: 1, answeredToday: 0 });
  await hub.line.ends('1.1');
  expect(await hub.line.queue('support')).toMatchObject({ agentsBusy: 0, agentsReady: 2, answeredToday: 0 });
});

describe('a caller who waits while the clocks change', () => {
  it('in October waits through the hour that happens twice', async () => {
    const hub = hubThatRestarts('Europe/Copenhagen', '2026-10-25T01:50:00+02:00');
    await hub.restart();
    await hub.line.enter('support', '1.1');
    const waitingSince = ['2026-10-25T01:50:00.000+02:00'];
    for (const [then, longestWaitTime] of [
      ['2026-10-25T02:10:00.000+02:00', '20m 0s'],
      ['2026-10-25T02:59:59.000+02:00', '1h 9m 59s'],
      ['2026-10-25T02:00:00.000+01:00', '1h 10m 0s'],
      ['2026-10-25T02:10:00.000+01:00', '1h 20m 0s'],
    ] as const) {
      hub.clock.passUntil(then);
      if (then.includes('02:59')) await hub.restart();
      const expected = { callsWaiting: 1, longestWaitTime, waitingSince, lostToday: 0 };
      expect(await hub.line.picture()).toMatchObject({ at: then, queues: [expected] });
    }
    hub.clock.passUntil('2026-10-25T02:15:03+01:00');
    // The wall clock of the phone system shows 02:15 for the second time.
    const TimeStamp = '2026-10-25 02:15:00';
    await hub.line.tell('answered', { UniqueCallId: '1.1', EmployeeLocalNumber: '0201', TimeStamp });
    expect(await hub.line.queue('support')).toMatchObject({ answeredToday: 1, avgWaitSeconds: 85 * 60 });
    hub.clock.passUntil('2026-10-25T23:59:59+01:00');
    await hub.restart();
    expect(await hub.line.queue('support')).toMatchObject({ answeredToday: 1, avgWaitSeconds: 85 * 60 });
    hub.clock.pass(second);
    expect(await hub.line.queue('support')).toMatchObject({ answeredToday: 0, avgWaitSeconds: null });
  });

  it('in March waits no hour longer', async () => {
    const hub = hubThatRestarts('Europe/Copenhagen', '2026-03-29T01:50:00+01:00');
    await hub.restart();
    await hub.line.enter('support', '1.1');
    hub.clock.passUntil('2026-03-29T01:59:59+01:00');
    expect(await hub.line.queue('support')).toMatchObject({ callsWaiting: 1, longestWaitTime: '9m 59s' });
    hub.clock.pass(second);
    await hub.restart();
    expect(await hub.line.picture()).toMatchObject({
      at: '2026-03-29T03:00:00.000+02:00',
      queues: [{ callsWaiting: 1, longestWaitTime: '10m 0s', waitingSince: ['2026-03-29T01:50:00.000+01:00'] }],
    });
    hub.clock.passUntil('2026-03-29T03:10:02+02:00');
    const TimeStamp = '29-03-2026 03:10:00';
    await hub.line.tell('answered', { UniqueCallId: '1.1', EmployeeLocalNumber: '0201', TimeStamp });
    expect(await hub.line.queue('support')).toMatchObject({ answeredToday: 1, avgWaitSeconds: 20 * 60, lostToday: 0 });
    hub.clock.passUntil('2026-03-29T23:59:59.999+02:00');
    expect((await hub.line.queue('support')).answeredToday).toBe(1);
    hub.clock.pass(1);
    expect((await hub.line.queue('support')).answeredToday).toBe(0);
  });
});
