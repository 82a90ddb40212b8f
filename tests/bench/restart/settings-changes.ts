import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Picture } from '#core/board/queue';
import type { Benchmark } from '../benchmark.ts';
import { followBoard } from '../board-stream.ts';
import { createCallers, type Caller } from '../callers.ts';
import { startHelper, type Helper } from '../children.ts';
import { configuration, secret } from '../configuration.ts';
import { openConnection, type HttpConnection } from '../http-connection.ts';
import { distribution } from '../statistics.ts';
import type { ChangeOrder, ChangeReport } from './changing-hub-child.ts';

const changes = 200;
const connections = 16;
/** Between two calls of a phone: some 150 calls a second come in all the time. Milliseconds. */
const rest = 100;

type Hub = Helper<ChangeOrder, ChangeReport>;

/** What is refused, and which numbers jump, when settings change again and again under load: beside a hub left alone. */
export const settingsChanges: Benchmark = {
  name: 'settings-changes',
  async run({ folder }) {
    const [changed, alone] = [startHelper, startHelper].map((start): Hub => start('restart/changing-hub-child.ts'));
    if (changed === undefined || alone === undefined) throw new Error('There are two hubs.');
    const first = configured(0);
    try {
      const [of, others] = [
        await changed.ask({ folder: join(folder, 'changed'), configuration: first }),
        await alone.ask({ folder: join(folder, 'alone'), configuration: first }),
      ];
      const jumps: string[] = [];
      const leave = await followBoard(of.board, watchJumps(jumps));
      const load = startLoad(of, others);
      const took: number[] = [];
      for (let change = 1; change <= changes; change += 1) {
        const { milliseconds } = await changed.ask({ folder: '', configuration: configured(change) });
        took.push(milliseconds);
        if (change % 20 === 0) process.stderr.write(`changed ${change} times\n`);
      }
      const { answered, refused } = await (await load).stop();
      const shown = { changed: numbersOf(await pictureOf(of.board)), alone: numbersOf(await pictureOf(others.board)) };
      leave();
      const isSame = JSON.stringify(shown.changed) === JSON.stringify(shown.alone);
      return {
        measured: {
          changes,
          answered,
          refused,
          jumps: jumps.length,
          sameNumbers: isSame,
          shown: shown.changed,
          ...(isSame ? {} : { expected: shown.alone }),
          ...(jumps.length > 0 ? { jumpsSeen: jumps.slice(0, 5) } : {}),
          change: distribution(took),
          conditions: `${connections} phones that call both hubs, each again ${rest} ms after both have answered; limits, names, secrets and the language change in turns, one after the other without a pause`,
        },
        against: 'a hub of the first settings that takes the same calls in the same run',
        reach: 'none refused; what was counted never falls and is never unknown; both show the same in the end',
        reached: refused === 0 && jumps.length === 0 && isSame && answered > 0,
      };
    } finally {
      await Promise.all([changed.stop(), alone.stop()]);
    }
  },
};

/** The settings after so many changes: the rules change each time but one of four, so that the books are made anew. */
function configured(change: number): object {
  const { queues, sources, ...rest } = configuration({ agentsAQueue: connections, order: 'other' }) as {
    readonly queues: readonly { readonly name: string }[];
    readonly sources: readonly object[];
  };
  const alerts = { callsWaiting: { warning: 5 + (change % 7), critical: 50 } };
  const secrets = change % 3 === 0 ? { secret } : { secret, previousSecret: `${secret}-${change}` };
  return {
    ...rest,
    language: change % 2 === 0 ? 'da' : 'en',
    queues: queues.map((queue) => ({ ...queue, name: `${queue.name} ${change - (change % 4)}`, alerts })),
    sources: sources.map((source) => ({ ...source, ...secrets })),
    board: { port: 0 },
    webhooks: { port: 0 },
  };
}

/** What is counted only ever grows, and is known all the time. */
function watchJumps(jumps: string[]): (picture: Picture) => void {
  const highest = new Map<string, number>();
  return ({ at, queues }) => {
    for (const queue of queues) {
      for (const name of ['answeredToday', 'lostToday'] as const) {
        const key = `${queue.id} ${name}`;
        const number = queue[name] ?? -1;
        // Before the first call of all nothing was heard.
        if (number < (highest.get(key) ?? -1)) jumps.push(`${at}: ${key} from ${highest.get(key)} to ${number}`);
        highest.set(key, Math.max(number, highest.get(key) ?? -1));
      }
    }
  };
}

async function startLoad(one: ChangeReport, other: ChangeReport) {
  const { callers } = createCallers(connections);
  const pairs = await Promise.all(
    callers.map(() => Promise.all([openConnection(one.webhooks), openConnection(other.webhooks)])),
  );
  const counts = { answered: 0, refused: 0 };
  let isOver = false;
  const call = async (caller: Caller, opened: readonly HttpConnection[]): Promise<void> => {
    while (!isOver) {
      const target = caller.target();
      const statuses = await Promise.all(opened.map((connection) => connection.get(target).catch(() => 0)));
      for (const status of statuses) counts[status === 200 ? 'answered' : 'refused'] += 1;
      if (statuses.some((status) => status !== 200)) return;
      caller.acknowledged();
      await pause(rest);
    }
  };
  const working = Promise.all(callers.map((caller, index) => call(caller, pairs[index] ?? [])));
  return {
    async stop() {
      isOver = true;
      await working;
      for (const connection of pairs.flat()) connection.close();
      return counts;
    },
  };
}

async function pictureOf(board: string): Promise<Picture> {
  return (await (await fetch(`${board}/api/queues`)).json()) as Picture;
}

function numbersOf({ queues }: Picture) {
  return queues.map(({ id, callsWaiting, agentsReady, agentsBusy, answeredToday, lostToday, overflowedToday }) => {
    return { id, callsWaiting, agentsReady, agentsBusy, answeredToday, lostToday, overflowedToday };
  });
}
