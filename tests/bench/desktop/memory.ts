import { setTimeout as pause } from 'node:timers/promises';
import type { Benchmark } from '../benchmark.ts';
import { agentsNeeded } from '../call-script.ts';
import { configuration } from '../configuration.ts';
import { loadRhythm, startLoad } from '../load.ts';
import { residentMegabytesOf } from '../resident-memory.ts';
import { median, quantile, rounded } from '../statistics.ts';
import { startUndriven } from './undriven.ts';
import { withDesktop } from './with-desktop.ts';

const parts = 20;
const requestsAPart = 50_000;
const connections = 16;
/** So many a phone system may send where nothing else is said: beyond it the hub refuses. */
const perSecond = 1_000;
const longestPart = 120;
const sampleEvery = 250;
/** After its start, before anything happens. Milliseconds. */
const settled = 4_000;
const mostMegabytes = 200;
const mostGrowth = 1.1;

/** What the desktop's main process holds after a million inputs, with the board and the tray shown all the while. */
export const desktopMemory: Benchmark = {
  name: 'desktop-memory',
  run: () =>
    withDesktop(async (desktop, host) => {
      await desktop.configure(configuration({ agentsAQueue: agentsNeeded(loadRhythm) }));
      const program = await startUndriven(desktop.host.executable, desktop.arguments);
      const load = startLoad();
      const samples: number[][] = [];
      const sample = (): void => void samples.at(-1)?.push(residentMegabytesOf(program.pid));
      let timer: NodeJS.Timeout | undefined;
      try {
        await pause(settled);
        const atOnce = residentMegabytesOf(program.pid);
        timer = setInterval(sample, sampleEvery);
        let inputs = 0;
        let seconds = 0;
        for (let part = 0; part < parts; part += 1) {
          samples.push([]);
          const report = await load.ask({
            address: `http://127.0.0.1:${desktop.ports.webhooks}`,
            connections,
            requests: requestsAPart,
            seconds: longestPart,
            perSecond,
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
            conditions: `${perSecond} a second over ${connections} connections, resident memory each ${sampleEvery} ms, its median over a tenth`,
          },
          against: 'the same process after the first half of the inputs',
          reach: `wholeMB <= ${mostMegabytes}, growth <= ${mostGrowth}`,
          reached: whole <= mostMegabytes && whole / half <= mostGrowth && inputs === parts * requestsAPart,
        };
      } finally {
        clearInterval(timer);
        await load.stop();
        await program.stop();
      }
    }),
};
