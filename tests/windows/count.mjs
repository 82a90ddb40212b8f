import { existsSync, readFileSync } from 'node:fs';

/** Of a report of vitest: what failed, a line each, and how many passed. Ends with 1 where any failed, or there is no report. */
if (!existsSync(process.argv[2])) {
  console.log(
    'FAIL  There is no report: the tests were cut short before their end. What was said until then is in units.log.',
  );
  process.exit(1);
}
const { testResults } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const all = testResults.flatMap(({ assertionResults }) => assertionResults);
const failed = all.filter(({ status }) => status === 'failed');
for (const { fullName, failureMessages } of failed) {
  console.log(`FAIL  ${fullName}: ${String(failureMessages[0] ?? '').split('\n')[0]}`);
}
// A file that could not even be read has no tests in it.
const broken = testResults.filter(
  ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
);
for (const { name, message } of broken) console.log(`FAIL  ${name}: ${String(message).split('\n')[0]}`);
const passed = all.filter(({ status }) => status === 'passed').length;
const left = all.length - passed - failed.length;
console.log(`${passed} passed, ${failed.length + broken.length} failed, ${left} left out`);
process.exitCode = failed.length + broken.length > 0 ? 1 : 0;
