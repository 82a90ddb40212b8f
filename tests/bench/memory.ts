import type { Benchmark } from './benchmark.ts';
import { followBoard } from './board-stream.ts';
import { agentsNeeded } from './call-script.ts';
import { configuration } from './configuration.ts';
import { metric } from './hub-metrics.ts';
import { startHub, writeConfiguration } from './hub-process.ts';
import { loadRhythm, startLoad } from './load.ts';
import { residentMegabytes } from './resident-memory.ts';
import { median, quantile, rounded } from './statistics.ts';

const parts = 20;
const requestsAPart = 50_000;
const connections = 32;
const longestPart = 120;
const sampleEvery = 100;
const mostMegabytes = 250;
const mostGrowth = 1.1;

/** What the hub holds after a million events that came over real HTTP as fast as it takes them. */
export const memory: Benchmark = {
  name: 'memory',
  async run({ folder }) {
    const agentsAQueue = agentsNeeded(loadRhythm);
    const hub = await startHub(folder, writeConfiguration(folder, configuration({ agentsAQueue })));
    const load = startLoad();
    const leave = await followBoard(hub.board, () => {});
    const samples: number[][] = [];
    const atOnce = await residentMegabytes(hub.pid, hub.board);
    const timer = setInterval(() => void sample(), sampleEvery);
    const sample = async (): Promise<void> => void samples.at(-1)?.push(await residentMegabytes(hub.pid, hub.board));
    try {
      let events = 0;
      let seconds = 0;
      for (let part = 0; part < parts; part += 1) {
        samples.push([]);
        const order = { address: hub.webhooks, connections, requests: requestsAPart, seconds: longestPart };
        const report = await load.ask(order);
        events += report.answered;
        seconds += report.seconds;
        process.stderr.write(`${events} events, ${Math.round(median(samples[part] ?? []))} MB\n`);
      }
      clearInterval(timer);
      // Sampled all along, so that it is not the moment after a collection of garbage that is caught.
      const half = median(samples.slice(parts / 2 - 2, parts / 2).flat());
      const whole = median(samples.slice(-2).flat());
      return {
        measured: {
          events,
          eventsPerSecond: Math.round(events / seconds),
          startMB: Math.round(atOnce),
          halfMB: Math.round(half),
          wholeMB: Math.round(whole),
          peakMB: Math.round(quantile(samples.flat(), 1)),
          growth: rounded(whole / half),
          heapMB: Math.round((await metric(hub.board, 'nodejs_heap_size_used_bytes')) / 1_000_000),
          partsMB: samples.map((part) => Math.round(median(part))),
          conditions: `${connections} connections, one board on the stream, resident memory each ${sampleEvery} ms, its median over a tenth`,
        },
        against: 'the same process after the first half of the events',
        reach: `wholeMB <= ${mostMegabytes}, growth <= ${mostGrowth}`,
        reached: whole <= mostMegabytes && whole / half <= mostGrowth && events === parts * requestsAPart,
      };
    } finally {
      clearInterval(timer);
      leave();
      await Promise.all([load.stop(), hub.stop()]);
    }
  },
};
