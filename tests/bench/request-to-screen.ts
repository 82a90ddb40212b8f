import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type Browser, type Page } from '@playwright/test';
import type { Benchmark } from './benchmark.ts';
import { createScribe, targetOf } from './call-script.ts';
import { configuration } from './configuration.ts';
import { openConnection } from './http-connection.ts';
import { startHub, writeConfiguration } from './hub-process.ts';
import { distribution, quantile, rounded } from './statistics.ts';

const warmUps = 40;
const samples = 300;
const longestWait = 5_000;
const agentsAQueue = 4;

/** From a request that is sent to the figure's new text in a real browser's page. */
export const requestToScreen: Benchmark = {
  name: 'request-to-screen',
  async run({ folder }) {
    const hub = await startHub(folder, writeConfiguration(folder, configuration({ agentsAQueue })));
    const connection = await openConnection(hub.webhooks);
    const scribe = createScribe(String(Math.floor(Date.now() / 1_000)), agentsAQueue);
    const browser = await launch();
    try {
      const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
      await page.goto(hub.board);
      const changes = await watchFigure(page);
      const latencies: number[] = [];
      for (let sample = 0; sample < warmUps + samples; sample += 1) {
        await pause(30 + Math.random() * 70);
        // Calls of the first queue: each enters, and with the next sample hangs up. So one waits, then none.
        const call = Math.floor(sample / 2) * 2;
        const stage = sample % 2 === 0 ? 'enter' : 'hangUp';
        const target = targetOf(scribe({ call, stage, at: 0 }, Date.now()));
        const change = changes.next();
        const sentAt = performance.timeOrigin + performance.now();
        const status = await connection.get(target);
        const { text, at } = await Promise.race([change, tooLate()]);
        if (status !== 200 || text !== (stage === 'enter' ? '1' : '0')) throw new Error(`The page shows "${text}".`);
        if (sample >= warmUps) latencies.push(at - sentAt);
      }
      const apart = await clocksApart(page);
      const mended = latencies.map((latency) => latency - apart.mend);
      const [p50, p99] = [quantile(mended, 0.5), quantile(mended, 0.99)];
      return {
        measured: {
          ...distribution(mended),
          clocksApartMs: apart.between.map((bound) => rounded(bound)),
          browser: `Chromium ${browser.version()}`,
          conditions:
            'one request at a time, at moments of chance; the text in the page has changed, before it is painted',
        },
        against: 'the distribution itself; a frame is 16.7 ms',
        reach: 'p50 <= 20 ms, p99 <= 50 ms',
        reached: p50 <= 20 && p99 <= 50,
      };
    } finally {
      connection.close();
      await browser.close();
      await hub.stop();
    }
  },
};

/** Chromium refuses its sandbox to root. */
function launch(): Promise<Browser> {
  const place = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ args, ...(existsSync(place) ? { executablePath: place } : {}) });
}

interface Change {
  readonly text: string;
  /** Milliseconds since 1970 by the page's own clock. */
  readonly at: number;
}

/** Watches how many wait in the first queue. */
async function watchFigure(page: Page): Promise<{ next(): Promise<Change> }> {
  const figure = page.locator('article').first().getByTestId('callsWaiting');
  await figure.waitFor();
  let waiting: PromiseWithResolvers<Change> | undefined;
  await page.exposeFunction('figureChanged', (text: string, at: number) => waiting?.resolve({ text, at }));
  await page.evaluate(() => {
    const tell = Reflect.get(window, 'figureChanged') as (text: string, at: number) => void;
    const text = () => document.querySelector('article [data-testid="callsWaiting"]')?.textContent ?? '';
    let shown = text();
    new MutationObserver(() => {
      const at = performance.timeOrigin + performance.now();
      if (text() === shown) return;
      shown = text();
      tell(shown, at);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  return {
    next() {
      waiting = Promise.withResolvers<Change>();
      return waiting.promise;
    },
  };
}

async function tooLate(): Promise<never> {
  await pause(longestWait, undefined, { ref: false });
  throw new Error('The page did not change in time.');
}

/**
 * How far the page's clock is ahead of ours, as far as it can be told from questions and their answers: between two
 * bounds. `mend`: what is certain of it, to be taken off; 0 where the clocks may be one.
 */
async function clocksApart(
  page: Page,
): Promise<{ readonly between: readonly [number, number]; readonly mend: number }> {
  let [least, most] = [-Infinity, Infinity];
  for (let question = 0; question < 100; question += 1) {
    const asked = performance.timeOrigin + performance.now();
    const theirs = await page.evaluate(() => performance.timeOrigin + performance.now());
    const answered = performance.timeOrigin + performance.now();
    least = Math.max(least, theirs - answered);
    most = Math.min(most, theirs - asked);
  }
  return { between: [least, most], mend: Math.max(least, Math.min(most, 0)) };
}
