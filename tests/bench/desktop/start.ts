import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import type { Benchmark } from '../benchmark.ts';
import { distribution, quantile, rounded } from '../statistics.ts';
import { twoQueues } from '#tests/e2e/desktop/desktop';
import { withDesktop } from './with-desktop.ts';

const starts = 12;
const most = 1_500;
/** Nobody asks anything of the program before it has long shown its picture: who asks takes of its time. Milliseconds. */
const undisturbed = 4_000;
const emptyFolder = fileURLToPath(new URL('./empty', import.meta.url));

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
          const nothing = await startOf(program, [emptyFolder, `--user-data-dir=${profile}`], 'p');
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
  const child = spawn(program, [...args, '--remote-debugging-port=0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LOG_LEVEL: 'silent' },
  });
  const ended = once(child, 'exit');
  try {
    const address = await addressOf(child);
    await pause(undisturbed);
    const megabytes = megabytesOf(child.pid);
    const browser = await chromium.connectOverCDP(address);
    const pages = browser.contexts().flatMap((context) => context.pages());
    const page = await pageWith(pages, selector);
    const picture = (await page.evaluate(firstPaintOf, selector)) - begun;
    await browser.close();
    return { picture, megabytes };
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

/** Where the program's Chromium can be asked, as it says itself. */
function addressOf({ stderr }: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (stderr === null) throw new Error('Its stderr is not read.');
    createInterface(stderr)
      .on('line', (line) => {
        const [, address] = /^DevTools listening on (\S+)/.exec(line) ?? [];
        if (address !== undefined) resolve(address);
      })
      .once('close', () => reject(new Error('The program ended before it had a window.')));
  });
}

async function pageWith(pages: readonly Page[], selector: string): Promise<Page> {
  for (const page of pages) if ((await page.locator(selector).count()) > 0) return page;
  throw new Error(`None of the windows shows ${selector}.`);
}

/** Resident memory, in millions of bytes. */
function megabytesOf(pid = 0): number {
  const [, kilobytes = ''] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return (Number(kilobytes) * 1_024) / 1_000_000;
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
