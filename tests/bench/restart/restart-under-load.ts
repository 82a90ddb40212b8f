import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { quietPort } from '#tests/support/quiet-port';
import type { Benchmark } from '../benchmark.ts';
import { startHelper } from '../children.ts';
import { caughtUp, launchHub, writeConfiguration, type HubProcess } from '../hub-process.ts';
import { median, rounded } from '../statistics.ts';
import { longDayConfiguration, writeLongDay } from './long-day.ts';
import type { PatienceOrder, PatienceReport } from './impatient-child.ts';

const rounds = 3;
const perSecond = 10;

/** What a restart in the middle of a long day costs a phone system that calls ten times a second and never twice. */
export const restartUnderLoad: Benchmark = {
  name: 'restart-under-load',
  async run({ folder }) {
    const places = { empty: join(folder, 'empty'), long: join(folder, 'long') };
    for (const place of Object.values(places)) mkdirSync(place);
    const inputs = await writeLongDay(places.long);
    const of = { empty: [] as PatienceReport[], long: [] as PatienceReport[] };
    for (let round = 1; round <= rounds; round += 1) {
      for (const which of ['empty', 'long'] as const) of[which].push(await restarted(places[which]));
      process.stderr.write(`restarted ${round} times each\n`);
    }
    const refused = (reports: readonly PatienceReport[]): number => median(reports.map((each) => each.refused));
    const later = [...of.empty, ...of.long].reduce((sum, each) => sum + each.refusedLater, 0);
    return {
      measured: {
        inputs,
        emptyRefused: of.empty.map((each) => each.refused),
        longRefused: of.long.map((each) => each.refused),
        refusedOnceOpen: later,
        answered: of.long.map((each) => each.answered),
        longestAnswerMs: rounded(Math.max(...of.long.map((each) => each.longestMs))),
        conditions: `${perSecond} calls a second on a connection each, none repeated; the hub is ended with SIGTERM and started at once, ${rounds} times each in turns; refused: also while there is no process`,
      },
      against: 'the same restart of a hub with an empty journal, in turns in the same run',
      reach:
        'no more refused than on an empty day (one more at most: a call is at its own tenth of a second), and none from the moment that the port is open again',
      reached: refused(of.long) <= refused(of.empty) + 1 && later === 0,
    };
  },
};

async function restarted(place: string): Promise<PatienceReport> {
  const config = writeConfiguration(place, longDayConfiguration());
  const port = await quietPort();
  let hub: HubProcess = await launchHub(place, config, port);
  await caughtUp(hub);
  const phones = startHelper<PatienceOrder, PatienceReport>('restart/impatient-child.ts');
  try {
    const calling = phones.ask({ port, perSecond, seconds: 20 });
    await pause(3_000);
    await hub.stop();
    hub = await launchHub(place, config, port);
    const report = await calling;
    await caughtUp(hub);
    return report;
  } finally {
    await phones.stop();
    await hub.kill();
  }
}
