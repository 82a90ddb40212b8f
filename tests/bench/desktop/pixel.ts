import { setTimeout as pause } from 'node:timers/promises';
import { expect, type Page } from '@playwright/test';
import { twoQueues } from '#tests/e2e/desktop/desktop';
import type { Benchmark } from '../benchmark.ts';
import { distribution, quantile } from '../statistics.ts';
import { withDesktop } from './with-desktop.ts';

const warmUps = 40;
const samples = 300;
const longestWait = 5_000;

/** From a Flexfone request that is sent to the changed figure in the desktop's own window: over IPC, and painted. */
export const desktopPixel: Benchmark = {
  name: 'desktop-pixel',
  run: () =>
    withDesktop(async (desktop, host) => {
      await desktop.configure(twoQueues);
      const { app, page } = await desktop.start();
      await desktop.flexfone.enter('switchpay', 'first');
      await expect(page.getByTestId('queue-hallmonitor').getByTestId('callsWaiting')).toHaveText('0');
      const changes = await watchFigure(page);
      const texts: number[] = [];
      const paints: number[] = [];
      for (let sample = 0; sample < warmUps + samples; sample += 1) {
        await pause(30 + Math.random() * 70);
        // Each call enters, and with the next sample hangs up: one waits, then none.
        const call = `call-${Math.floor(sample / 2)}`;
        const change = changes.next();
        const sentAt = performance.timeOrigin + performance.now();
        await (sample % 2 === 0 ? desktop.flexfone.enter('hallmonitor', call) : desktop.flexfone.ended(call));
        const { text, textAt, paintAt } = await Promise.race([change, tooLate()]);
        if (text !== (sample % 2 === 0 ? '1' : '0')) throw new Error(`The window shows "${text}".`);
        if (sample < warmUps) continue;
        texts.push(textAt - sentAt);
        paints.push(paintAt - sentAt);
      }
      const versions = await app.evaluate(() => process.versions['electron']);
      const [p50, p99] = [quantile(paints, 0.5), quantile(paints, 0.99)];
      return {
        measured: {
          ...distribution(paints),
          textP50Ms: distribution(texts).p50Ms,
          textP99Ms: distribution(texts).p99Ms,
          host: `${host}, as Electron ${versions}`,
          conditions: 'one request at a time, at moments of chance; the frame with the new figure has been made',
        },
        against: 'the distribution itself; a frame is 16.7 ms',
        reach: 'p50 <= 20 ms, p99 <= 50 ms',
        reached: p50 <= 20 && p99 <= 50,
      };
    }),
};

interface Change {
  readonly text: string;
  /** Milliseconds since 1970: when the text had changed, and when the frame with it had been made. */
  readonly textAt: number;
  readonly paintAt: number;
}

/** Watches how many wait in the first queue. */
async function watchFigure(page: Page): Promise<{ next(): Promise<Change> }> {
  let waiting: PromiseWithResolvers<Change> | undefined;
  await page.exposeFunction('figureChanged', (change: Change) => waiting?.resolve(change));
  await page.evaluate(() => {
    const tell = Reflect.get(window, 'figureChanged') as (change: Change) => void;
    const now = () => performance.timeOrigin + performance.now();
    const read = () =>
      document.querySelector('[data-testid="queue-hallmonitor"] [data-testid="callsWaiting"]')?.textContent ?? '';
    let shown = read();
    new MutationObserver(() => {
      const textAt = now();
      const text = read();
      if (text === shown) return;
      shown = text;
      // A message that is posted in a frame is heard when that frame has been made.
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.addEventListener('message', () => tell({ text, textAt, paintAt: now() }), { once: true });
        channel.port1.start();
        channel.port2.postMessage('');
      });
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
  throw new Error('The window did not change in time.');
}
