import { mkdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { CallerErased, CallerKept } from '#core/callers/caller';
import type { LostCallReport } from '#core/asks/table';
import { fakeClock, type FakeClock } from '#tests/support/clocks';
import { twoQueues } from '#tests/support/configurations';
import { type RunningHub, startHub } from '#tests/support/hubs';
import { patient } from '#tests/support/patient';
import { lineTo } from '#tests/support/phone-system';
import { tempFolder } from '#tests/support/temp-folder';
import { foundInFiles } from '../journal/temporary-journal.ts';
import { person, spellings, traces, young } from './planted.ts';

const token = 'the-token-of-the-board';
const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
const configuration = twoQueues({ countryCode: '+45', board: { port: 0, token } });
const other = '28374655';

async function ask<Answer>({ addresses }: RunningHub, path: string, body?: object) {
  const how = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
  const response = await fetch(`${addresses.board}${path}`, how);
  const text = await response.text();
  return { status: response.status, text, body: JSON.parse(text) as Answer };
}

const kept = (hub: RunningHub, number: string, lines?: boolean) =>
  ask<CallerKept>(hub, '/api/callers/kept', { number, ...(lines !== undefined && { lines }) });
const erased = (hub: RunningHub, number: string) => ask<CallerErased>(hub, '/api/callers/erased', { number });
const lost = async (hub: RunningHub) =>
  (await ask<LostCallReport>(hub, '/api/calls/lost?day=2026-11-18')).body.calls.map(({ caller, state }) => [
    caller,
    state,
  ]);

/** All that a board can look at. */
async function answers(hub: RunningHub): Promise<string> {
  const paths = [
    '/api/queues',
    '/api/sources',
    '/api/calls/lost?day=2026-11-18',
    '/api/calls/lost?day=2026-11-18&masked=yes',
    '/api/history?from=2026-11-18',
    '/api/outbound?from=2026-11-18&to=2026-11-18',
    '/api/alerts',
    '/api/alerts/log',
    '/api/settings',
    '/api/setup/webhooks?source=pbx',
    '/api/diagnostics',
    '/api/past?day=2026-11-18',
  ];
  const all = await Promise.all(paths.map((path) => ask(hub, path)));
  return all.map(({ text }) => text).join('\n');
}

async function counts(hub: RunningHub): Promise<unknown> {
  const { queues } = await lineTo(hub.addresses, { token }).picture();
  return queues.map(({ id, answeredToday, lostToday, answerRate }) => ({ id, answeredToday, lostToday, answerRate }));
}

/** Somebody calls once in each spelling and is lost; then once more, and is answered. Another is lost between. */
async function callAndLeave(hub: RunningHub, clock: FakeClock): Promise<void> {
  const line = lineTo(hub.addresses, { token });
  const one = async (call: string, callerid: string): Promise<void> => {
    await line.tell('queue/support/enter', {
      uniquecallid: call,
      callerid,
      callername: callerid === other ? young : person,
    });
    clock.pass(40_000);
  };
  for (const [index, number] of spellings.entries()) {
    await one(`1611111111.${index}`, number);
    await line.ends(`1611111111.${index}`);
    clock.pass(1_000);
  }
  await one('1611111112.1', other);
  await line.ends('1611111112.1');
  await one('1611111113.1', spellings[0] ?? '');
  await line.rings('0201', '1611111113.1');
  await line.answers('0201', '1611111113.1');
  await line.ends('1611111113.1');
}

it(
  'somebody is found, handed out and erased in a hub that runs: no byte and no answer has him, and the counts stay',
  patient,
  async () => {
    const dataFolder = tempFolder();
    const clock = fakeClock('2026-11-18T09:00:00+01:00');
    let hub = await startHub({ dataFolder, clock, configuration });
    await callAndLeave(hub, clock);
    const before = await counts(hub);
    expect(await answers(hub)).toMatch(/4577123456/);

    const found = await kept(hub, '+45 77 12 34 56');
    expect(found.body).toEqual({
      inputs: spellings.length + 1,
      firstAt: '2026-11-18T09:00:00.000+01:00',
      lastAt: expect.stringContaining('2026-11-18T09:04:') as unknown,
      lostCalls: 1,
      lines: null,
      leftOut: 0,
    });
    const { body: handed } = await kept(hub, '77123456', true);
    const lines = (handed.lines ?? '').split('\n').map((line) => JSON.parse(line) as object);
    expect(lines).toHaveLength(spellings.length + 2);
    expect(lines[0]).toMatchObject({ source: 'pbx', request: { query: { callerid: '+4577123456' } } });
    expect(lines.at(-1)).toMatchObject({ lostCall: { caller: '+4577123456', times: spellings.length } });
    expect(handed.lines).not.toContain(other);

    // What somebody laid there is named, and not touched.
    writeFileSync(join(dataFolder, 'copy.ndjson'), 'a call of 77 12 34 56');
    expect((await erased(hub, '0045 77123456')).body).toEqual({
      inputs: spellings.length + 1,
      copies: ['copy.ndjson'],
    });
    rmSync(join(dataFolder, 'copy.ndjson'));
    expect([...foundInFiles(dataFolder, traces)]).toEqual([]);
    expect((await answers(hub)).match(traces)).toBeNull();
    expect((await kept(hub, '77123456')).body).toMatchObject({ inputs: 0, firstAt: null, lastAt: null, lostCalls: 0 });
    expect(await counts(hub)).toEqual(before);
    const left = await lost(hub);
    expect(left).toContainEqual(['+4528374655', 'open']);
    // Nobody knows any more that they were one caller, who got through in the end.
    expect(left.filter(([caller]) => caller === null)).toEqual(spellings.map(() => [null, 'open']));

    // In the audit log stands who and when, and not who it was about.
    const audit = readFileSync(join(dataFolder, 'actions.ndjson'), 'utf8').trimEnd().split('\n');
    const about = audit.map((line) => JSON.parse(line) as { action: string; event: string; parameters: unknown });
    expect(
      about.filter(({ action }) => action.startsWith('caller-')).map(({ action, event }) => [action, event]),
    ).toEqual([
      ['caller-look', 'done'],
      ['caller-export', 'done'],
      ['caller-erase', 'asked'],
      ['caller-erase', 'done'],
      ['caller-look', 'done'],
    ]);
    expect(about.find(({ action }) => action === 'caller-erase')).toMatchObject({
      at: expect.stringContaining('2026-11-18T09:0') as unknown,
      who: { by: 'token', address: '127.0.0.1' },
      parameters: { number: '**********56' },
    });

    // A restart makes the same list of the journal, and whoever calls again is kept as everybody.
    await hub.close();
    expect([...foundInFiles(dataFolder, traces)]).toEqual([]);
    hub = await startHub({ dataFolder, clock, configuration });
    expect(await lost(hub)).toEqual(left);
    expect(await counts(hub)).toEqual(before);
    await lineTo(hub.addresses, { token }).tell('queue/support/enter', {
      uniquecallid: '1611111114.1',
      callerid: '77123456',
    });
    expect((await kept(hub, '77123456')).body).toMatchObject({ inputs: 1 });
  },
);

it('what is no number is said, and changes and writes nothing; who has no token is told nothing', patient, async () => {
  const dataFolder = tempFolder();
  const clock = fakeClock('2026-11-18T09:00:00+01:00');
  const hub = await startHub({ dataFolder, clock, configuration });
  await lineTo(hub.addresses, { token }).tell('queue/support/enter', { uniquecallid: '1.1', callerid: '77123456' });
  for (const wrong of ['', '201', '12345', '7712345a', '123456789012345678901', 'Anna']) {
    for (const asked of [await kept(hub, wrong), await erased(hub, wrong)]) {
      const da = expect.stringContaining('Skriv et telefonnummer på 6 til 20 cifre') as unknown;
      expect(asked.body).toEqual({ problem: { da, en: expect.stringContaining('6 to 20 digits') as unknown } });
    }
  }
  for (const path of ['/api/callers/kept', '/api/callers/erased']) {
    const response = await fetch(`${hub.addresses.board}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ number: '77123456' }),
    });
    expect(response.status).toBe(403);
  }
  expect([...foundInFiles(dataFolder, /caller-(?:look|erase|export)/)]).toEqual([]);
  expect((await kept(hub, '77 12 34 56')).body).toMatchObject({ inputs: 1, lostCalls: 0 });
});

it('while calls come in somebody is erased, and none of the others is lost from the list', patient, async () => {
  const dataFolder = tempFolder();
  const clock = fakeClock('2026-11-18T09:00:00+01:00');
  const hub = await startHub({ dataFolder, clock, configuration });
  const line = lineTo(hub.addresses, { token });
  const call = (id: number, callerid: string) =>
    line.tell('queue/support/enter', { uniquecallid: `1611111111.${id}`, callerid });
  await Promise.all(Array.from({ length: 40 }, (_each, index) => call(index, index % 2 === 0 ? '77123456' : other)));
  clock.pass(40_000);
  const erasure = erased(hub, '77123456');
  await Promise.all(Array.from({ length: 40 }, (_each, index) => line.ends(`1611111111.${index}`)));
  await Promise.all(Array.from({ length: 20 }, (_each, index) => call(100 + index, `3030303${index % 10}`)));
  expect((await erasure).body).toEqual({ inputs: 20, copies: [] });
  clock.pass(40_000);
  await Promise.all(Array.from({ length: 20 }, (_each, index) => line.ends(`1611111111.${100 + index}`)));
  expect([...foundInFiles(dataFolder, traces)]).toEqual([]);
  const callers = (await lost(hub)).map(([caller]) => caller);
  expect(callers.filter((caller) => caller === null)).toHaveLength(20);
  expect(callers.filter((caller) => caller === '+4528374655')).toHaveLength(1);
  expect(callers.filter((caller) => caller?.startsWith('+45303030'))).toHaveLength(10);
  // One at a time.
  const both = await Promise.all([kept(hub, '28374655'), kept(hub, '28374655')]);
  expect(both.filter(({ body }) => 'problem' in body)).toHaveLength(1);
});

it('and so it is where the settings are just being changed', patient, async () => {
  const dataFolder = tempFolder();
  const clock = fakeClock('2026-11-18T09:00:00+01:00');
  const hub = await startHub({ dataFolder, clock, configuration });
  await callAndLeave(hub, clock);
  // Each makes the books anew, and reads the day again meanwhile.
  const others = [5, 6, 7].map((takenMinutes) => hub.change({ ...configuration, lostCalls: { takenMinutes } }));
  const answered = [await erased(hub, '77123456')];
  if ('problem' in (answered[0]?.body ?? {})) answered.push(await erased(hub, '77123456'));
  await Promise.all(others);
  expect(answered.at(-1)?.body).toMatchObject({ copies: [] });
  expect((await lost(hub)).map(([caller]) => caller).filter((caller) => caller !== null)).toEqual(['+4528374655']);
  expect((await answers(hub)).match(traces)).toBeNull();
  expect([...foundInFiles(dataFolder, traces)]).toEqual([]);
});

it('where nobody can write down who does it, nothing is shown and nothing is erased', patient, async () => {
  const dataFolder = tempFolder();
  mkdirSync(join(dataFolder, 'actions.ndjson'));
  const hub = await startHub({ dataFolder, clock: fakeClock('2026-11-18T09:00:00+01:00'), configuration });
  await lineTo(hub.addresses, { token }).tell('queue/support/enter', { uniquecallid: '1.1', callerid: '77123456' });
  for (const asked of [await kept(hub, '77123456', true), await erased(hub, '77123456')]) {
    expect(asked.text).toContain('handlingsloggen');
    expect(asked.text).not.toMatch(/77123456/);
  }
  rmdirSync(join(dataFolder, 'actions.ndjson'));
  expect((await kept(hub, '77123456')).body).toMatchObject({ inputs: 1 });
});
