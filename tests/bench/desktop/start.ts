import type { Benchmark } from '../benchmark.ts';
import { distribution, quantile } from '../statistics.ts';
import { twoQueues } from '#tests/e2e/desktop/desktop';
import { mainMegabytes, withDesktop } from './with-desktop.ts';

const starts = 12;

/** From the start of the process to the first picture with figures in its window. */
export const desktopStart: Benchmark = {
  name: 'desktop-start',
  run: () =>
    withDesktop(async (desktop, host) => {
      await desktop.configure(twoQueues);
      const times: number[] = [];
      let megabytes = 0;
      for (let start = 0; start < starts; start += 1) {
        const { app, page } = await desktop.start();
        const begunAt = await app.evaluate(() => performance.timeOrigin);
        const paintedAt = await page.evaluate(firstFigureAt);
        // The first start finds nothing that was read before: the machine's disk is not what is measured.
        if (start > 0) times.push(paintedAt - begunAt);
        megabytes = await mainMegabytes(app);
        await app.close();
        await desktop.ended();
      }
      return {
        measured: {
          ...distribution(times),
          mainProcessMB: Math.round(megabytes),
          host,
          conditions: 'two queues, an empty day; the largest text of a queue has been painted',
        },
        against: 'the distribution itself',
        reach: 'p50 <= 1500 ms',
        reached: quantile(times, 0.5) <= 1_500,
      };
    }),
};

/** When the first of a queue's large texts was painted, in milliseconds since 1970. Runs in the page. */
function firstFigureAt(): Promise<number> {
  return new Promise((resolve) => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { element } = entry as unknown as { readonly element: Element | null };
        if (element?.closest('[data-testid^="queue-"]')) resolve(performance.timeOrigin + entry.startTime);
      }
    }).observe({ type: 'largest-contentful-paint', buffered: true });
  });
}
