// What the test runners' JSON reports say, in one shape for both:
// { passed, failed, skipped, failures: ["FILE › TEST: first line of why"] }
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { inRoot } from './paths.mjs';

const firstLine = (text = '') => stripVTControlCharacters(text).trim().split('\n')[0];
const told = (file, test, why) => [`${relative(inRoot(), file)} › ${test}`, firstLine(why)].filter(Boolean).join(': ');

/** Vitest's. A file that broke before its first test counts as one that failed. */
export function readUnitReport(report) {
  const failures = report.testResults.flatMap(({ name: file, status, message, assertionResults }) => {
    const failed = assertionResults.filter((result) => result.status === 'failed');
    if (status === 'failed' && failed.length === 0) return [told(file, 'the whole file', message)];
    return failed.map(({ fullName, failureMessages }) => told(file, fullName, failureMessages[0]));
  });
  return {
    passed: report.numPassedTests,
    failed: failures.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures,
  };
}

const specsOf = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];

/** Playwright's. One that passed only the second time counts as failed, an error outside every test too. */
export function readE2eReport({ config, suites, stats, errors }) {
  const failed = suites.flatMap(specsOf).filter(({ tests }) => tests.some(isFailed));
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
    failures: [
      ...failed.map(({ file, title, tests }) => told(`${config.rootDir}/${file}`, title, messageOf(tests))),
      ...errors.map(({ message }) => told(config.rootDir, 'outside every test', message)),
    ],
  };
}

const isFailed = ({ status }) => status === 'unexpected' || status === 'flaky';
const messageOf = (tests) => tests.flatMap(({ results }) => results).find(({ error }) => error)?.error.message;
