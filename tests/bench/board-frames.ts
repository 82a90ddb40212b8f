import { setTimeout as pause } from 'node:timers/promises';
import { recording } from '../e2e/picture-server.ts';
import type { Benchmark } from './benchmark.ts';
import { busyCentre, openBoardPage } from './board-page.ts';
import { quantile, rounded } from './statistics.ts';

const updatesASecond = 20;
const seconds = 10;
/** One frame of 60 a second, and half of the next: what comes later than that was skipped. Milliseconds. */
const skipped = 25;

/** Twelve queues, twenty updates a second: how evenly the page still draws. */
export const boardFrames: Benchmark = {
  name: 'board-frames',
  async run() {
    const many = recording('many');
    const board = await openBoardPage(many);
    try {
      const next = busyCentre(many);
      const begun = Date.parse(many.picture.at);
      const session = await board.page.context().newCDPSession(board.page);
      await session.send('Performance.enable', { timeDomain: 'threadTicks' });
      const busy = async () => {
        const { metrics } = await session.send('Performance.getMetrics');
        return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000;
      };
      const before = await busy();
      const frames = board.page.evaluate(
        (length) =>
          new Promise<readonly number[]>((resolve) => {
            const gaps: number[] = [];
            const end = performance.now() + length;
            let last = performance.now();
            requestAnimationFrame(function frame(at) {
              gaps.push(at - last);
              last = at;
              if (at < end) requestAnimationFrame(frame);
              else resolve(gaps.slice(2));
            });
          }),
        seconds * 1_000,
      );
      for (let step = 0; step < seconds * updatesASecond; step += 1) {
        board.server.update(next(begun + (step * 1_000) / updatesASecond));
        await pause(1_000 / updatesASecond);
      }
      const gaps = await frames;
      const worked = ((await busy()) - before) / (seconds * updatesASecond);
      const late = gaps.filter((gap) => gap > skipped).length;
      return {
        measured: {
          frames: gaps.length,
          p50Ms: rounded(quantile(gaps, 0.5)),
          p99Ms: rounded(quantile(gaps, 0.99)),
          maxMs: rounded(quantile(gaps, 1)),
          skippedFrames: late,
          workAnUpdateMs: rounded(worked),
          conditions: '12 queues at 1920 x 1080, 20 updates a second for 10 s, drawn without a graphics card',
        },
        against: 'a frame is 16.7 ms',
        reach: 'no more than 1 frame in 100 skipped',
        reached: late <= gaps.length / 100,
      };
    } finally {
      await board.close();
    }
  },
};
