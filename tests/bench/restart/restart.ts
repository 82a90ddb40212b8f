import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { quietPort } from '#tests/support/quiet-port';
import type { Benchmark } from '../benchmark.ts';
import { startHelper } from '../children.ts';
import { caughtUp, dataOf, launchHub, startHub, writeConfiguration } from '../hub-process.ts';
import { median, rounded } from '../statistics.ts';
import { longDayConfiguration, writeLongDay } from './long-day.ts';
import type { RebuildOrder, RebuildReport } from './rebuild-child.ts';

const rounds = 5;
const mostOpening = 1.2;
const leastFaster = 5;
const mostDelay = 20;

export interface Times {
  /** From the start of the process until its webhooks' port is open, and until all of today is read back. Seconds. */
  readonly open: number;
  readonly ready: number;
}

/** How soon a hub takes calls again when much of a day lies behind it, and how soon its board is right. */
export const restart: Benchmark = {
  name: 'restart',
  async run({ folder }) {
    const [empty, long] = [join(folder, 'empty'), join(folder, 'long')];
    for (const each of [empty, long]) mkdirSync(each);
    const inputs = await writeLongDay(long);
    const configs = {
      empty: writeConfiguration(empty, longDayConfiguration()),
      long: writeConfiguration(long, longDayConfiguration()),
    };
    const checkpoint = join(dataOf(long), 'today.checkpoint');
    const kept = join(folder, 'kept');
    await (await startHub(long, configs.long)).stop();
    if (!existsSync(checkpoint)) throw new Error('The hub wrote down nothing at its end.');
    copyFileSync(checkpoint, kept);

    const of = { empty: [] as Times[], journal: [] as Times[], checkpoint: [] as Times[] };
    for (let round = 1; round <= rounds; round += 1) {
      of.empty.push(await timed(empty, configs.empty));
      rmSync(checkpoint, { force: true });
      of.journal.push(await timed(long, configs.long));
      copyFileSync(kept, checkpoint);
      of.checkpoint.push(await timed(long, configs.long));
      process.stderr.write(`started ${round} times each\n`);
    }
    rmSync(checkpoint, { force: true });
    const loop = await loopDelays(long);

    const opening = Math.max(usual(of.journal, 'open'), usual(of.checkpoint, 'open')) / usual(of.empty, 'open');
    const reading = (times: readonly Times[]): number => median(times.map(({ open, ready }) => ready - open));
    const faster = usual(of.journal, 'ready') / usual(of.checkpoint, 'ready');
    const more = loop.rebuildP999Ms - loop.idleP999Ms;
    return {
      measured: {
        inputs,
        openingRatio: rounded(opening),
        readyRatio: rounded(faster),
        emptyOpenSeconds: rounded(usual(of.empty, 'open')),
        journalOpenSeconds: rounded(usual(of.journal, 'open')),
        checkpointOpenSeconds: rounded(usual(of.checkpoint, 'open')),
        journalReadySeconds: rounded(usual(of.journal, 'ready')),
        checkpointReadySeconds: rounded(usual(of.checkpoint, 'ready')),
        journalReadingSeconds: rounded(reading(of.journal)),
        checkpointReadingSeconds: rounded(reading(of.checkpoint)),
        ...loop,
        conditions: `${rounds} starts of each in turns, each killed when it was ready; from the start of the process`,
      },
      against:
        'the same hub with an empty journal, and with nothing written down but the journal, in turns in the same run',
      reach: `openingRatio <= ${mostOpening}, readyRatio >= ${leastFaster}, the loop's delay while it reads (p99.9) at most ${mostDelay} ms more than idle`,
      reached: opening <= mostOpening && faster >= leastFaster && more <= mostDelay,
    };
  },
};

/** What such a start takes as a rule. */
export const usual = (times: readonly Times[], which: keyof Times): number => median(times.map((each) => each[which]));

/** One start, that is killed when it is ready. `token`: of a board that has one. */
export async function timed(folder: string, config: string, token?: string): Promise<Times> {
  const port = await quietPort();
  const started = performance.now();
  const launched = launchHub(folder, config, port);
  const opened = await untilOpen(port);
  const hub = await launched;
  await caughtUp(hub, token);
  const ready = performance.now();
  await hub.kill();
  return { open: (opened - started) / 1_000, ready: (ready - started) / 1_000 };
}

/** When it was; `performance.now()`. */
async function untilOpen(port: number): Promise<number> {
  while (!(await isOpen(port))) await pause(2);
  return performance.now();
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const is = (open: boolean): void => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', () => is(true));
    socket.once('error', () => is(false));
  });
}

async function loopDelays(folder: string): Promise<RebuildReport> {
  const child = startHelper<RebuildOrder, RebuildReport>('restart/rebuild-child.ts');
  try {
    return await child.ask({ dataFolder: dataOf(folder), configuration: longDayConfiguration() });
  } finally {
    await child.stop();
  }
}
