import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import type { OutboundReport, OutboundToday } from '#core/outbound/report';
import { createConfig } from '#hub/config/config';
import { openHistoryDatabase } from '#hub/history/file/format';
import { createHistoryFile } from '#hub/history/file/history-file';
import { historySettings } from '#hub/history/settings';
import { fakeClock } from '#tests/support/clocks';
import { secret, twoQueues } from '#tests/support/configurations';
import type { RunningHub } from '#tests/support/hubs';
import { startHub } from '#tests/support/hubs';
import { patient } from '#tests/support/patient';
import { tempFolder } from '#tests/support/temp-folder';

const token = 'the-token-of-the-board';
const bearer = { authorization: `Bearer ${token}` };
const second = 1_000;
const day = 86_400_000;
const number = '28374655';

const configuration = () =>
  twoQueues({ language: 'da', board: { port: 0, token }, agents: [{ id: '0201', name: 'Anna; "den ene"' }] });

async function call({ addresses }: RunningHub, path: string, about: Readonly<Record<string, string>>): Promise<void> {
  const response = await fetch(`${addresses.webhooks}/hooks/pbx/${secret}/${path}?${new URLSearchParams(about)}`);
  expect(response.status).toBe(200);
}

async function callsOut(hub: RunningHub, id: string, agent: string, talk: string): Promise<void> {
  await call(hub, 'outgoing', { UniqueCallId: id, EmployeeLocalNumber: agent, ANumber: number });
  await call(hub, 'ended', { UniqueCallId: id, Duration: talk, CallDirection: 'Outgoing' });
}

async function asked({ addresses }: RunningHub, path: string, headers: Record<string, string> = bearer) {
  const response = await fetch(`${addresses.board}/api/outbound${path}`, { headers });
  return { status: response.status, text: await response.text() };
}

const week = '?from=2026-11-16&to=2026-11-22';

async function report(hub: RunningHub): Promise<OutboundReport> {
  return JSON.parse((await asked(hub, week)).text) as OutboundReport;
}

const inShort = ({ rows }: OutboundReport) =>
  rows.map((row) => [row.day, row.agent, row.calls, row.ended, row.reached, row.talkSeconds]);

const whole = [
  ['2026-11-17', '0201', 2, 2, 1, 65],
  ['2026-11-17', '204', 1, 1, 1, 10],
  ['2026-11-18', '0201', 1, 1, 1, 30],
];

/** A hub on two days: what stands in its folder then, while it is stopped, and its clock. */
async function twoDays() {
  const dataFolder = tempFolder();
  const clock = fakeClock('2026-11-17T14:00:00+01:00');
  let hub = await startHub({ dataFolder, clock, configuration: configuration() });
  await callsOut(hub, '1', '0201', '65');
  clock.pass(5 * second);
  await callsOut(hub, '2', '0201', '0');
  await callsOut(hub, '3', '204', '10');
  await hub.close();
  clock.pass(day);
  hub = await startHub({ dataFolder, clock, configuration: configuration() });
  await callsOut(hub, '4', '0201', '30');
  return { dataFolder, clock, hub, again: () => startHub({ dataFolder, clock, configuration: configuration() }) };
}

it('what agents called is told by agent and day, over restarts, with a name where there is one', patient, async () => {
  const { hub, clock, again } = await twoDays();
  const told = await report(hub);
  expect(inShort(told)).toEqual(whole);
  expect(told.rows[0]).toEqual({
    day: '2026-11-17',
    agent: '0201',
    name: 'Anna; "den ene"',
    calls: 2,
    ended: 2,
    reached: 1,
    reachedRate: 50,
    talkSeconds: 65,
    avgTalkSeconds: 65,
  });
  expect(told.rows[1]?.name).toBeNull();
  // It was off between the two days.
  expect([told.isTold, told.incomplete]).toEqual([true, ['2026-11-16', '2026-11-17', '2026-11-18']]);
  const today = JSON.parse((await asked(hub, '/today')).text) as OutboundToday;
  expect(today).toMatchObject({ isTold: true, total: { calls: 1, talkSeconds: 30 }, agents: [{ agent: '0201' }] });

  const csv = await asked(hub, week, { ...bearer, accept: 'text/csv' });
  expect(csv.text.split('\n')).toEqual([
    'day;agent;name;calls;ended;reached;reachedRate;talkSeconds;avgTalkSeconds',
    '2026-11-17;0201;"Anna; ""den ene""";2;2;1;50;65;65',
    '2026-11-17;204;;1;1;1;100;10;10',
    '2026-11-18;0201;"Anna; ""den ene""";1;1;1;100;30;30',
    '',
  ]);
  clock.pass(60 * second);
  await hub.close();
  const after = await again();
  expect(inShort(await report(after))).toEqual(whole);
});

it('who does not hold the token is told nothing of weeks, and what makes no sense is refused', patient, async () => {
  const { hub } = await twoDays();
  expect((await asked(hub, week, {})).status).toBe(401);
  for (const query of [
    '?from=2026-11-18&to=2026-11-17',
    '?from=2026-02-30&to=2026-03-01',
    '?from=2025-01-01&to=2026-11-18',
  ])
    expect((await asked(hub, query)).status).toBe(400);
});

it('a screen on a wall is told how many calls were made, and by nobody', patient, async () => {
  const { hub } = await twoDays();
  const post = async (path: string, body: object) => {
    const headers = { ...bearer, 'content-type': 'application/json' };
    const response = await fetch(`${hub.addresses.board}/api/${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    return (await response.json()) as { readonly token: string; readonly code: { readonly code: string } };
  };
  const { code } = await post('pairing', {});
  const { token: pass } = await post('screens', { code: code.code, name: 'Væg' });
  const screen = { authorization: `Bearer ${pass}` };
  const { text } = await asked(hub, '/today', screen);
  expect(JSON.parse(text)).toMatchObject({ total: { calls: 1, reached: 1 }, agents: null });
  expect(text).not.toContain('0201');
  expect((await asked(hub, week, screen)).status).toBe(403);
});

it('is made again from the journal where the file is gone, and outlives the journal', patient, async () => {
  const { hub, dataFolder, again } = await twoDays();
  await hub.close();
  const filesOf = (isHistory: boolean) =>
    readdirSync(dataFolder).filter((name) => name.startsWith('history') === isHistory);
  expect(filesOf(true)).not.toEqual([]);
  for (const name of filesOf(true)) rmSync(join(dataFolder, name));
  let next = await again();
  await expect.poll(async () => inShort(await report(next))).toEqual(whole);
  await next.close();
  for (const name of filesOf(true)) expect(readFileSync(join(dataFolder, name)).includes(number)).toBe(false);
  for (const name of filesOf(false)) rmSync(join(dataFolder, name), { recursive: true });
  next = await again();
  expect(inShort(await report(next))).toEqual(whole);
});

it(
  'a history of the version before has it counted from the journal, and loses nothing of what it had',
  patient,
  async () => {
    const { hub, dataFolder, again } = await twoDays();
    await hub.close();
    const change = (work: (database: DatabaseSync) => unknown): unknown => {
      const database = new DatabaseSync(join(dataFolder, 'history.sqlite'));
      const answer = work(database);
      database.close();
      return answer;
    };
    // As the version before left it; of a day of which the journal knows nothing any more there is an hour of a queue.
    change((database) =>
      database.exec(`DROP TABLE outbound; DELETE FROM meta WHERE name = 'hasOutbound'; PRAGMA user_version = 1;
      INSERT INTO hour VALUES ('support', 1000, 'pbx', '1970-01-01', '[1]', NULL, 0, '[]')`),
    );
    let next = await again();
    await expect.poll(async () => inShort(await report(next))).toEqual(whole);
    await next.close();
    const marks = (database: DatabaseSync): unknown => [
      database.prepare('PRAGMA user_version').get(),
      database.prepare("SELECT value FROM meta WHERE name = 'hasOutbound'").get(),
    ];
    expect(change(marks)).toEqual([{ user_version: 2 }, { value: '1' }]);
    next = await again();
    expect(inShort(await report(next))).toEqual(whole);
  },
);

it('goes by whole days when figures are kept no more, and other days when the zone is another', () => {
  const { rules, sources, retention } = createConfig(configuration(), { environment: {} });
  const settings = { ...historySettings({ rules, sources, retention }), figuresDays: 2 };
  const file = createHistoryFile(openHistoryDatabase(':memory:'), settings);
  const sums = { calls: 1, ended: 1, reached: 1, talkTime: 1_000 };
  const written = (iso: string) => ({ source: 'pbx', agent: '0201', start: Date.parse(iso), sums });
  const outbound = ['2026-11-15T23:00:00+01:00', '2026-11-16T00:00:00+01:00', '2026-11-18T09:00:00+01:00'].map(written);
  file.write({ hours: [], outbound, records: [], listened: [] });
  const days = () =>
    file.database
      .prepare('SELECT DISTINCT day FROM outbound')
      .all()
      .map((row) => row['day']);
  file.retain(Date.parse('2026-11-18T10:00:00+01:00'));
  expect(days()).toEqual(['2026-11-16', '2026-11-18']);
  file.use({ ...settings, rules: { ...rules, timeZone: 'Atlantic/Reykjavik' } });
  expect(days()).toEqual(['2026-11-15', '2026-11-18']);
  file.close();
});
