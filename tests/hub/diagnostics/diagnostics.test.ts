import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DiagnosticsPartName, DiagnosticsReport } from '#core/diagnostics/report';
import { createConfig } from '#hub/config/config';
import { createDiagnosticsDesk } from '#hub/diagnostics/desk';
import { createFeedOf } from './feed-of.ts';
import { startServe } from '#tests/support/commands';
import { secret, twoQueues, zoneWithNoonNow } from '#tests/support/configurations';
import { lineTo } from '#tests/support/phone-system';
import { replayed } from '#tests/support/replays';
import { tempFolder } from '#tests/support/temp-folder';

const token = 'a-token-of-the-board-0123456789';
const number = '28374655';
const person = 'Karen Blixenstjerne';

const configuration = twoQueues({
  timeZone: zoneWithNoonNow(),
  agents: [{ id: '0201', name: person }],
  board: { port: 0, token },
});

async function served() {
  const folder = tempFolder();
  const [file, data] = [join(folder, 'config.json'), join(folder, 'data')];
  writeFileSync(file, JSON.stringify(configuration));
  const server = await startServe(['--config', file, '--data', data]);
  const ask = (headers: Record<string, string> = { authorization: `Bearer ${token}` }) =>
    fetch(`${server.addresses.board}/api/diagnostics`, { headers });
  return { ...server, ask, line: lineTo(server.addresses, { token }) };
}

const textOf = ({ parts }: DiagnosticsReport, name: DiagnosticsPartName): string =>
  parts.find((part) => part.name === name)?.text ?? '';

describe('what whoever mends something is given', () => {
  it('holds no secret, no number and no name, and its capture counts the same', async () => {
    const { ask, line } = await served();
    await line.tell('queue/support/enter', { uniquecallid: 'one', callerid: number, callername: person });
    await line.tell('incoming', { UniqueCallId: 'one', EmployeeLocalNumber: '0201', ANumber: number });
    await line.tell('answered', { UniqueCallId: 'one', EmployeeLocalNumber: '0201', ANumber: number });
    await line.tell('queue/support/enter', { uniquecallid: 'two', callerid: `+45${number}` });

    const response = await ask();
    expect(response.status).toBe(200);
    const report = (await response.json()) as DiagnosticsReport;
    expect(report.parts.map(({ name }) => name)).toEqual([
      'versions',
      'settings',
      'systems',
      'board',
      'metrics',
      'log',
      'capture',
    ]);
    const all = JSON.stringify(report);
    const planted = [number, person, secret, secret.slice(0, 16), token];
    expect(planted.filter((word) => all.includes(word))).toEqual([]);
    expect(JSON.parse(textOf(report, 'versions'))).toMatchObject({ journal: { writable: true } });
    expect(JSON.parse(textOf(report, 'settings'))).toMatchObject({ agents: [{ id: '0201', name: '***' }] });
    expect(textOf(report, 'metrics')).toContain('wallboard_');

    const capture = textOf(report, 'capture');
    // What the hub wrote of itself is in it too.
    expect(capture.split('\n').filter((each) => each.includes('"source":"pbx"'))).toHaveLength(4);
    const { queues } = await line.picture();
    const [last] = (await replayed(configuration, `${capture}\n`)).slice(-1);
    expect(last?.queues.map(({ answeredToday, callsWaiting }) => ({ answeredToday, callsWaiting }))).toEqual(
      queues.map(({ answeredToday, callsWaiting }) => ({ answeredToday, callsWaiting })),
    );
    expect(queues[0]).toMatchObject({ answeredToday: 1, callsWaiting: 1 });
  });

  it('is given to nobody without the token', async () => {
    const { ask } = await served();
    expect((await ask({})).status).toBe(401);
  });
});

describe('each part by itself', () => {
  const parts = (overrides: Partial<Parameters<typeof createDiagnosticsDesk>[0]> = {}) =>
    createDiagnosticsDesk({
      program: { version: '1.2.3' },
      settings: undefined,
      feed: createFeedOf(),
      metrics: { text: async () => '' },
      journal: { read: async function* () {}, state: { writable: true, setAside: [] } },
      config: () => createConfig({ ...configuration, timeZone: 'Europe/Copenhagen' }, { environment: {} }),
      now: () => Date.parse('2026-11-18T10:00:00Z'),
      log: { warn: () => undefined },
      ...overrides,
    });

  it('is there though another one fails, and says so', async () => {
    const failing = { text: () => Promise.reject(new Error(number)) };
    const report = await parts({ metrics: failing }).report();
    expect(textOf(report, 'metrics')).toBe('Could not be gathered; the log says more.');
    expect(textOf(report, 'versions')).toContain('1.2.3');
  });

  it('is gathered for one at a time, and then for the next', async () => {
    const desk = parts();
    const first = desk.report();
    await expect(desk.report()).rejects.toThrow('They are being gathered for somebody else.');
    await first;
    expect((await desk.report()).at).toBe('2026-11-18T11:00:00.000+01:00');
  });

  it('reads the newest of the log', async () => {
    const logFile = join(tempFolder(), 'wallboard.log');
    writeFileSync(`${logFile}.1`, 'older\n');
    writeFileSync(logFile, 'newer\n');
    expect(textOf(await parts({ program: { version: '1', logFile } }).report(), 'log')).toBe('older\nnewer');
  });
});
