import { runChecks } from './checks.mjs';

const failed = (await runChecks()).filter((result) => !result.passed).map((result) => result.name);
console.log(failed.length === 0 ? 'All checks passed.' : `Failed: ${failed.join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
