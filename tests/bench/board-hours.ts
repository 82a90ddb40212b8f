import type { Page } from '@playwright/test';
import { recording } from '../e2e/picture-server.ts';
import type { Benchmark } from './benchmark.ts';
import { busyCentre, openBoardPage } from './board-page.ts';
import { rounded } from './statistics.ts';

const hours = 8;
/** Shorter than the silence after which the board takes the hub for lost. Seconds. */
const step = 30;
const stepsAnHour = 3_600 / step;

/** What the page holds after everything that can go has gone. */
async function holdings(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  await session.detach();
  return { heapMB: rounded(usedSize / 1024 / 1024), nodes, listeners: jsEventListeners };
}

/** Eight hours of a busy board in less than a minute, on a clock that is turned by hand: what does it hold at the end? */
export const boardHours: Benchmark = {
  name: 'board-hours',
  async run() {
    const many = recording('many');
    const next = busyCentre(many);
    const begun = Date.parse(many.picture.at);
    const board = await openBoardPage(many, async (page) => page.clock.install({ time: begun }));
    try {
      await board.page.clock.pauseAt(begun + 2_000);
      const heldMB: number[] = [];
      const nodes: number[] = [];
      for (let hour = 0; hour < hours; hour += 1) {
        for (let index = 0; index < stepsAnHour; index += 1) {
          const steps = hour * stepsAnHour + index;
          board.server.update(next(begun + steps * step * 1_000));
          await board.page.clock.runFor(step * 1_000);
        }
        const held = await holdings(board.page);
        heldMB.push(held.heapMB);
        nodes.push(held.nodes);
      }
      // In the first hours the engine still compiles what runs often, and the bars come into being.
      const [warm = 0, last = 0] = [heldMB[hours / 2 - 1], heldMB.at(-1)];
      const growth = (last / warm - 1) * 100;
      return {
        measured: { hours, updates: hours * stepsAnHour, heapMB: heldMB, nodes, growthPercent: rounded(growth) },
        against: 'the same page after four hours',
        reach: 'flat: under 5 % more after four hours more',
        reached: growth < 5,
      };
    } finally {
      await board.close();
    }
  },
};
