import type { Benchmark } from '../benchmark.ts';
import { agentsNeeded } from '../call-script.ts';
import { configuration } from '../configuration.ts';
import { loadRhythm, startLoad } from '../load.ts';
import { median, quantile, rounded } from '../statistics.ts';
import { mainMegabytes, withDesktop } from './with-desktop.ts';

const parts = 20;
const requestsAPart = 50_000;
const connections = 16;
const longestPart = 120;
const sampleEvery = 250;
const mostMegabytes = 200;
const mostGrowth = 1.1;

/** What the desktop's main process holds after a million inputs, with the board and the tray shown all the while. */
export const desktopMemory: Benchmark = {
  name: 'desktop-memory',
  run: () =>
    withDesktop(async (desktop, host) => {
      await desktop.configure(configuration({ agentsAQueue: agentsNeeded(loadRhythm) }));
      const { app } = await desktop.start();
      const load = startLoad();
      const samples: number[][] = [];
      const atOnce = await mainMegabytes(app);
      const timer = setInterval(() => void sample(), sampleEvery);
      const sample = async (): Promise<void> => void samples.at(-1)?.push(await mainMegabytes(app));
      try {
        let inputs = 0;
        let seconds = 0;
        for (let part = 0; part < parts; part += 1) {
          samples.push([]);
          const report = await load.ask({
            address: `http://127.0.0.1:${desktop.ports.webhooks}`,
            connections,
            requests: requestsAPart,
            seconds: longestPart,
          });
          inputs += report.answered;
          seconds += report.seconds;
          process.stderr.write(`${inputs} inputs, ${Math.round(median(samples[part] ?? []))} MB\n`);
        }
        const half = median(samples.slice(parts / 2 - 2, parts / 2).flat());
        const whole = median(samples.slice(-2).flat());
        return {
          measured: {
            inputs,
            inputsPerSecond: Math.round(inputs / seconds),
            startMB: Math.round(atOnce),
            halfMB: Math.round(half),
            wholeMB: Math.round(whole),
            peakMB: Math.round(quantile(samples.flat(), 1)),
            growth: rounded(whole / half),
            partsMB: samples.map((part) => Math.round(median(part))),
            host,
            conditions: `${connections} connections, resident memory each ${sampleEvery} ms, its median over a tenth`,
          },
          against: 'the same process after the first half of the inputs',
          reach: `wholeMB <= ${mostMegabytes}, growth <= ${mostGrowth}`,
          reached: whole <= mostMegabytes && whole / half <= mostGrowth && inputs === parts * requestsAPart,
        };
      } finally {
        clearInterval(timer);
        await load.stop();
      }
    }),
};
