import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { attacks } from './attacks.ts';
import type { Benchmark } from './benchmark.ts';
import { boardFrames } from './board-frames.ts';
import { boardHours } from './board-hours.ts';
import { boardIdle } from './board-idle.ts';
import { costInADay } from './cost-in-a-day.ts';
import { alertToToast } from './desktop/alert-to-toast.ts';
import { desktopBusy } from './desktop/busy.ts';
import { desktopIdle } from './desktop/idle.ts';
import { desktopMemory } from './desktop/memory.ts';
import { desktopPixel } from './desktop/pixel.ts';
import { desktopStart } from './desktop/start.ts';
import { durableWebhooks } from './durable-webhooks.ts';
import { historyYear } from './history/history-year.ts';
import { killNine } from './kill-nine.ts';
import { memory } from './memory.ts';
import { openCallers } from './open-callers.ts';
import { pollToStream } from './poll-to-stream.ts';
import { polledSources } from './polled-sources.ts';
import { replay } from './replay.ts';
import { requestToScreen } from './request-to-screen.ts';
import { requestToStream } from './request-to-stream.ts';
import { restart } from './restart/restart.ts';
import { restartUnderLoad } from './restart/restart-under-load.ts';
import { settingsChanges } from './restart/settings-changes.ts';
import { rowsBehindACursor } from './rows-behind-a-cursor.ts';
import { screensBenchmark } from './screens.ts';
import { settingsRandom } from './settings-random.ts';
import { slowDisk } from './slow-disk.ts';
import { streamMemory } from './switch/stream-memory.ts';
import { streamRate } from './switch/stream-rate.ts';

const benchmarks: readonly Benchmark[] = [
  requestToStream,
  requestToScreen,
  desktopPixel,
  desktopStart,
  desktopIdle,
  desktopBusy,
  desktopMemory,
  alertToToast,
  durableWebhooks,
  slowDisk,
  replay,
  costInADay,
  openCallers,
  memory,
  killNine,
  attacks,
  boardFrames,
  boardIdle,
  boardHours,
  polledSources,
  rowsBehindACursor,
  pollToStream,
  screensBenchmark,
  streamRate,
  streamMemory,
  restart,
  restartUnderLoad,
  settingsChanges,
  settingsRandom,
  historyYear,
];

/** Lies with the sources, on a real disk: the machine's own place for temporary files may be its memory. */
const place = fileURLToPath(new URL('../../out/bench/', import.meta.url));

/** One line of JSON a benchmark on stdout, and nothing else. Returns whether it could be run. */
async function runOne(benchmark: Benchmark, times: number | undefined): Promise<boolean> {
  mkdirSync(place, { recursive: true });
  const folder = mkdtempSync(join(place, `${benchmark.name}-`));
  process.stderr.write(`${benchmark.name} ...\n`);
  try {
    const { measured, ...judged } = await benchmark.run({ folder, times });
    process.stdout.write(`${JSON.stringify({ benchmark: benchmark.name, ...measured, ...judged })}\n`);
    return true;
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    process.stdout.write(`${JSON.stringify({ benchmark: benchmark.name, problem, reached: false })}\n`);
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}

/** `bench [NAME]... [--times N]`: those benchmarks, or all; `--times`: how often kill-nine kills and settings-random changes, and how many thousands attacks says. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { times: { type: 'string' } }, allowPositionals: true });
  const names = benchmarks.map(({ name }) => name);
  const unknown = positionals.filter((name) => !names.includes(name));
  if (unknown.length > 0) fail(`There is no benchmark ${unknown.join(', ')}: expected ${names.join(', ')}.`);
  const times = values.times === undefined ? undefined : Number(values.times);
  if (times !== undefined && !(Number.isInteger(times) && times > 0)) fail('--times: expected a number such as 100.');
  let ran = true;
  for (const benchmark of benchmarks) {
    if (positionals.length > 0 && !positionals.includes(benchmark.name)) continue;
    ran = (await runOne(benchmark, times)) && ran;
  }
  process.exitCode = ran ? 0 : 1;
}

await main();
