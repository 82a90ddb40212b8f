import { setTimeout as pause } from 'node:timers/promises';
import type { Benchmark } from './benchmark.ts';
import { followBoard } from './board-stream.ts';
import { startHelper } from './children.ts';
import { metric } from './hub-metrics.ts';
import { startHub, writeConfiguration } from './hub-process.ts';
import { polledConfiguration } from './polled-configuration.ts';
import type { PolledOrder, PolledReport } from './polled-system.ts';
import { rounded } from './statistics.ts';

const sources = 50;
const agents = 5;
const warmUpSeconds = 10;
const seconds = 15;
const most = 10;
/** Each so manieth poll of a source says something new: each; as in a busy hour; hardly ever, as at night. */
const lives = [
  { name: 'eachNew', newsEvery: 1 },
  { name: 'busyHour', newsEvery: 10 },
  { name: 'night', newsEvery: 1_000_000 },
] as const;

/** What it costs the hub to ask fifty phone systems each second, while a board watches. */
export const polledSources: Benchmark = {
  name: 'polled-sources',
  async run({ folder }) {
    const systems = startHelper<PolledOrder, PolledReport>('polled-system-child.ts');
    const { addresses } = await systems.ask({ start: { servers: sources, agents } });
    const hub = await startHub(folder, writeConfiguration(folder, polledConfiguration(addresses, 1)));
    const leave = await followBoard(hub.board, () => {});
    const cpuSeconds = (): Promise<number> => metric(hub.board, 'process_cpu_seconds_total');
    try {
      await pause(warmUpSeconds * 1_000);
      const shares: Record<string, number> = {};
      const polls: Record<string, number> = {};
      for (const { name, newsEvery } of lives) {
        await systems.ask({ newsEvery });
        await pause(1_000);
        await systems.ask({ report: true });
        const [before, started] = [await cpuSeconds(), performance.now()];
        await pause(seconds * 1_000);
        const [used, wall] = [(await cpuSeconds()) - before, (performance.now() - started) / 1_000];
        const { asked } = await systems.ask({ report: true });
        shares[`${name}Percent`] = rounded((100 * used) / wall);
        polls[`${name}PollsASecond`] = rounded(asked / 2 / wall);
      }
      const { busyHourPercent = Infinity } = shares;
      return {
        measured: {
          ...shares,
          ...polls,
          conditions: `${sources} sources asked each second, two questions a poll, ${agents} agents each, one board on the stream; CPU of the hub's process over ${seconds} s each, when every poll says something new, each tenth, and none`,
        },
        against: 'one core',
        reach: `busyHourPercent < ${most}`,
        reached: busyHourPercent < most && (polls['busyHourPollsASecond'] ?? 0) > 0.95 * sources,
      };
    } finally {
      leave();
      await hub.stop();
      await systems.stop();
    }
  },
};
