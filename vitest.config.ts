import { defineConfig } from 'vitest/config';

const report = process.env['TEST_REPORT'];

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**', 'tests/bench/**'],
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
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
