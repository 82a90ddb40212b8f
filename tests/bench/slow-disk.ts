import { setTimeout as pause } from 'node:timers/promises';
import type { Benchmark } from './benchmark.ts';
import { followBoard } from './board-stream.ts';
import { createCallers, type Caller } from './callers.ts';
import { startHelper, type Helper } from './children.ts';
import { configuration, queues } from './configuration.ts';
import { openConnection, type HttpConnection } from './http-connection.ts';
import type { DiskOrder, DiskReport } from './slow-hub-child.ts';
import { distribution, rounded } from './statistics.ts';

const connections = 32;
const seconds = 20;
const flush = 100;
const askEvery = 10;
const mostMilliseconds = 20;

/** What a hub is like whose disk takes a tenth of a second for each flush, beside the same hub on the disk as it is. */
export const slowDisk: Benchmark = {
  name: 'slow-disk',
  async run({ folder }) {
    const hub = startHelper<DiskOrder, DiskReport>('slow-hub-child.ts');
    const order = { folder, configuration: configuration({ agentsAQueue: 2 * connections, order: 'other' }) };
    try {
      const { board, webhooks } = await hub.ask({ ...order, flushMilliseconds: 0 });
      // All but one call the first queue. What that one says is all that the second queue shows: each word is seen.
      const { callers } = createCallers(2 * connections);
      const phones = callers.filter((_, index) => index % 2 === 0 || index === 1);
      const opened = await Promise.all(phones.map(() => openConnection(webhooks)));
      const play = (flushMilliseconds: number) => measure({ hub, order, board, phones, opened }, flushMilliseconds);
      await play(0);
      const fast = await play(0);
      const slow = await play(flush);
      for (const connection of opened) connection.close();
      const others = [slow.board.p99Ms, slow.snapshot.p99Ms, slow.news.p99Ms, slow.loopP99Ms];
      return {
        measured: {
          slow,
          fast,
          conditions: `${connections} phones and one that is watched, each calls again when it is answered; the board is asked each ${askEvery} ms and a stream opened as often; ${seconds} s each; news: from a webhook's answer to the update that shows it`,
        },
        against: 'the same hub in the same run, with the disk as it is',
        reach: `with flushes of ${flush} ms: p99 of the board's answers, of a stream's first picture, of news and of the loop's delay <= ${mostMilliseconds} ms; of a webhook's answer: two flushes, and twice what it takes with the disk as it is`,
        reached:
          others.every((p99) => p99 <= mostMilliseconds) &&
          slow.webhook.p99Ms <= 2 * (flush + fast.webhook.p99Ms) + mostMilliseconds,
      };
    } finally {
      await hub.stop();
    }
  },
};

interface Scene {
  readonly hub: Helper<DiskOrder, DiskReport>;
  readonly order: Omit<DiskOrder, 'flushMilliseconds'>;
  readonly board: string;
  /** The second is the one that is watched. */
  readonly phones: readonly Caller[];
  readonly opened: readonly HttpConnection[];
}

async function measure({ hub, order, board, phones, opened }: Scene, flushMilliseconds: number) {
  await hub.ask({ ...order, flushMilliseconds });
  const until = performance.now() + seconds * 1_000;
  const isOver = (): boolean => performance.now() > until;
  const answers: number[] = [];
  const news: number[] = [];
  const unseen: number[] = [];
  const leave = await followBoard(board, ({ queues: shown }, at) => {
    if (!shown.some(({ id }) => id === queues[1])) return;
    for (const since of unseen.splice(0)) news.push(Math.max(0, at - since));
  });
  const calling = phones.map(async (caller, index) => {
    while (!isOver()) {
      const sent = performance.now();
      await opened[index]?.get(caller.target());
      caller.acknowledged();
      answers.push(performance.now() - sent);
      if (index === 1) unseen.push(performance.now());
    }
  });
  const [asked, snapshots] = await Promise.all([
    again(isOver, async () => void (await (await fetch(`${board}/api/queues`)).json())),
    again(isOver, async () => (await followBoard(board, () => {}))()),
    ...calling,
  ]);
  leave();
  const { loopDelays } = await hub.ask({ ...order, flushMilliseconds });
  return {
    board: distribution(asked),
    snapshot: distribution(snapshots),
    news: distribution(news),
    webhook: distribution(answers),
    loopP99Ms: rounded(loopDelays.p99Ms),
    loopMaxMs: rounded(loopDelays.maxMs),
  };
}

/** How long each took, one after the other with a pause between. */
async function again(isOver: () => boolean, work: () => Promise<void>): Promise<number[]> {
  const took: number[] = [];
  while (!isOver()) {
    const begun = performance.now();
    await work();
    took.push(performance.now() - begun);
    await pause(askEvery);
  }
  return took;
}
