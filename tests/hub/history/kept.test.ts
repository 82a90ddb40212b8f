import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { HistoryRow } from '#core/history/row';
import { columns } from '#core/history/row';
import { fakeClock } from '#tests/support/clocks';
import type { Configuration } from '#tests/support/configurations';
import { secret, twoQueues } from '#tests/support/configurations';
import type { RunningHub } from '#tests/support/hubs';
import { startHub } from '#tests/support/hubs';
import { patient } from '#tests/support/patient';
import { reported } from '#tests/support/reports';
import { tempFolder } from '#tests/support/temp-folder';

const query = 'from=2026-11-17&to=2026-11-19&by=hour';

async function rowsOf({ addresses }: RunningHub, asked = query): Promise<readonly HistoryRow[]> {
  const response = await fetch(`${addresses.board}/api/history?${asked}`);
  expect(response.status).toBe(200);
  return ((await response.json()) as { readonly rows: readonly HistoryRow[] }).rows;
}

const withCalls = (rows: readonly HistoryRow[]) =>
  rows.flatMap(({ queue, start, offered, answered, lost }) =>
    offered === 0 ? [] : [[queue, start.slice(5, 13), offered, answered, lost]],
  );

const asText = (rows: readonly HistoryRow[]) =>
  rows.map((row) =>
    Object.fromEntries(
      columns.map((name) => [name, String(row[name] ?? '').replace('.', name === 'start' ? '.' : ',')]),
    ),
  );

async function call(
  { addresses }: RunningHub,
  path: string,
  parameters: Readonly<Record<string, string>>,
): Promise<void> {
  const response = await fetch(`${addresses.webhooks}/hooks/pbx/${secret}/${path}?${new URLSearchParams(parameters)}`);
  expect(response.status).toBe(200);
}

it(
  'history is kept over restarts, made again from the journal where it is gone, and outlives the journal',
  patient,
  async () => {
    const dataFolder = tempFolder();
    const configuration: Configuration = twoQueues({ language: 'da' });
    const clock = fakeClock('2026-11-17T14:00:00+01:00');
    const minute = 60_000;
    let hub = await startHub({ dataFolder, clock, configuration });
    for (const id of ['1', '2', '3']) {
      await call(hub, 'queue/support/enter', { uniquecallid: id });
      clock.pass(10_000);
      await call(hub, 'answered', { UniqueCallId: id, EmployeeLocalNumber: '0201' });
      clock.pass(30 * minute);
      await call(hub, 'ended', { UniqueCallId: id });
    }
    await hub.close();
    clock.pass(18 * 60 * minute);
    hub = await startHub({ dataFolder, clock, configuration });
    await call(hub, 'queue/sales/enter', { uniquecallid: '4' });
    clock.pass(45_000);
    await call(hub, 'ended', { UniqueCallId: '4' });
    const expected = [
      ['support', '11-17T14', 2, 2, 0],
      ['support', '11-17T15', 1, 1, 0],
      ['sales', '11-18T09', 1, 0, 1],
    ];
    const rows = await rowsOf(hub);
    expect(withCalls(rows)).toEqual(expected);
    const ofDay = (day: string) => rows.filter(({ queue, start }) => queue === 'support' && start.startsWith(day));
    const heard = (all: readonly HistoryRow[]) =>
      all.flatMap(({ start, complete }) => (complete ? [start.slice(11, 13)] : []));
    expect(heard(ofDay('2026-11-17'))).toEqual(['14']);
    expect(heard(ofDay('2026-11-18'))).toEqual([]);
    await hub.close();

    const period = ['--from', '2026-11-17', '--to', '2026-11-19', '--by', 'hour'];
    const written = await reported(configuration, '--data', dataFolder, ...period);
    expect(written).toEqual(asText(rows));

    const files = readdirSync(dataFolder).filter((name) => name.startsWith('history'));
    expect(files).not.toEqual([]);
    for (const name of files) rmSync(join(dataFolder, name));
    const figures = (all: typeof written) => all.map(({ complete: _complete, ...rest }) => rest);
    expect(figures(await reported(configuration, '--data', dataFolder, ...period))).toEqual(figures(written));
    clock.pass(10 * minute);
    hub = await startHub({ dataFolder, clock, configuration });
    await expect.poll(async () => withCalls(await rowsOf(hub))).toEqual(expected);
    await hub.close();

    for (const name of readdirSync(dataFolder)) if (!name.startsWith('history')) rmSync(join(dataFolder, name));
    expect(figures(await reported(configuration, '--data', dataFolder, ...period))).toEqual(figures(written));
    hub = await startHub({ dataFolder, clock, configuration });
    expect(withCalls(await rowsOf(hub))).toEqual(expected);
  },
);

it('other settings count today anew, and leave earlier days as they were', patient, async () => {
  const dataFolder = tempFolder();
  const clock = fakeClock('2026-11-17T14:00:00+01:00');
  const hub = await startHub({ dataFolder, clock });
  const lose = async (id: string): Promise<void> => {
    await call(hub, 'queue/support/enter', { uniquecallid: id });
    clock.pass(4_000);
    await call(hub, 'ended', { UniqueCallId: id });
  };
  await lose('1');
  clock.pass(24 * 3_600_000);
  await lose('2');
  expect(withCalls(await rowsOf(hub))).toEqual([
    ['support', '11-17T14', 1, 0, 1],
    ['support', '11-18T14', 1, 0, 1],
  ]);
  const [support, sales] = twoQueues()['queues'] as readonly object[];
  await hub.change(
    twoQueues({ queues: [{ ...support, name: 'Hjælp', shortAbandonSeconds: 10 }, sales, { id: 'new', name: 'New' }] }),
  );
  expect(withCalls(await rowsOf(hub))).toEqual([
    ['support', '11-17T14', 1, 0, 1],
    ['support', '11-18T14', 1, 0, 0],
  ]);
  const [added] = (await rowsOf(hub, 'queue=new&from=2026-11-17&to=2026-11-17&by=day')) as [HistoryRow];
  expect(added).toMatchObject({ queue: 'new', offered: 0, complete: false });
});

it('what is asked wrongly is refused with a sentence', async () => {
  const { addresses } = await startHub({ dataFolder: tempFolder(), clock: fakeClock('2026-11-17T14:00:00+01:00') });
  const ask = async (asked: string): Promise<[number, unknown]> => {
    const response = await fetch(`${addresses.board}/api/history?${asked}`);
    return [response.status, await response.json()];
  };
  const sentence = { error: expect.stringMatching(/^["A-Z].*\.$/) as unknown };
  expect(await ask('queue=other&from=2026-11-17&to=2026-11-17&by=day')).toEqual([404, sentence]);
  for (const wrong of [
    '',
    'from=yesterday',
    'from=2026-02-30',
    'from=2026-11-17&to=2026-11-16',
    'from=2026-11-17&by=week',
    'from=1990-01-01&by=hour',
  ]) {
    expect(await ask(wrong)).toEqual([400, sentence]);
  }
  const csv = await fetch(`${addresses.board}/api/history?from=2026-11-17&to=2026-11-17&by=day`, {
    headers: { accept: 'text/csv' },
  });
  expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const bytes = new Uint8Array(await csv.arrayBuffer());
  expect(Array.from(bytes.subarray(0, 3))).toEqual([0xef, 0xbb, 0xbf]);
});
