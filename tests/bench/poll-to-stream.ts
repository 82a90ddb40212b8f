import { setTimeout as pause } from 'node:timers/promises';
import type { Benchmark } from './benchmark.ts';
import { followBoard } from './board-stream.ts';
import { startHelper } from './children.ts';
import { startHub, writeConfiguration } from './hub-process.ts';
import { polledConfiguration } from './polled-configuration.ts';
import type { PolledOrder, PolledReport } from './polled-system.ts';
import { distribution, quantile, rounded } from './statistics.ts';

const warmUpSeconds = 10;
const seconds = 40;
/** Odd, so that polls do not march in step with any timer. */
const everySeconds = 0.107;
const most = 10;

/**
 * From the moment at which the last answer of a poll leaves the phone system to the update that shows it, over real HTTP:
 * the way to the hub is in it.
 */
export const pollToStream: Benchmark = {
  name: 'poll-to-stream',
  async run({ folder }) {
    const systems = startHelper<PolledOrder, PolledReport>('polled-system-child.ts');
    const { addresses } = await systems.ask({ start: { servers: 1, agents: 10 } });
    const hub = await startHub(folder, writeConfiguration(folder, polledConfiguration(addresses, everySeconds)));
    const heard = new Map<number, number>();
    const leave = await followBoard(hub.board, ({ queues: [queue] }, at) => {
      const answered = queue?.answeredToday ?? null;
      if (answered !== null && !heard.has(answered)) heard.set(answered, performance.timeOrigin + at);
    });
    try {
      await pause(warmUpSeconds * 1_000);
      await systems.ask({ report: true });
      await pause(seconds * 1_000);
      const { sent } = await systems.ask({ report: true });
      await pause(500);
      const seen = sent.flatMap(({ completed, first, last }) => {
        const at = heard.get(completed);
        return at === undefined ? [] : [{ fromFirst: at - first, fromLast: at - last }];
      });
      const latencies = seen.map(({ fromLast }) => fromLast);
      const unseen = sent.length - seen.length;
      return {
        measured: {
          ...distribution(latencies),
          fromFirstAnswerP99Ms: rounded(
            quantile(
              seen.map(({ fromFirst }) => fromFirst),
              0.99,
            ),
          ),
          unseen,
          conditions: `one source asked each ${everySeconds} s for ${seconds} s after ${warmUpSeconds} s of warming up, every poll with news; a poll is two questions, one after the other`,
        },
        against: 'the distribution itself',
        reach: `p99 <= ${most} ms, none unseen`,
        reached: quantile(latencies, 0.99) <= most && unseen === 0,
      };
    } finally {
      leave();
      await hub.stop();
      await systems.stop();
    }
  },
};
