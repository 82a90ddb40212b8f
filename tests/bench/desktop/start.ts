import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type Page } from '@playwright/test';
import type { Benchmark } from '../benchmark.ts';
import { residentMegabytesOf } from '../resident-memory.ts';
import { distribution, quantile, rounded } from '../statistics.ts';
import { twoQueues } from '#tests/e2e/desktop/desktop';
import { emptyProgram, startUndriven } from './undriven.ts';
import { withDesktop } from './with-desktop.ts';

const starts = 12;
const most = 1_500;
/** Nobody asks anything of the program before it has long shown its picture: who asks takes of its time. Milliseconds. */
const undisturbed = 4_000;

/** From the start of the process to the first picture in its window, beside a program that only opens a window. */
export const desktopStart: Benchmark = {
  name: 'desktop-start',
  run: () =>
    withDesktop(async (desktop, host) => {
      await desktop.configure(twoQueues);
      const profile = await mkdtemp(join(tmpdir(), 'wallboard-empty-'));
      const program = desktop.host.executable;
      const ours: Start[] = [];
      const empty: Start[] = [];
      try {
        for (let start = 0; start < starts; start += 1) {
          const nothing = await startOf(program, [emptyProgram, `--user-data-dir=${profile}`], 'p');
          const board = await startOf(program, desktop.arguments, '[data-testid^="queue-"]');
          // The first start finds nothing that was read before: the machine's disk is not what is measured.
          if (start === 0) continue;
          empty.push(nothing);
          ours.push(board);
        }
      } finally {
        await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
      }
      const times = ours.map(({ picture }) => picture);
      const half = (of: readonly number[]): number => rounded(quantile(of, 0.5));
      return {
        measured: {
          ...distribution(times),
          emptyProgramP50Ms: half(empty.map(({ picture }) => picture)),
          mainProcessMB: Math.round(half(ours.map(({ megabytes }) => megabytes))),
          emptyProgramMB: Math.round(half(empty.map(({ megabytes }) => megabytes))),
          host,
          conditions:
            'two queues, an empty day, nobody who drives the program; the largest text of a queue has been painted',
        },
        against: 'the start of its process',
        reach: `p50 <= ${most} ms`,
        reached: half(times) <= most,
      };
    }),
};

interface Start {
  /** From the start of the process to the picture, in milliseconds. */
  readonly picture: number;
  /** What its main process holds some seconds later. */
  readonly megabytes: number;
}

const now = (): number => performance.timeOrigin + performance.now();

async function startOf(program: string, args: readonly string[], selector: string): Promise<Start> {
  const begun = now();
  const running = await startUndriven(program, args);
  try {
    await pause(undisturbed);
    const megabytes = residentMegabytesOf(running.pid);
    const browser = await chromium.connectOverCDP(running.address);
    const pages = browser.contexts().flatMap((context) => context.pages());
    const page = await pageWith(pages, selector);
    const picture = (await page.evaluate(firstPaintOf, selector)) - begun;
    await browser.close();
    return { picture, megabytes };
  } finally {
    await running.stop();
  }
}

async function pageWith(pages: readonly Page[], selector: string): Promise<Page> {
  for (const page of pages) if ((await page.locator(selector).count()) > 0) return page;
  throw new Error(`None of the windows shows ${selector}.`);
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
