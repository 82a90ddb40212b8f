import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Benchmark } from './benchmark.ts';
import { run, runHub } from './hub-process.ts';
import { median, rounded } from './statistics.ts';

const writeCapture = fileURLToPath(new URL('../fakes/write-capture.ts', import.meta.url));
const calls = 50_000;
const rounds = 5;
const goal = 50_000;

/** How fast the real command plays a whole day of a large call centre. */
export const replay: Benchmark = {
  name: 'replay',
  async run({ folder }) {
    const [day, oneLine, config] = [join(folder, 'day'), join(folder, 'one-line'), join(folder, 'config.json')];
    await run([writeCapture, '--calls', String(calls), '--out', day, '--config-out', config]);
    const lines = readFileSync(day, 'utf8').trimEnd().split('\n');
    writeFileSync(oneLine, `${lines[0] ?? ''}\n`);
    const whole: number[] = [];
    const playing: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const begin = await secondsOf(config, oneLine);
      const all = await secondsOf(config, day);
      whole.push(all);
      playing.push(all - begin);
    }
    const perSecond = lines.length / median(playing);
    return {
      measured: {
        inputs: lines.length,
        inputsPerSecond: Math.round(perSecond),
        withStartPerSecond: Math.round(lines.length / median(whole)),
        seconds: rounded(median(whole)),
        startSeconds: rounded(median(whole) - median(playing)),
      },
      against: 'the same command with a capture of one line, in turns in the same run: its time is the start',
      reach: `inputsPerSecond >= ${goal}, without the start of the process`,
      reached: perSecond >= goal,
    };
  },
};

async function secondsOf(config: string, capture: string): Promise<number> {
  const started = performance.now();
  await runHub(['replay', '--config', config, '--capture', capture]);
  return (performance.now() - started) / 1_000;
}
