import type { Benchmark } from '../benchmark.ts';
import { followBoard } from '../board-stream.ts';
import { startHub, writeConfiguration } from '../hub-process.ts';
import { residentMegabytes } from '../resident-memory.ts';
import { median, quantile, rounded } from '../statistics.ts';
import { messagesACall } from './busy-story.ts';
import { callsPerSecond, startBusySwitch } from './busy-switch.ts';
import { live } from './live.ts';

const parts = 20;
/** Seconds of the switch's time a part: 50,000 messages. */
const secondsAPart = 25;
const sampleEvery = 100;
const mostGrowth = 1.1;

/** What the hub holds after a million messages of a switch, as fast as it reads them. */
export const streamMemory: Benchmark = {
  name: 'stream-memory',
  async run({ folder }) {
    const busy = await startBusySwitch();
    const hub = await startHub(folder, writeConfiguration(folder, busy.configuration));
    const leave = await followBoard(hub.board, () => {});
    const samples: number[][] = [];
    const timer = setInterval(() => {
      void residentMegabytes(hub.pid, hub.board).then((megabytes) => samples.at(-1)?.push(megabytes));
    }, sampleEvery);
    try {
      await live(hub.board);
      const begun = performance.now();
      for (let part = 0; part < parts; part += 1) {
        samples.push([]);
        await busy.ask({ rush: secondsAPart });
        process.stderr.write(`part ${part + 1} of ${parts}: ${Math.round(median(samples[part] ?? []))} MB\n`);
      }
      const seconds = (performance.now() - begun) / 1_000;
      const half = median(samples.slice(parts / 2 - 2, parts / 2).flat());
      const whole = median(samples.slice(-2).flat());
      const messages = parts * secondsAPart * callsPerSecond * messagesACall;
      return {
        measured: {
          messages,
          messagesPerSecond: Math.round(messages / seconds),
          halfMB: Math.round(half),
          wholeMB: Math.round(whole),
          peakMB: Math.round(quantile(samples.flat(), 1)),
          growth: rounded(whole / half),
          partsMB: samples.map((part) => Math.round(median(part))),
          conditions: `one board on the stream, resident memory each ${sampleEvery} ms, its median over a tenth`,
        },
        against: 'the same process after the first half of the messages',
        reach: `growth <= ${mostGrowth}`,
        reached: whole / half <= mostGrowth,
      };
    } finally {
      clearInterval(timer);
      leave();
      await hub.stop();
      await busy.stop();
    }
  },
};
