import { inRoot } from './paths.mjs';
import { run } from './processes.mjs';

const checks = [
  { name: 'types (tsc)', script: 'typescript/bin/tsc', args: ['--build'] },
  { name: 'lint (oxlint)', script: 'oxlint/bin/oxlint', args: [] },
  { name: 'format (prettier)', script: 'prettier/bin/prettier.cjs', args: ['--check', '.'] },
  { name: 'unused (knip)', script: 'knip/bin/knip.js', args: ['--no-progress'] },
];
const atOnce = 2;

async function runCheck({ name, script, args }) {
  const begun = performance.now();
  let text = '';
  const collect = (part) => (text += part);
  const { code } = await run(process.execPath, [inRoot('node_modules', script), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    output: collect,
  });
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  const passed = code === 0;
  console.log(`${passed ? 'passed' : 'FAILED'}  ${name}, ${seconds} s`);
  // A passing linter may still have warnings to tell; the others only say that all is well.
  if (text.trim() !== '' && (!passed || script.startsWith('oxlint/'))) console.log(text.trimEnd());
  return { name, passed };
}

/** Runs every check, two at a time; all of them even if one fails, so that one run tells everything. */
export async function runChecks() {
  const waiting = [...checks];
  const results = [];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results.push(await runCheck(next));
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
}
