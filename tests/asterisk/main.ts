import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { newChecks } from './checks.ts';
import type { Version } from './pbx/image.ts';
import { CannotBeHad, provideImage, versions } from './pbx/image.ts';
import { run } from './run.ts';

const usage = `npm run test:asterisk -- [16] [22] [--calls N] [--seconds N] [--seed N] [--folder FOLDER]

A real Asterisk of that version (16 where none is named) with real telephones and callers, and the real hub beside it. Every
answer of Asterisk's is held against the board. It is made once, in FOLDER; that takes a minute and half a gigabyte.`;

/** What a person can mend, as a sentence. */
class CannotStart extends Error {}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function parsed() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        calls: { type: 'string', default: '200' },
        seconds: { type: 'string', default: '240' },
        seed: { type: 'string', default: '1' },
        folder: { type: 'string', default: join(tmpdir(), 'wallboard-real-asterisk') },
      },
    });
  } catch {
    throw new CannotStart(usage);
  }
}

function readOptions() {
  const { values, positionals } = parsed();
  const wanted = positionals.map((name) => versions.find((version) => version === name));
  const [calls, seconds, seed] = [values.calls, values.seconds, values.seed].map(Number);
  const isWrong = wanted.includes(undefined) || ![calls, seconds, seed].every(Number.isInteger);
  if (isWrong || calls === undefined || seconds === undefined || seed === undefined) throw new CannotStart(usage);
  if (calls < 1 || calls > 400 || seconds < 60 || seconds > 1_800) throw new CannotStart(usage);
  const chosen = wanted.length === 0 ? ['16' as const] : wanted.filter((version) => version !== undefined);
  return { versions: chosen, folder: resolve(values.folder), run: { calls, seconds, seed } };
}

async function test(
  version: Version,
  options: ReturnType<typeof readOptions>,
): Promise<{ passed: number; failed: number }> {
  const checks = newChecks(say);
  say(`\n== Asterisk ${version} ==`);
  const root = await provideImage(options.folder, version);
  await run(root, options.run, checks, say);
  return { passed: checks.passed(), failed: checks.failed() };
}

async function main(): Promise<void> {
  const options = readOptions();
  let [passed, failed] = [0, 0];
  for (const version of options.versions) {
    const result = await test(version, options);
    passed += result.passed;
    failed += result.failed;
  }
  say(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}

try {
  await main();
} catch (error) {
  if (error instanceof CannotBeHad) {
    say(`A real Asterisk cannot be had here: ${error.message}.`);
    process.exit(3);
  }
  if (!(error instanceof CannotStart)) throw error;
  say(error.message);
  process.exit(2);
}
