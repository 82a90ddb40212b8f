import { setTimeout as pause } from 'node:timers/promises';
import type { Benchmark } from '../benchmark.ts';
import { rounded } from '../statistics.ts';
import { twoQueues, type Desktop } from '#tests/e2e/desktop/desktop';
import { watchLoop, withDesktop } from './with-desktop.ts';

const seconds = 60;
/** A call enters, rings, is answered and ends: an hour of 400 calls has 1,600 of them. Played ten times as fast. */
const requestsASecond = 4.4;

/** How late the main process' event loop is in a busy hour, against the same process at rest before and after. */
export const desktopBusy: Benchmark = {
  name: 'desktop-busy',
  run: () =>
    withDesktop(async (desktop, host) => {
      await desktop.configure(twoQueues);
      const { app } = await desktop.start();
      await desktop.flexfone.enter('switchpay', 'first');
      await pause(5_000);
      const loop = await watchLoop(app);
      await loop.read();
      await pause((seconds * 1_000) / 2);
      const restBefore = await loop.read();
      const requests = await busyHour(desktop);
      const busy = await loop.read();
      await pause((seconds * 1_000) / 2);
      const idle = Math.max(restBefore, await loop.read());
      return {
        measured: {
          busyP999Ms: rounded(busy),
          idleP999Ms: rounded(idle),
          requests,
          seconds,
          host,
          conditions: `${requestsASecond} requests a second, the board and the tray shown`,
        },
        against: 'the same process at rest, before and after',
        reach: 'busyP999Ms < idleP999Ms + 20',
        reached: busy < idle + 20,
      };
    }),
};

async function busyHour({ flexfone }: Desktop): Promise<number> {
  const until = performance.now() + seconds * 1_000;
  let requests = 0;
  for (let call = 1; performance.now() < until; call += 1) {
    const id = `busy-${call}`;
    const steps = [
      () => flexfone.enter('hallmonitor', id),
      () => flexfone.rings('201', id),
      () => flexfone.answered('201', id),
      () => flexfone.ended(id, '201'),
    ];
    for (const step of steps) {
      await step();
      requests += 1;
      await pause(1_000 / requestsASecond);
    }
  }
  return requests;
}
