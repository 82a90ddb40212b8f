import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const report = process.env['TEST_REPORT'];
const isBuildMachine = process.env['CI'] !== undefined;
const debianChromium = '/usr/bin/chromium';
/** build/test.mjs finds it; the default is for `npx playwright test`. Without either, Playwright takes its own. */
const chromium = process.env['CHROMIUM_PATH'] ?? (existsSync(debianChromium) ? debianChromium : undefined);

// Chromium refuses its sandbox to root; the rest keeps it from looking for the Internet.
const isRoot = process.getuid?.() === 0;
const quiet = ['--disable-quic', '--no-first-run', '--disable-background-networking'];
const args = [...(isRoot ? ['--no-sandbox'] : []), ...quiet, '--disable-component-update', '--disable-sync'];

export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './build/before-e2e.mjs',
  testMatch: '**/*.spec.ts',
  outputDir: 'out/playwright',
  // Specs wait for what they expect, so patience costs nothing where the machine is quiet.
  timeout: isBuildMachine ? 90_000 : 30_000,
  expect: { timeout: isBuildMachine ? 20_000 : 5_000 },
  workers: isBuildMachine ? 2 : 1,
  // As in vitest.config.ts.
  retries: isBuildMachine ? 1 : 0,
  forbidOnly: true,
  globalTimeout: 45 * 60_000,
  reporter: report === undefined ? [['list']] : [['list'], ['json', { outputFile: report }]],
  use: {
    browserName: 'chromium',
    launchOptions: { args, ...(chromium === undefined ? {} : { executablePath: chromium }) },
    locale: 'da-DK',
    timezoneId: 'Europe/Copenhagen',
    // To record what goes well takes a good part of the time: on a machine that tries again, it is recorded then.
    trace: isBuildMachine ? 'on-first-retry' : 'retain-on-failure',
  },
});
