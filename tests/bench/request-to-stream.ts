import { setTimeout as pause } from 'node:timers/promises';
import type { Picture } from '#core/board/queue';
import type { Benchmark } from './benchmark.ts';
import { followBoard } from './board-stream.ts';
import { agentsNeeded, createScribe, queueOf, steps, targetOf, type Step } from './call-script.ts';
import { configuration, queues } from './configuration.ts';
import { openConnection } from './http-connection.ts';
import { startHub, writeConfiguration } from './hub-process.ts';
import { distribution, quantile } from './statistics.ts';

const perSecond = 50;
/** The first seconds are for the processes to become as fast as they are all day. */
const warmUpSeconds = 10;
const seconds = 30;
const connections = 8;

/** Four requests a call: a dozen calls a second, who wait for two seconds and talk for six. */
const rhythm = { gap: 4_000 / perSecond, ring: 1_000, answer: 2_000, end: 8_000 };

/** From a request that is sent to the update that shows it, at a steady rate, over real HTTP. */
export const requestToStream: Benchmark = {
  name: 'request-to-stream',
  async run({ folder }) {
    const agentsAQueue = agentsNeeded(rhythm);
    const hub = await startHub(folder, writeConfiguration(folder, configuration({ agentsAQueue })));
    const sent = createTraces();
    const leave = await followBoard(hub.board, sent.heard);
    const opened = await Promise.all(Array.from({ length: connections }, () => openConnection(hub.webhooks)));
    const scribe = createScribe(String(Math.floor(Date.now() / 1_000)), agentsAQueue);
    const answers: Promise<number>[] = [];
    const started = performance.now();
    try {
      for (const step of steps(rhythm)) {
        const number = answers.length;
        const at = started + (number * 1_000) / perSecond;
        if (at > started + (warmUpSeconds + seconds) * 1_000) break;
        // A little to and fro, so that requests do not march in step with any timer of the hub.
        await pause(at + Math.random() * 10 - performance.now());
        const target = targetOf(scribe(step, Date.now()));
        sent.sending(step, performance.now());
        const connection = opened[number % connections];
        if (connection !== undefined) answers.push(connection.get(target));
      }
      const statuses = await Promise.all(answers);
      await pause(500);
      const latencies = sent.latencies(started + warmUpSeconds * 1_000);
      const refused = statuses.filter((status) => status !== 200).length;
      const [p50, p99] = [quantile(latencies, 0.5), quantile(latencies, 0.99)];
      return {
        measured: {
          ...distribution(latencies),
          unseen: sent.unseen(),
          refused,
          conditions: `${perSecond} requests a second for ${seconds} s after ${warmUpSeconds} s of warming up; entries, answers and hang-ups are followed`,
        },
        against: 'the distribution itself',
        reach: 'p50 <= 5 ms, p99 <= 25 ms',
        reached: p50 <= 5 && p99 <= 25 && refused === 0 && sent.unseen() === 0,
      };
    } finally {
      leave();
      for (const connection of opened) connection.close();
      await hub.stop();
    }
  },
};

/** What only grows, so that the n-th of its kind is seen as soon as the figure has come to n. */
const figures = {
  enter: ({ callsWaiting, answeredToday, lostToday }: Figures) => callsWaiting + answeredToday + lostToday,
  answer: ({ answeredToday }: Figures) => answeredToday,
  hangUp: ({ lostToday }: Figures) => lostToday,
};

type Followed = keyof typeof figures;

interface Figures {
  readonly callsWaiting: number;
  readonly answeredToday: number;
  readonly lostToday: number;
}

/** When each request was sent and when its effect was heard, for each figure of each queue in order. */
function createTraces() {
  const traces = queues.map(() => ({ enter: newTrace(), answer: newTrace(), hangUp: newTrace() }));
  const all = () => traces.flatMap((trace) => Object.values(trace));

  return {
    sending({ call, stage }: Step, at: number): void {
      if (stage in figures) traces[queueOf(call)]?.[stage as Followed].sent.push(at);
    },
    heard(picture: Picture, at: number): void {
      for (const queue of picture.queues) {
        const { callsWaiting, answeredToday, lostToday } = queue;
        if (callsWaiting === null || answeredToday === null || lostToday === null) continue;
        const trace = traces[queues.findIndex((id) => id === queue.id)];
        for (const kind of ['enter', 'answer', 'hangUp'] as const) {
          const count = figures[kind]({ callsWaiting, answeredToday, lostToday });
          const heard = trace?.[kind].heard ?? [];
          while (heard.length < count) heard.push(at);
        }
      }
    },
    /** Of those sent from then on. */
    latencies: (from: number): number[] =>
      all().flatMap(({ sent, heard }) =>
        sent.flatMap((at, index) => (at < from || heard[index] === undefined ? [] : [heard[index] - at])),
      ),
    unseen: (): number => all().reduce((sum, { sent, heard }) => sum + Math.abs(sent.length - heard.length), 0),
  };
}

function newTrace(): { readonly sent: number[]; readonly heard: number[] } {
  return { sent: [], heard: [] };
}
