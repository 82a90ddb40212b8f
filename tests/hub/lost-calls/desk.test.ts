import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { LostCallReport } from '#core/asks/table';
import type { LostLine } from '#core/lost-calls/line';
import { fakeClock } from '#tests/support/clocks';
import { secret, twoQueues } from '#tests/support/configurations';
import type { RunningHub } from '#tests/support/hubs';
import { startHub } from '#tests/support/hubs';
import { patient } from '#tests/support/patient';
import { exported } from '#tests/support/replays';
import { tempFolder } from '#tests/support/temp-folder';

const token = 'the-token-of-the-board';
const minute = 60_000;

async function call(
  { addresses }: RunningHub,
  path: string,
  parameters: Readonly<Record<string, string>>,
): Promise<void> {
  const response = await fetch(`${addresses.webhooks}/hooks/pbx/${secret}/${path}?${new URLSearchParams(parameters)}`);
  expect(response.status).toBe(200);
}

async function asked(
  hub: RunningHub,
  query: string,
  headers: Record<string, string> = { authorization: `Bearer ${token}` },
) {
  const response = await fetch(`${hub.addresses.board}/api/calls/lost?${query}`, { headers });
  return { status: response.status, body: (await response.json()) as LostCallReport & { readonly error?: string } };
}

async function act(hub: RunningHub, order: object) {
  const response = await fetch(`${hub.addresses.board}/api/calls/lost`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(order),
  });
  return { status: response.status, body: (await response.json()) as LostLine & { readonly error?: string } };
}

async function openIn(hub: RunningHub): Promise<readonly (number | null)[]> {
  const response = await fetch(`${hub.addresses.board}/api/queues`, { headers: { authorization: `Bearer ${token}` } });
  const { queues } = (await response.json()) as {
    readonly queues: readonly { readonly lostOpenToday: number | null }[];
  };
  return queues.map(({ lostOpenToday }) => lostOpenToday);
}

it(
  'who was lost is listed with a token, taken, taken back, opens again, and is there after a restart',
  patient,
  async () => {
    const dataFolder = tempFolder();
    const configuration = twoQueues({ countryCode: '+45', board: { port: 0, token }, lostCalls: { takenMinutes: 20 } });
    const clock = fakeClock('2026-11-18T09:00:00+01:00');
    let hub = await startHub({ dataFolder, clock, configuration });
    await call(hub, 'queue/support/enter', { uniquecallid: '1611111111.1', callerid: '28374655' });
    clock.pass(40_000);
    await call(hub, 'ended', { UniqueCallId: '1611111111.1' });
    clock.pass(minute);
    await call(hub, 'queue/sales/enter', { uniquecallid: '1611111111.2', callerid: '004528374655' });
    clock.pass(10_000);
    await call(hub, 'ended', { UniqueCallId: '1611111111.2' });
    expect(await openIn(hub)).toEqual([1, 1]);

    const none = await asked(hub, 'day=2026-11-18', {});
    expect([none.status, none.body.calls]).toEqual([401, undefined]);
    expect((await asked(hub, 'day=2026-02-30')).status).toBe(400);
    const { body } = await asked(hub, 'day=2026-11-18');
    expect(body.calls).toEqual([
      {
        id: 'pbx 1611111111.1',
        caller: '+4528374655',
        queues: ['support', 'sales'],
        times: 2,
        firstAt: '2026-11-18T09:00:00.000+01:00',
        lastAt: '2026-11-18T09:01:40.000+01:00',
        longestWaitSeconds: 40,
        state: 'open',
        how: null,
        by: null,
        at: null,
        attempts: 0,
      },
    ]);
    const hidden = await asked(hub, 'day=2026-11-18&masked=yes');
    expect(hidden.body.calls[0]?.caller).toBe('+********55');
    const looks = readFileSync(join(dataFolder, 'actions.ndjson'), 'utf8').trimEnd().split('\n');
    expect(looks).toHaveLength(1);
    expect(JSON.parse(looks[0] ?? '')).toMatchObject({
      event: 'done',
      action: 'lost-calls',
      parameters: { day: '2026-11-18' },
    });

    const [line] = body.calls;
    const id = line?.id;
    expect((await act(hub, { line: 'pbx 9', act: 'take' })).status).toBe(404);
    expect((await act(hub, { line: id, act: 'take', by: ' Anna ' })).body).toMatchObject({
      state: 'taken',
      by: 'Anna',
      caller: '+********55',
    });
    expect(await openIn(hub)).toEqual([0, 0]);
    expect((await act(hub, { line: id, act: 'undo' })).body).toMatchObject({ state: 'open', by: null });
    await act(hub, { line: id, act: 'take', by: 'Bo' });
    clock.pass(20 * minute);
    expect((await asked(hub, 'day=2026-11-18')).body.calls).toMatchObject([{ state: 'open', by: null }]);
    expect((await act(hub, { line: id, act: 'reach', by: 'Bo' })).body).toMatchObject({
      state: 'reached',
      how: 'byHand',
      by: 'Bo',
    });
    await hub.close();

    hub = await startHub({ dataFolder, clock, configuration });
    expect((await asked(hub, 'day=2026-11-18')).body.calls).toMatchObject([
      { state: 'reached', how: 'byHand', by: 'Bo' },
    ]);
    clock.pass(24 * 60 * minute);
    // Seen again from the journal, with what came after: he called today, and got through.
    await call(hub, 'queue/sales/enter', { uniquecallid: '1611111111.3', callerid: '28374655' });
    await call(hub, 'ended', { UniqueCallId: '1611111111.3' });
    expect((await asked(hub, 'day=2026-11-18')).body.calls).toMatchObject([{ times: 2, state: 'reached' }]);
    expect(await openIn(hub)).toEqual([0, 1]);
    clock.pass(40 * 24 * 60 * minute);
    expect((await asked(hub, 'day=2026-11-18')).body.calls).toEqual([]);
    await hub.close();
    expect(await exported(dataFolder)).toContain('"source":"#people"');
  },
);
