import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import type { Benchmark } from '../benchmark.ts';
import { distribution, quantile, rounded } from '../statistics.ts';
import { twoQueues } from '#tests/e2e/desktop/desktop';
import { mainMegabytes, withDesktop } from './with-desktop.ts';

const starts = 12;
const most = 1_500;
const emptyFolder = fileURLToPath(new URL('./empty', import.meta.url));

/** From the start of the process to the first picture in its window, against a program that only opens a window. */
export const desktopStart: Benchmark = {
  name: 'desktop-start',
  run: () =>
    withDesktop(async (desktop, host) => {
      await desktop.configure(twoQueues);
      const profile = await mkdtemp(join(tmpdir(), 'wallboard-empty-'));
      const times: number[] = [];
      const empty: number[] = [];
      let [megabytes, emptyMegabytes] = [0, 0];
      try {
        for (let start = 0; start < starts; start += 1) {
          const nothing = await startEmpty(profile);
          const took = await pictureAfter(nothing.app, nothing.page, 'p');
          emptyMegabytes = await mainMegabytes(nothing.app);
          await nothing.app.close();

          const { app, page } = await desktop.start();
          const tookOurs = await pictureAfter(app, page, '[data-testid^="queue-"]');
          megabytes = await mainMegabytes(app);
          await app.close();
          await desktop.ended();
          // The first start finds nothing that was read before: the machine's disk is not what is measured.
          if (start === 0) continue;
          empty.push(took);
          times.push(tookOurs);
        }
      } finally {
        await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
      }
      const more = quantile(times, 0.5) - quantile(empty, 0.5);
      return {
        measured: {
          ...distribution(times),
          emptyProgramP50Ms: rounded(quantile(empty, 0.5)),
          moreThanEmptyMs: rounded(more),
          mainProcessMB: Math.round(megabytes),
          emptyProgramMB: Math.round(emptyMegabytes),
          host,
          conditions: 'two queues, an empty day; the largest text of a queue has been painted',
        },
        against: 'a program that opens a window with one word in it, started in turn',
        reach: `p50 <= that of the empty program + ${most} ms`,
        reached: more <= most,
      };
    }),
};

async function startEmpty(profile: string): Promise<{ readonly app: ElectronApplication; readonly page: Page }> {
  const app = await _electron.launch({ args: [emptyFolder, `--user-data-dir=${profile}`], cwd: emptyFolder });
  const page = await app.firstWindow();
  await page.getByText('Empty').waitFor();
  return { app, page };
}

async function pictureAfter(app: ElectronApplication, page: Page, selector: string): Promise<number> {
  const begunAt = await app.evaluate(() => performance.timeOrigin);
  return (await page.evaluate(firstPaintOf, selector)) - begunAt;
}

/** When the first large text of such an element was painted, in milliseconds since 1970. Runs in the page. */
function firstPaintOf(selector: string): Promise<number> {
  return new Promise((resolve) => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { element } = entry as unknown as { readonly element: Element | null };
        if (element?.closest(selector)) resolve(performance.timeOrigin + entry.startTime);
      }
    }).observe({ type: 'largest-contentful-paint', buffered: true });
  });
}
