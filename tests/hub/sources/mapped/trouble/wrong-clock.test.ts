import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { minute, second } from '#core/time/instant';
import { startWebsocketService, token } from '#tests/fakes/mapped/websocket-service';
import { compressedTime } from '#tests/support/compressed-time';
import { twoQueues } from '#tests/support/configurations';
import { startHub } from '#tests/support/hubs';
import { listOf, replayedQueue } from '#tests/support/mapped';
import { patient } from '#tests/support/patient';
import { tempFolder } from '#tests/support/temp-folder';

const ten = Date.parse('2026-11-18T10:00:00+01:00');

/** A service that says what happens as it happens, by a clock that is wrong by so much. */
async function toldBy(wrongBy: number) {
  const service = await startWebsocketService();
  onTestFinished(() => service.stop());
  const time = compressedTime(new Date(ten).toISOString());
  const source = {
    id: 'pbx',
    adapter: 'websocket',
    url: service.url,
    headers: { Authorization: `Bearer ${token}` },
    as: 'events',
    fields: { kind: 'kind', call: 'call', at: 'at' },
    kinds: { queued: ['in'], answered: ['talk'], ended: ['out'] },
    queues: { support: [] },
  };
  const hub = await startHub({
    dataFolder: tempFolder(),
    clock: time.clock,
    configuration: twoQueues({ sources: [source] }),
  });
  const status = () => hub.feed.sources().sources[0];
  const queue = () => hub.feed.picture().queues[0];
  await time.settled('it is connected', () => status()?.state === 'ok');
  const say = async (kind: string, call: string): Promise<void> => {
    const before = status()?.accepted ?? 0;
    service.say([{ kind, call, at: new Date(time.clock.now() + wrongBy).toISOString() }]);
    await time.settled('it was heard', () => (status()?.accepted ?? 0) > before);
  };
  return { time, say, status, queue };
}

describe('a service whose clock is wrong', patient, () => {
  it('ahead: nothing happens after it was heard of', async () => {
    const { time, say, status, queue } = await toldBy(90 * minute);
    await say('in', '1');
    await time.passUntil(ten + 30 * second);
    expect(queue()).toMatchObject({ callsWaiting: 1, longestWaitSeconds: 30 });
    await say('talk', '1');
    expect(queue()).toMatchObject({ callsWaiting: 0, answeredToday: 1, avgWaitSeconds: 30 });
    expect(status()).toMatchObject({ state: 'ok', lastError: null });
  });

  it('behind: it is believed, since it may be late instead; who waits seems to wait longer, the rest is right', async () => {
    const { time, say, status, queue } = await toldBy(-10 * minute);
    await say('in', '1');
    await time.passUntil(ten + 30 * second);
    expect(queue()).toMatchObject({ callsWaiting: 1, longestWaitSeconds: 630 });
    await say('talk', '1');
    await time.passUntil(ten + 90 * second);
    await say('out', '1');
    expect(queue()).toMatchObject({ callsWaiting: 0, answeredToday: 1, avgWaitSeconds: 30, avgTalkSeconds: 60 });
    expect(status()).toMatchObject({ state: 'ok', lastError: null, clockOffsetSeconds: null });
  });
});

it('a service that says since when the first one waits, by a clock that is ahead: a wait is never less than nothing', () => {
  const source = {
    adapter: 'rest',
    url: 'https://pbx.example/state',
    as: 'counts',
    fields: { queue: 'name', waiting: 'waiting', oldestSince: 'since' },
    queues: { support: ['Support'] },
  };
  const told = listOf('10:00:00', { name: 'Support', waiting: 2, since: '2026-11-18 11:00:00' });
  expect(replayedQueue(source, [told], '10:00:00')).toMatchObject({ callsWaiting: 2, longestWaitSeconds: 0 });
});

it(
  'a file that was written by a clock of yesterday: it tells nothing of today, and the board says so',
  patient,
  async () => {
    const time = compressedTime(new Date(ten).toISOString());
    const path = join(tempFolder(), 'state.csv');
    writeFileSync(path, 'name,waiting\nSupport,3\n');
    utimesSync(path, ten / 1_000, ten / 1_000);
    const source = {
      id: 'pbx',
      adapter: 'files',
      path,
      format: 'csv',
      everySeconds: 60,
      as: 'counts',
      fields: { queue: 'name', waiting: 'waiting' },
      queues: { support: ['Support'] },
    };
    const hub = await startHub({
      dataFolder: tempFolder(),
      clock: time.clock,
      configuration: twoQueues({ sources: [source] }),
    });
    const status = () => hub.feed.sources().sources[0];
    await time.settled('three wait', () => hub.feed.picture().queues[0]?.callsWaiting === 3);
    writeFileSync(path, 'name,waiting\nSupport,9\n');
    utimesSync(path, (ten - 24 * 60 * minute) / 1_000, (ten - 24 * 60 * minute) / 1_000);
    await time.passUntil(ten + 61 * second);
    await time.settled('it says so', () => status()?.state === 'failing');
    expect(status()).toMatchObject({
      problem: 'unreachable',
      lastErrorIn: {
        da: 'Filen blev sidst skrevet den 2026-11-17: den siger intet om i dag.',
        en: 'The file was last written on 2026-11-17: it tells nothing of today.',
      },
    });
    expect(hub.feed.picture().queues[0]?.callsWaiting).toBe(3);
  },
);
