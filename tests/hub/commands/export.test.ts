import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Picture } from '#core/board/queue';
import { ArgumentsInvalid } from '#hub/commands/arguments';
import { runExport } from '#hub/commands/export';
import type { HubAddresses } from '#hub/hub';
import { runCommand, startServe } from '#tests/support/commands';
import { secret, twoQueues, zoneWithNoonNow } from '#tests/support/configurations';
import { lineTo } from '#tests/support/phone-system';
import { exported, lineOf, replayed } from '#tests/support/replays';
import { isWindows } from '#tests/support/windows';
import { tempFile, tempFolder } from '#tests/support/temp-folder';
import { patient } from '../../support/patient.ts';

/** What no clock changes: figures that hold until the next input. */
function figures({ queues }: Picture): object {
  return queues.map((queue) => ({
    ...queue,
    longestWaitSeconds: null,
    longestWaitTime: null,
    longestWaitTodaySeconds: null,
    serviceLevel: null,
  }));
}

/** A few calls, said in every way that a web request can be. */
async function workAnHour({ board, webhooks }: HubAddresses): Promise<void> {
  const line = lineTo({ board, webhooks });
  const post = async (path: string, body: string, type: string): Promise<void> => {
    const headers = { 'Content-Type': type };
    const response = await fetch(`${webhooks}/hooks/pbx/${secret}/${path}`, { method: 'POST', headers, body });
    expect([response.status, await response.text()]).toStrictEqual([200, '']);
  };
  await line.enter('support', '12434346.4560');
  await post('queue/support/enter', '{"uniquecallid": 12434346.456}', 'application/json');
  await post('queue/sales/enter', 'uniquecallid=7.1&callername=J%F8rgen', 'application/x-www-form-urlencoded');
  await line.rings('0201', '12434346.4560');
  await post('answered', '{"UniqueCallId": 12434346.4560, "EmployeeLocalNumber": "0201"}', 'application/json');
  await line.answers('204', '7.1');
  await line.ends('7.1');
  await line.enter('sales', '7.2');
  await line.ends('7.2');
  await line.enter('sales', '7.2');
  await line.tell('answered', { ANumber: '28374655' });
}

describe('export', patient, () => {
  it('gives a capture from which replay makes what the hub shows, also while it runs and after it was killed', async () => {
    const configuration = twoQueues({ timeZone: zoneWithNoonNow() });
    const dataFolder = tempFolder();
    const args = ['--config', tempFile('config.json', JSON.stringify(configuration)), '--data', dataFolder];

    const first = await startServe(args);
    await workAnHour(first.addresses);
    const live = await lineTo(first.addresses).picture();
    expect(live.queues).toMatchObject([
      { callsWaiting: 1, answeredToday: 1, agentsBusy: 1 },
      { callsWaiting: 0, answeredToday: 1, lostToday: 1 },
    ]);
    const capture = await exported(dataFolder);
    expect(await replayed(configuration, capture, [live.at])).toStrictEqual([lineOf(live)]);
    expect(capture).not.toContain(secret);
    expect(capture.split('\n')[0]).toContain('"source":"#hub","message":"started"');
    expect(capture.trimEnd().split('\n')).toHaveLength(12);

    first.process.kill('SIGKILL');
    await first.ended;
    expect(await exported(dataFolder)).toBe(capture);

    const second = await startServe(args);
    expect(figures(await lineTo(second.addresses).picture())).toStrictEqual(figures(live));
    await lineTo(second.addresses).answers('0202', '12434346.456');
    const later = await lineTo(second.addresses).picture();
    expect(later.queues).toMatchObject([{ callsWaiting: 0, answeredToday: 2, agentsBusy: 2 }, {}]);
    second.process.kill('SIGTERM');
    // Where no program hears that, it is one more end by force.
    expect((await second.ended).code).toBe(isWindows ? null : 0);

    const third = await startServe(args);
    expect(figures(await lineTo(third.addresses).picture())).toStrictEqual(figures(later));
    expect(await replayed(configuration, await exported(dataFolder), [later.at])).toStrictEqual([lineOf(later)]);
  });

  it('gives the inputs from one time to before another', async () => {
    const dataFolder = tempFolder();
    // Nothing to be alerted of: on a slow machine the hub would have its word in between.
    const alerts = { callsWaiting: {}, longestWaitSeconds: {}, nobodyReady: {} };
    const configuration = twoQueues({ queues: [{ id: 'support', name: 'Support', alerts }] });
    const config = tempFile('config.json', JSON.stringify(configuration));
    const serve = await startServe(['--config', config, '--data', dataFolder]);
    const line = lineTo(serve.addresses);
    for (const call of ['1.1', '1.2', '1.3']) {
      await line.enter('support', call);
      // Each in a millisecond of its own.
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    const all = (await exported(dataFolder)).trimEnd().split('\n');
    // The first is the hub's own word that it started.
    const [, , from = '', to = ''] = all.map((text) => (JSON.parse(text) as { readonly at: string }).at);
    expect(all).toHaveLength(4);
    expect(await exported(dataFolder, '--from', from)).toBe(`${all.slice(2).join('\n')}\n`);
    expect(await exported(dataFolder, '--from', from, '--to', to)).toBe(`${all[2]}\n`);
    expect(await exported(dataFolder, '--to', from.replace(/[+-]\d\d:\d\d$/, ''))).toBe(`${all[0]}\n${all[1]}\n`);
    expect(all[1]).toMatch(
      /^\{"at":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0[12]:00","source":"pbx","request":\{"method":"GET","path":"queue\/support\/enter","query":\{"uniquecallid":"1\.1"\}\}\}$/,
    );
  });

  it('ends at once where there is no journal: code 1, and a sentence', async () => {
    const { code, stdout, stderr } = await runCommand(['export', '--data', resolve('/none')]);
    expect({ code, stdout }).toStrictEqual({ code: 1, stdout: '' });
    expect(stderr).toBe(`There is no journal in ${resolve('/none')}.\n`);
  });

  it.each([
    [[], /--data DIR is missing/],
    [['--data', ''], /--data DIR is missing/],
    [['--data', '/none', '--colour', 'red'], /--colour/],
  ])('ends at once where it is called wrongly: %j', async (args, expected) => {
    const error: unknown = await runExport(args).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ArgumentsInvalid);
    expect(error).toHaveProperty('message', expect.stringMatching(expected));
  });
});
