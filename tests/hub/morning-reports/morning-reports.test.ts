import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { HistoryReport } from '#core/asks/table';
import type { SourcesReport } from '#core/board/queue';
import { csvOf } from '#core/history/csv';
import { columns } from '#core/history/row';
import type { SentReports } from '#core/history/sent-reports';
import { runningClock } from '#tests/support/clocks';
import { twoQueues, type Configuration } from '#tests/support/configurations';
import { eventually } from '#tests/support/eventually';
import { startHub } from '#tests/support/hubs';
import { patient } from '#tests/support/patient';
import { tempFolder } from '#tests/support/temp-folder';
import { startMailServer } from '../messages/receivers.ts';

const number = '28374655';
const token = 'a-token-of-the-board-0123456789';
const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
const [user, password] = ['tavle', 'hemmelig-adgangskode'];
const before = '2026-11-29T09:14:00+01:00';
const morning = '2026-11-30T06:29:59+01:00';

function configured(reports: Configuration): Configuration {
  return twoQueues({ timeZone: 'Europe/Copenhagen', board: { port: 0, token }, language: 'da', reports });
}

/** A hub that took calls on a Sunday, one of them a Danish number's. */
async function aSunday(dataFolder: string): Promise<void> {
  const hub = await startHub({
    dataFolder,
    clock: runningClock(before),
    configuration: twoQueues({ timeZone: 'Europe/Copenhagen', board: { port: 0 } }),
  });
  await hub.line.tell('queue/support/enter', { uniquecallid: 'one', callerid: number });
  await hub.line.answers('0201', 'one');
  await hub.line.ends('one');
  await hub.line.enter('sales', 'two');
  await hub.line.ends('two');
  await hub.close();
}

const asked = async <Answer>(board: string, path: string): Promise<Answer> =>
  (await (await fetch(`${board}${path}`, { headers })).json()) as Answer;

async function sendNow(board: string): Promise<SentReports> {
  return (await (await fetch(`${board}/api/reports`, { method: 'POST', headers })).json()) as SentReports;
}

describe('the report of the morning', patient, () => {
  it('comes at its time into the folder and by mail, says what history says, and holds no number', async () => {
    const [dataFolder, folder] = [tempFolder(), tempFolder()];
    const { port, mails } = await startMailServer(user, password);
    await aSunday(dataFolder);
    const mail = {
      smtp: `smtp://${user}:${password}@127.0.0.1:${port}`,
      from: 'tavle@vestpol.dk',
      to: ['a@vestpol.dk'],
    };
    const hub = await startHub({
      dataFolder,
      clock: runningClock(morning),
      configuration: configured({ folder, mail, periods: ['day', 'week'] }),
    });
    await eventually('both reports', () => readdirSync(folder).length === 4 && mails.length === 2, 20_000);
    expect(readdirSync(folder).toSorted((one, other) => one.localeCompare(other))).toEqual([
      'opkald-2026-11-29.csv',
      'opkald-2026-11-29.html',
      'opkald-uge-2026-11-23.csv',
      'opkald-uge-2026-11-23.html',
    ]);
    const { rows } = await asked<HistoryReport>(
      hub.addresses.board,
      '/api/history?from=2026-11-29&to=2026-11-29&by=hour',
    );
    expect(readFileSync(join(folder, 'opkald-2026-11-29.csv'), 'utf8')).toBe(csvOf(columns, rows, 'da'));
    expect(rows.reduce((sum, { answered }) => sum + answered, 0)).toBe(1);
    const [first, second] = mails;
    expect(first).toMatchObject({ from: 'tavle@vestpol.dk', to: ['a@vestpol.dk'] });
    expect(first?.text).toContain('filename=opkald-2026-11-29.csv');
    expect(second?.text).toContain('filename=opkald-uge-2026-11-23.csv');
    const all = [
      ...mails.map(({ text }) => text),
      ...readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')),
      hub.logLines.join(''),
    ];
    for (const text of all) {
      expect(text).not.toContain(number);
      expect(text).not.toContain(password);
    }
    // Another start makes none again.
    await hub.close();
    const again = await startHub({
      dataFolder,
      clock: runningClock('2026-11-30T06:31:00+01:00'),
      configuration: configured({ folder, mail }),
    });
    expect(await sendNow(again.addresses.board)).toEqual({
      ways: [
        { way: 'folder', problem: null },
        { way: 'mail', problem: null },
      ],
    });
    expect(mails).toHaveLength(3);
  });

  it('that does not get through is said on the board, and is made when it does; mornings that were missed too', async () => {
    const [dataFolder, parent] = [tempFolder(), tempFolder()];
    const folder = join(parent, 'a-share');
    await aSunday(dataFolder);
    writeFileSync(join(dataFolder, 'reports.json'), JSON.stringify({ morning: '2026-11-28', waiting: [] }));
    const configuration = configured({ folder, periods: ['day'] });
    const hub = await startHub({ dataFolder, clock: runningClock('2026-11-30T07:00:00+01:00'), configuration });
    const { board } = hub.addresses;
    const notices = async () => (await asked<SourcesReport>(board, '/api/sources')).notices;
    await eventually('the notice', async () => (await notices()).length > 0);
    expect(await notices()).toEqual([
      {
        kind: 'report',
        way: 'folder',
        since: expect.stringContaining('2026-11-30T07:00') as unknown,
        reason: 'ENOENT',
      },
    ]);
    // A share that is not connected is not made a folder of this machine.
    expect(existsSync(folder)).toBe(false);
    expect(await sendNow(board)).toEqual({ ways: [{ way: 'folder', problem: 'ENOENT' }] });
    mkdirSync(folder);
    // Whoever has put it right is not left waiting.
    await hub.change({ ...configuration, language: 'en' });
    await eventually('both days', () => readdirSync(folder).length === 4, 20_000);
    expect(readdirSync(folder).filter((name) => name.endsWith('.csv'))).toEqual([
      'calls-2026-11-28.csv',
      'calls-2026-11-29.csv',
    ]);
    await eventually('the end of the trouble', async () => (await notices()).length === 0);
    const kept = (): unknown => JSON.parse(readFileSync(join(dataFolder, 'reports.json'), 'utf8'));
    await eventually('that it is written down', () => !JSON.stringify(kept()).includes('folder'));
    expect(kept()).toEqual({ morning: '2026-11-30', waiting: [] });
  });

  it('is refused where it can go nowhere, with what is wrong', async () => {
    const dataFolder = tempFolder();
    const wrong: readonly (readonly [Configuration, RegExp])[] = [
      [{}, /config: reports\.folder: is missing: expected folder, mail or both/],
      [{ folder: 'reports' }, /config: reports\.folder: must be a whole path such as/],
      [{ folder: '/srv', at: '25:00' }, /config: reports\.at: must be a time of day such as "06:30"/],
      [{ folder: '/srv', periods: [] }, /config: reports\.periods: /],
      [
        { mail: { smtp: 'mail.example', from: 'a@b', to: ['c@d'] } },
        /config: reports\.mail\.smtp: must be a mail server/,
      ],
      [{ mail: { smtp: 'smtp://mail.example', from: 'a', to: [] } }, /config: reports\.mail\.from: must be an e-mail/],
    ];
    for (const [reports, sentence] of wrong) {
      const start = startHub({ dataFolder, clock: runningClock(before), configuration: configured(reports) });
      await expect(start).rejects.toThrow(sentence);
    }
  });
});
