// `npm test`: everything. `npm test -- unit` (or check, or e2e) runs one part.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { provideBrowser } from './browser.mjs';
import { runChecks } from './checks.mjs';
import { inRoot } from './paths.mjs';
import { run } from './processes.mjs';

const nothing = { passed: 0, failed: 0, skipped: 0 };
const failure = { ...nothing, failed: 1 };

async function check() {
  const results = await runChecks();
  const passed = results.filter((result) => result.passed).length;
  return { ...nothing, passed, failed: results.length - passed };
}

/** Runs a test runner and counts from the report it leaves; without a report, or with code and report at odds: failed. */
async function runRunner(name, script, args, count) {
  mkdirSync(inRoot('out'), { recursive: true });
  const report = inRoot('out', `${name}-report.json`);
  rmSync(report, { force: true });
  const env = { ...process.env, TEST_REPORT: report };
  const { code, interrupted } = await run(process.execPath, [inRoot('node_modules', script), ...args], { env });
  if (interrupted) process.exit(code === 0 ? 130 : code);
  if (!existsSync(report)) {
    console.log(`${name}: ended with code ${code} and without a report; counted as failed.`);
    return failure;
  }
  const counted = count(JSON.parse(readFileSync(report, 'utf8')));
  if (code === 0 || counted.failed > 0) return counted;
  console.log(`${name}: ended with code ${code} although no test failed; counted as failed.`);
  return { ...counted, failed: 1 };
}

const unit = () =>
  runRunner('unit', 'vitest/vitest.mjs', ['run'], (report) => {
    const fileBroke = (file) =>
      file.status === 'failed' && !file.assertionResults.some((result) => result.status === 'failed');
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + report.testResults.filter(fileBroke).length,
      skipped: report.numPendingTests + report.numTodoTests,
    };
  });

async function e2e() {
  if (!(await provideBrowser())) return failure;
  return runRunner('e2e', '@playwright/test/cli.js', ['test'], ({ stats, errors }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  }));
}

const parts = { check, unit, e2e };
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) console.log(`Unknown part: ${unknown.join(', ')}. Parts: ${Object.keys(parts).join(', ')}.`);

let total = unknown.length > 0 ? failure : nothing;
for (const [name, part] of Object.entries(parts)) {
  if (unknown.length > 0 || (wanted.length > 0 && !wanted.includes(name))) continue;
  console.log(`\n== ${name} ==`);
  const result = await part();
  total = {
    passed: total.passed + result.passed,
    failed: total.failed + result.failed,
    skipped: total.skipped + result.skipped,
  };
}

// The last line is read by machines and has no place for the skipped ones.
console.log(total.skipped > 0 ? `\n${total.skipped} skipped` : '');
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
