import { setTimeout as pause } from 'node:timers/promises';
import type { Picture } from '#core/board/queue';
import type { Benchmark } from './benchmark.ts';
import { createCallers, type Caller } from './callers.ts';
import { configuration, queues } from './configuration.ts';
import { openConnection, type HttpConnection } from './http-connection.ts';
import { exportJournal, startHub, writeConfiguration, type HubProcess } from './hub-process.ts';
import { countStored, type Counts } from './stored-counts.ts';

const usualTimes = 10;
const connections = 16;

/** What is left of it after power cuts under load: nothing acknowledged is lost, and nothing is counted twice. */
export const killNine: Benchmark = {
  name: 'kill-nine',
  async run({ folder, times = usualTimes }) {
    // Nothing is concluded from who is served first, so that counting needs no more than counting.
    const config = writeConfiguration(folder, configuration({ agentsAQueue: connections, order: 'other' }));
    const { callers, sent, acknowledged } = createCallers(connections);
    for (let time = 1; time <= times; time += 1) {
      const hub = await startHub(folder, config);
      await loadUntilKilled(hub, callers);
      process.stderr.write(`killed ${time} times, ${acknowledged.size} acknowledged\n`);
    }
    const stored = countStored(await exportJournal(folder));
    const hub = await startHub(folder, config);
    const shown = countShown((await (await fetch(`${hub.board}/api/queues`)).json()) as Picture);
    await hub.stop();

    const missing = [...acknowledged].filter((key) => !stored.times.has(key)).length;
    const neverSent = [...stored.times].filter(([key, count]) => count > (sent.get(key) ?? 0)).length;
    const asStored = JSON.stringify(shown) === JSON.stringify(stored.counts);
    return {
      measured: {
        kills: times,
        acknowledged: acknowledged.size,
        missing,
        storedUnacknowledged: [...stored.times.keys()].filter((key) => !acknowledged.has(key)).length,
        storedTwice: [...stored.times.values()].filter((count) => count > 1).length,
        storedMoreOftenThanSent: neverSent,
        shown,
        expected: stored.counts,
        conditions: `${connections} connections, killed 50 to 400 ms into the load; whatever was not acknowledged is sent again to the next hub`,
      },
      against: 'what was acknowledged, and a plain count of the calls in the export',
      reach: 'nothing acknowledged is missing, the hub shows the plain count',
      reached: missing === 0 && neverSent === 0 && asStored,
    };
  },
};

async function loadUntilKilled(hub: HubProcess, callers: readonly Caller[]): Promise<void> {
  const opened = await Promise.all(callers.map(() => openConnection(hub.webhooks)));
  const working = Promise.all(callers.map((caller, index) => callOn(caller, opened[index])));
  await pause(50 + Math.random() * 350);
  await hub.kill();
  await working;
}

/** Sends one request after the other until the connection breaks. */
async function callOn(caller: Caller, connection: HttpConnection | undefined): Promise<void> {
  for (;;) {
    const target = caller.target();
    const status = await connection?.get(target).catch(() => undefined);
    if (status === undefined) return;
    if (status !== 200) throw new Error(`The hub answered ${status}.`);
    caller.acknowledged();
  }
}

function countShown({ queues: shown }: Picture): Counts {
  return queues.map((id) => {
    const queue = shown.find((candidate) => candidate.id === id);
    return {
      queue: id,
      waiting: queue?.callsWaiting ?? -1,
      answered: queue?.answeredToday ?? -1,
      lost: queue?.lostToday ?? -1,
      busy: queue?.agentsBusy ?? -1,
    };
  });
}
