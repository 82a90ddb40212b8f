// `npm test`: everything. `npm test -- unit` (or check, or e2e) runs one part.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { relative } from 'node:path';
import { provideBrowser } from './browser.mjs';
import { runChecks } from './checks.mjs';
import { inRoot } from './paths.mjs';
import { run } from './processes.mjs';
import { readE2eReport, readUnitReport } from './test-reports.mjs';

const nothing = { passed: 0, failed: 0, skipped: 0, failures: [], retried: [] };
const failure = (why) => ({ ...nothing, failed: 1, failures: [why] });

async function check() {
  const results = await runChecks();
  const failures = results.filter((result) => !result.passed).map(({ name }) => `the check ${name}`);
  return { ...nothing, passed: results.length - failures.length, failed: failures.length, failures };
}

/** Runs a test runner and counts from the report it leaves; without a report, or with code and report at odds: failed. */
async function runRunner(name, script, args, read) {
  mkdirSync(inRoot('out'), { recursive: true });
  const report = inRoot('out', `${name}-report.json`);
  rmSync(report, { force: true });
  const env = { ...process.env, TEST_REPORT: report };
  const { code, interrupted } = await run(process.execPath, [inRoot('node_modules', script), ...args], { env });
  if (interrupted) process.exit(code === 0 ? 130 : code);
  if (!existsSync(report)) return failure(`${name} ended with code ${code} and without a report`);
  const counted = read(JSON.parse(readFileSync(report, 'utf8')));
  if (code === 0 || counted.failed > 0) return counted;
  return { ...counted, ...failure(`${name} ended with code ${code} although no test failed`), passed: counted.passed };
}

const runUnit = (...files) => runRunner('unit', 'vitest/vitest.mjs', ['run', ...files], readUnitReport);

/** More than a few are no accident. */
const mostAccidents = 3;

/** A file whose process died is no test's fault that could be tried again by itself: on a build machine the file is. */
async function unit() {
  const first = await runUnit();
  const { broken = [] } = first;
  if (process.env.CI === undefined || broken.length === 0 || broken.length > mostAccidents) return first;
  console.log(`\nOnce more: ${broken.join(', ')}`);
  const again = await runUnit(...broken);
  const isBroken = (line) => broken.some((file) => line.startsWith(`${relative(inRoot(), file)} › the whole file`));
  return {
    passed: first.passed + again.passed,
    failed: first.failed - broken.length + again.failed,
    skipped: first.skipped + again.skipped,
    failures: [...first.failures.filter((line) => !isBroken(line)), ...again.failures],
    retried: [...first.retried, ...first.failures.filter(isBroken), ...again.retried],
  };
}

async function e2e() {
  if (!(await provideBrowser())) return failure('e2e found no browser');
  return runRunner('e2e', '@playwright/test/cli.js', ['test'], readE2eReport);
}

const parts = { check, unit, e2e };
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) console.log(`Unknown part: ${unknown.join(', ')}. Parts: ${Object.keys(parts).join(', ')}.`);

let total = unknown.length > 0 ? failure(`no such part: ${unknown.join(', ')}`) : nothing;
for (const [name, part] of Object.entries(parts)) {
  if (unknown.length > 0 || (wanted.length > 0 && !wanted.includes(name))) continue;
  console.log(`\n== ${name} ==`);
  const result = await part();
  total = {
    passed: total.passed + result.passed,
    failed: total.failed + result.failed,
    skipped: total.skipped + result.skipped,
    failures: [...total.failures, ...result.failures],
    retried: [...total.retried, ...result.retried],
  };
}

// Told again at the end: of a long run, many a machine keeps only that.
const list = (title, lines) =>
  lines.length > 0 && console.log(`\n${title}\n${lines.map((line) => `  ${line}`).join('\n')}`);
list('Passed only the second time:', total.retried);
list('Failed:', total.failures);
// The last line is read by machines and has no place for the skipped ones.
console.log(total.skipped > 0 ? `\n${total.skipped} skipped` : '');
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
