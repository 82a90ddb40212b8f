import { appendFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'vitest';
import { patient } from '#tests/support/patient';
import { tempFolder } from '#tests/support/temp-folder';
import { startMapped } from './mapped-hub.ts';

it('follows a log of calls that is written, put aside and begun anew', patient, async () => {
  const path = join(tempFolder(), 'queue_log');
  const line = (call: string, event: string, seconds: number, agent = 'NONE') =>
    `${Date.parse('2026-11-18T09:55:00+01:00') / 1_000 + seconds}|${call}|support|${agent}|${event}\n`;
  writeFileSync(path, line('1', 'ENTERQUEUE', 0));
  const dataFolder = tempFolder();
  const source = {
    adapter: 'files',
    path,
    format: 'csv',
    separator: '|',
    quotes: false,
    columns: ['time', 'call', 'queue', 'agent', 'event'],
    everySeconds: 0.1,
    as: 'events',
    fields: { kind: 'event', call: 'call', queue: 'queue', agent: 'agent', at: 'time' },
    kinds: { queued: ['ENTERQUEUE'], answered: ['CONNECT'], ended: ['COMPLETE', 'ABANDON'] },
    queues: { support: ['support'] },
  };
  const hub = await startMapped(source, dataFolder);
  await hub.shows({ callsWaiting: 1 });
  appendFileSync(path, line('1', 'CONNECT', 30, '203'));
  await hub.shows({ callsWaiting: 0, answeredToday: 1, avgWaitSeconds: 30 });
  renameSync(path, `${path}.1`);
  await hub.says('failing', 'not there now');
  appendFileSync(`${path}.1`, line('1', 'COMPLETE', 60));
  writeFileSync(path, line('2', 'ENTERQUEUE', 70));
  await hub.shows({ callsWaiting: 1, agentsBusy: 0, avgTalkSeconds: 30 });
  await hub.close();
  appendFileSync(path, line('2', 'ABANDON', 90));
  const again = await startMapped(source, dataFolder);
  await again.shows({ callsWaiting: 0, answeredToday: 1, lostToday: 1 });
});

it('says of a table that was saved on another day that it tells nothing of today', async () => {
  const path = join(tempFolder(), 'stats.csv');
  writeFileSync(path, 'Queue,Waiting\nSupport,3\n');
  const day = (iso: string): void => utimesSync(path, new Date(iso), new Date(iso));
  day('2026-11-17T23:59:59+01:00');
  const hub = await startMapped({
    adapter: 'files',
    path,
    format: 'csv',
    everySeconds: 0.1,
    as: 'counts',
    fields: { queue: 'Queue', waiting: 'Waiting' },
    queues: { support: ['Support'] },
  });
  await hub.says('failing', 'last written on 2026-11-17');
  await hub.shows({ callsWaiting: null });
  day('2026-11-18T00:00:00+01:00');
  await hub.shows({ callsWaiting: 3 });
});

it('shows a table of statistics that a person saves', async () => {
  const path = join(tempFolder(), 'stats.csv');
  const header =
    'Queue,Calls In Queue,Answered,Lost,Answer Rate,Max Wait,Avg Wait,Agents Ready,Agents Busy,Agents Other,Total Agents';
  writeFileSync(path, `${header}\nHallMonitor Support,3,127,8,94.1%,06:10,01:12,4,2,1,7\n`);
  const hub = await startMapped({
    adapter: 'files',
    path,
    format: 'csv',
    everySeconds: 0.1,
    as: 'counts',
    fields: {
      queue: 'Queue',
      waiting: '`Calls In Queue`',
      answered: 'Answered',
      lost: 'Lost',
      longestWaitTodaySeconds: '`Max Wait`',
      averageWaitSeconds: '`Avg Wait`',
      agentsReady: '`Agents Ready`',
      agentsBusy: '`Agents Busy`',
      agentsOther: '`Agents Other`',
    },
    queues: { support: ['HallMonitor Support'] },
  });
  await hub.shows({ callsWaiting: 3, answeredToday: 127, lostToday: 8, answerRate: 94.1, avgWaitSeconds: 72 });
  await hub.shows({ agentsReady: 4, agentsBusy: 2, agentsOther: 1, longestWaitTodaySeconds: 370 });
  rmSync(path);
  await hub.says('failing', 'not there now');
});
