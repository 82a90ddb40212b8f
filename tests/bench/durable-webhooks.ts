import { setTimeout as pause } from 'node:timers/promises';
import type { Benchmark } from './benchmark.ts';
import { followBoard } from './board-stream.ts';
import { agentsNeeded } from './call-script.ts';
import { startHelper, type Helper } from './children.ts';
import { configuration } from './configuration.ts';
import { startHub, writeConfiguration } from './hub-process.ts';
import { loadRhythm, startLoad, type LoadOrder, type LoadReport } from './load.ts';
import { median, rounded } from './statistics.ts';

const rounds = 9;
const seconds = 2;
const connections = 32;
const goal = 0.6;
/** So many times faster than bare Express answers, the load can send: else it is the load that is measured. */
const headroom = 1.3;

/** How many webhooks a second are answered after they are safely on the disk, beside a route that only answers. */
export const durableWebhooks: Benchmark = {
  name: 'durable-webhooks',
  async run({ folder }) {
    const agentsAQueue = agentsNeeded(loadRhythm);
    const hub = await startHub(folder, writeConfiguration(folder, configuration({ agentsAQueue })));
    const express = startHelper<object, string>('bare-express-child.ts');
    const bare = await express.ask({});
    const noOp = startHelper<object, string>('no-op-child.ts');
    const nothing = await noOp.ask({});
    const load = startLoad();
    const leave = await followBoard(hub.board, () => {});
    try {
      // Each has a process that is warm before it counts.
      for (const address of [nothing, bare, hub.webhooks]) await measure(load, address, 2 * seconds);
      const pairs: (readonly [LoadReport, LoadReport])[] = [];
      for (let round = 0; round < rounds; round += 1) pairs.push(await pair(load, bare, hub.webhooks, round % 2 === 1));
      const loadPerSecond = rate(await measure(load, nothing, seconds));
      const expressPerSecond = median(pairs.map(([ofBare]) => rate(ofBare)));
      const ratios = pairs.map(([ofBare, ofHub]) => rate(ofHub) / rate(ofBare));
      return {
        measured: {
          ratio: rounded(median(ratios)),
          ratios: ratios.map((ratio) => rounded(ratio)),
          hubPerSecond: Math.round(median(pairs.map(([, ofHub]) => rate(ofHub)))),
          expressPerSecond: Math.round(expressPerSecond),
          loadPerSecond: Math.round(loadPerSecond),
          refused: pairs.flat().reduce((sum, { refused }) => sum + refused, 0),
          loadBusyShare: rounded(Math.max(...pairs.flat().map(({ busy }) => busy))),
          conditions: `${connections} keep-alive connections, ${rounds} rounds of ${seconds} s each, one board on the stream`,
        },
        against: 'a bare Express 5 route that parses the query and answers 200, in turns in the same run',
        reach: `median ratio >= ${goal}, with a load that could send ${headroom} times as much as Express answers`,
        reached:
          median(ratios) >= goal &&
          loadPerSecond >= headroom * expressPerSecond &&
          pairs.flat().every(({ refused }) => refused === 0),
      };
    } finally {
      leave();
      await Promise.all([load.stop(), express.stop(), noOp.stop(), hub.stop()]);
    }
  },
};

async function pair(load: Helper<LoadOrder, LoadReport>, bare: string, hub: string, hubFirst: boolean) {
  const first = await measure(load, hubFirst ? hub : bare, seconds);
  const second = await measure(load, hubFirst ? bare : hub, seconds);
  return hubFirst ? ([second, first] as const) : ([first, second] as const);
}

async function measure(load: Helper<LoadOrder, LoadReport>, address: string, length: number): Promise<LoadReport> {
  const report = await load.ask({ address, connections, requests: Infinity, seconds: length });
  // What the last round left behind, such as a full write-ahead log, is not the next one's.
  await pause(300);
  return report;
}

function rate({ answered, seconds: length }: LoadReport): number {
  return answered / length;
}
