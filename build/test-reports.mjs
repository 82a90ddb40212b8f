// What the test runners' JSON reports say, in one shape for both:
// { passed, failed, skipped, failures: ["FILE › TEST: first line of why"], retried: those that passed only the second time }
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { inRoot } from './paths.mjs';

const firstLine = (text = '') => stripVTControlCharacters(text).trim().split('\n')[0];
const told = (file, test, why) => [`${relative(inRoot(), file)} › ${test}`, firstLine(why)].filter(Boolean).join(': ');

/** Vitest's. A file that broke before its first test, or whose process died, counts as one that failed; `broken`: their paths. */
export function readUnitReport(report) {
  const broken = report.testResults
    .filter(
      ({ status, assertionResults }) =>
        status === 'failed' && assertionResults.every((result) => result.status !== 'failed'),
    )
    .map(({ name }) => name);
  const failures = report.testResults.flatMap(({ name: file, status, message, assertionResults }) => {
    const failed = assertionResults.filter((result) => result.status === 'failed');
    if (status === 'failed' && failed.length === 0) return [told(file, 'the whole file', message)];
    return failed.map(({ fullName, failureMessages }) => told(file, fullName, failureMessages[0]));
  });
  const retried = report.testResults.flatMap(({ name: file, assertionResults }) =>
    assertionResults
      .filter(({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0)
      .map(({ fullName, failureMessages }) => told(file, fullName, failureMessages[0])),
  );
  return {
    passed: report.numPassedTests,
    failed: failures.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures,
    retried,
    broken,
  };
}

const specsOf = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];

/** Playwright's. An error outside every test counts as one that failed. */
export function readE2eReport({ config, suites, stats, errors }) {
  const specs = suites.flatMap(specsOf);
  const failed = specs.filter(({ tests }) => tests.some(({ status }) => status === 'unexpected'));
  const retried = specs.filter(({ tests }) => tests.some(({ status }) => status === 'flaky'));
  const toldOf = ({ file, title, tests }) => told(`${config.rootDir}/${file}`, title, messageOf(tests));
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
    failures: [
      ...failed.map(toldOf),
      ...errors.map(({ message }) => told(config.rootDir, 'outside every test', message)),
    ],
    retried: retried.map(toldOf),
  };
}

const messageOf = (tests) => tests.flatMap(({ results }) => results).find(({ error }) => error)?.error.message;
