import { existsSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Alert, AlertEntry, AlertLog, AlertsReport } from '#core/alerts/alert';
import type { Clock } from '#hub/intake/clock';
import { journalFileOf } from '#hub/journal/file/place';
import { twoQueues } from '#tests/support/configurations';
import { eventually } from '#tests/support/eventually';
import { type RunningHub, startHub } from '#tests/support/hubs';
import { exported, runReplay } from '#tests/support/replays';
import { tempFolder } from '#tests/support/temp-folder';

const token = 'a-token-of-a-test';
/** Each starts two hubs, and waits for what their own clocks make. */
const long = { timeout: 120_000 };

/** One caller for a tenth of a second is too many, and is over a tenth of a second later. */
const alerts = {
  longestWaitSeconds: {},
  callsWaiting: { warning: 1, critical: 2 },
  nobodyReady: {},
  forSeconds: 0.1,
  clearAfterSeconds: 0.1,
};
const configuration = () => {
  const { queues, ...rest } = twoQueues({ board: { port: 0, token } });
  return { ...rest, queues: (queues as readonly object[]).map((queue) => ({ ...queue, alerts })) };
};

/** Of a weekday at noon, and as fast as the machine's. */
function noon(): Clock {
  const start = performance.now();
  const elapsed = () => performance.now() - start;
  return { now: () => Date.parse('2026-11-18T12:00:00Z') + Math.round(elapsed()), elapsed };
}

const start = (dataFolder: string, clock: Clock = noon()) =>
  startHub({ dataFolder, clock, configuration: configuration() });

function api({ addresses: { board } }: RunningHub) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const get = async (path: string) => (await fetch(`${board}${path}`, { headers })).json();
  return {
    open: async () => ((await get('/api/alerts')) as AlertsReport).alerts,
    log: async (query = '') => (await get(`/api/alerts/log${query}`)) as AlertLog,
    metrics: async () => (await fetch(`${board}/metrics`, { headers })).text(),
    async post(path: string, body: object) {
      const response = await fetch(`${board}/api/alerts/${path}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      });
      return { status: response.status, said: (await response.json()) as Alert & { readonly error?: string } };
    },
  };
}

const inShort = ({ change, queue, severity }: AlertEntry) => `${change} ${queue ?? ''} ${severity}`;

async function replayedLog(dataFolder: string): Promise<readonly AlertEntry[]> {
  const { stdout, stderr } = await runReplay(configuration(), await exported(dataFolder), [], {}, ['--alerts']);
  expect(stderr).toBe('');
  return stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as AlertEntry);
}

describe('a hub', () => {
  test('raises by its own clock though nothing comes in, tells the stream, and clears', async () => {
    const hub = await start(tempFolder());
    const { open, log, metrics } = api(hub);
    const stop = new AbortController();
    onTestFinished(() => stop.abort());
    const heard: string[] = [];
    void (async () => {
      const response = await fetch(`${hub.addresses.board}/api/stream?token=${token}`, { signal: stop.signal });
      for await (const piece of response.body ?? []) heard.push(new TextDecoder().decode(piece));
    })().catch(() => undefined);
    await eventually('the stream', () => heard.join('').includes('event: snapshot'));
    await hub.line.enter('support', '1.1');
    await eventually('the alert', async () => (await open()).length === 1);
    const [alert] = await open();
    expect(alert).toMatchObject({ kind: 'callsWaiting', queue: 'support', severity: 'warning', acknowledged: null });
    expect(Date.parse(alert?.raisedAt ?? '') - Date.parse(alert?.since ?? '')).toBe(100);
    const open1 =
      /wallboard_alerts_open\{kind="callsWaiting",about="support",severity="warning",acknowledged="false"\} 1/;
    expect(await metrics()).toMatch(open1);
    await hub.line.ends('1.1');
    await eventually('its end', async () => (await open()).length === 0);
    expect((await log()).entries.map(inShort)).toEqual([
      'raised support warning',
      'said support warning',
      'cleared support warning',
    ]);
    await eventually('both on the stream', () => heard.join('').split('event: alerts').length === 3);
    expect(await metrics()).toMatch(/wallboard_alerts_said_total\{kind="callsWaiting",severity="warning"\} 1/);
  });

  test('of two who take it at once the first counts, and the second is told by whom', async () => {
    const hub = await start(tempFolder());
    const { open, log, post } = api(hub);
    await hub.line.enter('support', '1.1');
    await eventually('the alert', async () => (await open()).length === 1);
    const id = (await open())[0]?.id ?? '';
    const both = await Promise.all([
      post(`${id}/acknowledge`, { by: 'Anna' }),
      post(`${id}/acknowledge`, { by: 'Mikkel' }),
    ]);
    const first = both[0].said.acknowledged?.by;
    expect(['Anna', 'Mikkel']).toContain(first);
    expect(both.map(({ status, said }) => [status, said.acknowledged?.by])).toEqual([
      [200, first],
      [200, first],
    ]);
    expect((await post(`${id}/acknowledge`, {})).said.acknowledged?.by).toBe(first);
    const snoozed = await post(`${id}/snooze`, { minutes: 15 });
    expect(Date.parse(snoozed.said.snoozedUntil ?? '')).toBeGreaterThan(Date.parse(snoozed.said.raisedAt) + 899_000);
    const { entries, takenBy } = await log();
    expect(entries.map(({ change }) => change)).toEqual(['raised', 'said', 'acknowledged', 'snoozed']);
    expect(takenBy).toEqual({ [id]: first });
    expect((await log('?to=2026-11-18T11:00:00Z')).entries).toEqual([]);
  });

  test('says what was wrong with what it was asked', async () => {
    const { post } = api(await start(tempFolder()));
    expect(await post('callsWaiting-support-1/acknowledge', {})).toEqual({
      status: 404,
      said: { error: 'There is no open alert with this id: it may be over by now.' },
    });
    for (const minutes of [0, -1, 1441, '15']) expect((await post('x/snooze', { minutes })).status).toBe(400);
    for (const by of ['a'.repeat(81), 'two\nlines', 7]) expect((await post('x/acknowledge', { by })).status).toBe(400);
  });

  test('after a restart, and in a replay, has the same log, and goes on with what is open', async () => {
    const dataFolder = tempFolder();
    const clock = noon();
    const hub = await start(dataFolder, clock);
    const before = api(hub);
    await hub.line.enter('support', '1.1');
    await eventually('the alert', async () => (await before.open()).length === 1);
    const [alert] = await before.open();
    await before.post(`${alert?.id}/acknowledge`, { by: 'Anna' });
    await hub.line.enter('support', '1.2');
    await eventually('worse', async () => (await before.open())[0]?.severity === 'critical');
    await before.post(`${alert?.id}/acknowledge`, { by: 'Mikkel' });
    const { entries } = await before.log();
    const open = await before.open();
    await hub.close();
    const again = await start(dataFolder, clock);
    expect(await api(again).open()).toEqual(open);
    expect(await api(again).log()).toEqual({ entries, takenBy: { [alert?.id ?? '']: 'Mikkel' } });
    await again.line.ends('1.1');
    await again.line.ends('1.2');
    await eventually('its end', async () => (await api(again).open()).length === 0);
    const whole = (await api(again).log()).entries;
    await again.close();
    expect(whole.slice(0, entries.length)).toEqual(entries);
    expect(whole.at(-1)?.change).toBe('cleared');
    expect(await replayedLog(dataFolder)).toEqual(whole);
    // Nothing but the journal is needed for it.
    expect(await readFile(join(dataFolder, 'alerts.json'), 'utf8')).not.toBe('');
  });

  test('keeps its log over a restart after retention has deleted the oldest inputs', long, async () => {
    const dataFolder = tempFolder();
    const clock = noon();
    const { entries, hub } = await withAlert(dataFolder, clock);
    await hub.close();
    const journal = new DatabaseSync(journalFileOf(dataFolder));
    journal.exec('DELETE FROM input WHERE seq = (SELECT min(seq) FROM input)');
    journal.close();
    // On the next day, of which the journal alone makes nothing of it again.
    const day = 24 * 3_600_000;
    const tomorrow = { now: () => clock.now() + day, elapsed: () => clock.elapsed() + day };
    const again = await start(dataFolder, tomorrow);
    expect((await api(again).log()).entries).toEqual(entries);
  });

  test(
    'whose log is lost makes that of today again, whatever else it wrote down for the next start',
    long,
    async () => {
      const dataFolder = tempFolder();
      const clock = noon();
      const { entries, hub } = await withAlert(dataFolder, clock);
      // So many that what is known of today is written down.
      for (let count = 0; count < 21; count += 1) {
        await Promise.all(Array.from({ length: 100 }, (_, index) => hub.line.ends(`none.${count}.${index}`)));
      }
      await hub.close();
      expect(existsSync(join(dataFolder, 'today.checkpoint'))).toBe(true);
      for (const name of ['alerts.json', 'alerts.ndjson']) rmSync(join(dataFolder, name));
      const again = await start(dataFolder, clock);
      await eventually('today', async () => (await api(again).log()).entries.length > 0);
      expect((await api(again).log()).entries).toEqual(entries);
    },
  );
});

/** One that is raised and over, on a hub that runs. */
async function withAlert(dataFolder: string, clock: Clock) {
  const hub = await start(dataFolder, clock);
  await hub.line.enter('support', '1.1');
  await eventually('the alert', async () => (await api(hub).open()).length === 1);
  await hub.line.ends('1.1');
  await eventually('its end', async () => (await api(hub).open()).length === 0);
  const { entries } = await api(hub).log();
  expect(entries.map(inShort)).toEqual(['raised support warning', 'said support warning', 'cleared support warning']);
  return { hub, entries };
}
