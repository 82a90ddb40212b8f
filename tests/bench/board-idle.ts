import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from '@playwright/test';
import { recording } from '../e2e/picture-server.ts';
import type { Benchmark } from './benchmark.ts';
import { openBoardPage } from './board-page.ts';
import { rounded } from './statistics.ts';

const seconds = 30;

/** Seconds of a processor that all of the browser's processes have used: what draws the page included. */
async function processorSeconds(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

/** Two queues in which somebody waits and nothing happens: the seconds count, and that is all. */
export const boardIdle: Benchmark = {
  name: 'board-idle',
  async run() {
    const board = await openBoardPage(recording('calm-and-critical'));
    try {
      await pause(3_000);
      const [before, begun] = [await processorSeconds(board.browser), performance.now()];
      await pause(seconds * 1_000);
      const used = (await processorSeconds(board.browser)) - before;
      const percent = (used / ((performance.now() - begun) / 1_000)) * 100;
      return {
        measured: {
          percentOfACore: rounded(percent),
          seconds,
          conditions: 'all processes of the browser, 2 queues, 7 callers wait, drawn without a graphics card',
        },
        against: 'one core',
        reach: 'under 2 %',
        reached: percent < 2,
      };
    } finally {
      await board.close();
    }
  },
};
