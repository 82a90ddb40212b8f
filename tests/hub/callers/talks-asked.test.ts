import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { CallerTalks } from '#core/callers/caller';
import type { LostCallReport } from '#core/asks/table';
import { type FakeClock, fakeClock } from '#tests/support/clocks';
import { twoQueues } from '#tests/support/configurations';
import { type RunningHub, startHub } from '#tests/support/hubs';
import { patient } from '#tests/support/patient';
import { lineTo } from '#tests/support/phone-system';
import { tempFolder } from '#tests/support/temp-folder';

const token = 'the-token-of-the-board';
const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
const configuration = twoQueues({
  countryCode: '+45',
  board: { port: 0, token },
  agents: [{ id: '0201', name: 'Anna' }],
});

async function post<Answer>({ addresses }: RunningHub, path: string, body: object) {
  const response = await fetch(`${addresses.board}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: response.status, body: (await response.json()) as Answer };
}

const talks = async (hub: RunningHub, about: object) => post<CallerTalks>(hub, '/api/callers/talks', about);

/** Somebody calls, and an agent talks with him for so many seconds; or nobody answers. */
async function call(hub: RunningHub, clock: FakeClock, about: Call): Promise<void> {
  const { id, callerid, queue = 'support', agent, seconds = 60 } = about;
  const line = lineTo(hub.addresses, { token });
  await line.tell(`queue/${queue}/enter`, { uniquecallid: id, callerid });
  clock.pass(10_000);
  if (agent !== undefined) {
    await line.rings(agent, id);
    await line.answers(agent, id);
    clock.pass(seconds * 1_000);
  }
  await line.ends(id);
  clock.pass(60_000);
}

interface Call {
  readonly id: string;
  readonly callerid: string;
  readonly queue?: string;
  readonly agent?: string;
  readonly seconds?: number;
}

it('whom a caller last spoke with is told by his number and by his line, after a restart too', patient, async () => {
  const dataFolder = tempFolder();
  const clock = fakeClock('2026-11-17T23:59:00+01:00');
  let hub = await startHub({ dataFolder, clock, configuration });
  // A talk over midnight stands in both days.
  await call(hub, clock, { id: '1.1', callerid: '77123456', agent: '0201', seconds: 180 });
  await call(hub, clock, { id: '1.2', callerid: '+4577123456', queue: 'sales', agent: '203' });
  await call(hub, clock, { id: '1.3', callerid: '28374655', agent: '203' });
  await call(hub, clock, { id: '1.4', callerid: '0045 77 12 34 56' });
  await call(hub, clock, { id: '1.5', callerid: 'anonymous' });
  const spoken = {
    talks: [
      {
        source: 'pbx',
        direction: 'in',
        at: '2026-11-18T00:03:20.000+01:00',
        agent: '203',
        name: null,
        queue: 'sales',
        seconds: 60,
      },
      {
        source: 'pbx',
        direction: 'in',
        at: '2026-11-17T23:59:10.000+01:00',
        agent: '0201',
        name: 'Anna',
        queue: 'support',
        seconds: 180,
      },
    ],
    isAll: true,
    since: '2026-11-17T23:59:00.000+01:00',
  };
  expect((await talks(hub, { number: '+45 77 12 34 56' })).body).toEqual(spoken);
  await hub.close();
  hub = await startHub({ dataFolder, clock, configuration });
  const list = await fetch(`${hub.addresses.board}/api/calls/lost?day=2026-11-18`, { headers });
  const [his, hidden] = ((await list.json()) as LostCallReport).calls;
  expect((await talks(hub, { line: his?.id })).body).toEqual(spoken);
  expect((await talks(hub, { number: '30303030' })).body).toEqual({ ...spoken, talks: [] });

  const da = (text: string) => ({ problem: { da: text, en: expect.any(String) as unknown } });
  const none = await talks(hub, { line: hidden?.id });
  expect(none.body).toEqual(da('Nummeret er hemmeligt, så ingen ved, hvem der ringede.'));
  const gone = await talks(hub, { line: 'pbx 9.9' });
  expect(gone.body).toEqual(da('Linjen er ikke på listen over mistede opkald fra i dag og i går mere.'));
  const wrong = await talks(hub, { number: '201' });
  expect(wrong.body).toMatchObject({ problem: { da: expect.stringContaining('6 til 20 cifre') as unknown } });
  expect((await talks(hub, {})).status).toBe(400);
  expect((await talks(hub, { number: '77123456', line: his?.id })).status).toBe(400);

  // Who asked stands in the audit log, and of the number the last two digits.
  const audit = readFileSync(join(dataFolder, 'actions.ndjson'), 'utf8').trimEnd().split('\n');
  const looks = audit
    .map(
      (line) => JSON.parse(line) as { readonly action: string; readonly result: string; readonly parameters: object },
    )
    .filter(({ action }) => action === 'caller-talks');
  expect(looks.map(({ parameters, result }) => ({ parameters, result }))).toEqual([
    { parameters: { number: '********56' }, result: '2 talks were shown.' },
    { parameters: { number: '********56' }, result: '2 talks were shown.' },
    { parameters: { number: '******30' }, result: '0 talks were shown.' },
  ]);

  // Who was erased has spoken with nobody.
  await post(hub, '/api/callers/erased', { number: '77123456' });
  expect((await talks(hub, { number: '77123456' })).body).toMatchObject({ talks: [], isAll: true });
});

it(
  'of who calls all the time the last ten talks of the last days are told, and that there may be more',
  patient,
  async () => {
    const clock = fakeClock('2026-11-01T09:00:00+01:00');
    const hub = await startHub({ dataFolder: tempFolder(), clock, configuration });
    for (let count = 1; count <= 12; count += 1) {
      await call(hub, clock, { id: `1.${count}`, callerid: '77123456', agent: '203', seconds: count });
    }
    const { body } = await talks(hub, { number: '77123456' });
    expect(body.talks.map(({ seconds }) => seconds)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
    expect(body.isAll).toBe(false);
    // Only so many days on which he called are read: on each of these he spoke with nobody.
    for (let day = 1; day <= 10; day += 1) {
      clock.pass(24 * 3_600_000);
      await call(hub, clock, { id: `2.${day}`, callerid: '77123456' });
    }
    expect((await talks(hub, { number: '77123456' })).body).toMatchObject({ talks: [], isAll: false });
  },
);

it('who holds no token is told nothing', patient, async () => {
  const hub = await startHub({
    dataFolder: tempFolder(),
    clock: fakeClock('2026-11-18T09:00:00+01:00'),
    configuration,
  });
  const response = await fetch(`${hub.addresses.board}/api/callers/talks`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ number: '77123456' }),
  });
  expect(response.status).toBe(403);
});
