import { setTimeout as pause } from 'node:timers/promises';
import type { Benchmark } from '../benchmark.ts';
import { startHelper } from '../children.ts';
import { startHub, writeConfiguration } from '../hub-process.ts';
import { distribution, quantile } from '../statistics.ts';
import type { FollowOrder, Shown } from './follower.ts';
import { live } from './live.ts';
import { messagesACall } from './busy-story.ts';
import { agents, callsPerSecond, queues, startBusySwitch, users } from './busy-switch.ts';

const warmUpSeconds = 5;
const seconds = 30;
const most = 25;

/** From the moment at which a busy switch tells of an answered call to the update on the stream that counts it. */
export const streamRate: Benchmark = {
  name: 'stream-rate',
  async run({ folder }) {
    const busy = await startBusySwitch();
    const hub = await startHub(folder, writeConfiguration(folder, busy.configuration));
    const screen = startHelper<FollowOrder, readonly Shown[]>('switch/follower-child.ts');
    try {
      await screen.ask({ board: hub.board });
      await live(hub.board);
      await busy.ask({ play: warmUpSeconds });
      const { sent } = await busy.ask({ play: seconds });
      await pause(1_000);
      const shown = await screen.ask({});
      let place = 0;
      const latencies: number[] = [];
      for (const { answered, at } of sent) {
        while (place < shown.length && (shown[place]?.answered ?? 0) < answered) place += 1;
        const update = shown[place];
        if (update !== undefined) latencies.push(update.at - at);
      }
      const unseen = sent.length - latencies.length;
      return {
        measured: {
          ...distribution(latencies),
          unseen,
          conditions: `One-Connect with ${users.length} users, ${agents.length} of them in ${queues.length} queues, ${callsPerSecond * messagesACall} messages a second for ${seconds} s after ${warmUpSeconds} s of warming up`,
        },
        against: 'the distribution itself',
        reach: `p99 <= ${most} ms, none unseen`,
        reached: quantile(latencies, 0.99) <= most && unseen === 0,
      };
    } finally {
      await screen.stop();
      await hub.stop();
      await busy.stop();
    }
  },
};
