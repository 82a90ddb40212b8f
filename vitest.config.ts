import { defineConfig } from 'vitest/config';

const report = process.env['TEST_REPORT'];

/** Nothing in them outlives a test: they need no process of their own each, and reading all files anew takes as long as the tests. */
const pure = ['tests/{adapters,core,fakes,link,renderer,truth}/**/*.test.ts'];
const never = ['tests/e2e/**', 'tests/bench/**'];

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: 'pure', include: pure, exclude: never, isolate: false } },
      { extends: true, test: { name: 'whole', include: ['tests/**/*.test.ts'], exclude: [...never, ...pure] } },
    ],
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 90_000,
    globalSetup: ['build/before-unit.mjs'],
    setupFiles: ['tests/support/seed.ts'],
    // A build machine is shared: what a busy neighbour upset is tried once more, and told of at the end (build/test.mjs).
    retry: process.env['CI'] === undefined ? 0 : 1,
    // A forgotten `.only` must not make a run green.
    allowOnly: false,
    // node:sqlite announces itself in every worker.
    execArgv: ['--disable-warning=ExperimentalWarning'],
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
  },
});
