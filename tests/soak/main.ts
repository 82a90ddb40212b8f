import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { soak } from './soak.ts';

/** Lies with the sources, on a real disk: the machine's own place for temporary files may be its memory. */
const place = fileURLToPath(new URL('../../out/soak/', import.meta.url));

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}

function positive(name: string, text: string): number {
  const value = Number(text);
  return Number.isFinite(value) && value > 0 ? value : fail(`--${name}: expected a number such as 24.`);
}

/** `soak [--hours N] [--speed N] [--seed N] [--folder DIR] [--report FILE]`: one line of JSON on stdout; 0 where all held, else 1. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      hours: { type: 'string', default: '504' },
      speed: { type: 'string', default: '600' },
      seed: { type: 'string', default: '1' },
      report: { type: 'string' },
      folder: { type: 'string', default: place },
    },
  });
  const [hours, speed, seed] = [positive('hours', values.hours), positive('speed', values.speed), Number(values.seed)];
  if (!Number.isInteger(seed)) fail('--seed: expected a whole number.');
  mkdirSync(values.folder, { recursive: true });
  const folder = mkdtempSync(join(values.folder, 'soak-'));
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const { report: file } = values;
  const report = file === undefined ? undefined : (text: string): void => appendFileSync(file, text);
  try {
    const line = await soak({ hours, speed, seed, folder, say, ...(report && { report }) });
    process.stdout.write(`${JSON.stringify(line)}\n`);
    process.exitCode = line.ok ? 0 : 1;
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    process.stdout.write(`${JSON.stringify({ name: 'soak', hours, seed, problem, ok: false })}\n`);
    process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

await main();
