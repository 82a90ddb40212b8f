import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Queue } from '#core/board/queue';
import { startHub, writeConfiguration } from '../bench/hub-process.ts';
import { watchBoard } from './board/looks.ts';
import type { Checks } from './checks.ts';
import { totalsOf } from './truth/queue-log.ts';
import type { Word } from './truth/word.ts';

const recipe = fileURLToPath(new URL('../../docs/recipes/asterisk-queue-log-file.md', import.meta.url));

/** A second hub, which knows nothing but the queue_log, by the recipe as it stands in the documents. */
export interface RecipeBoard {
  readonly queue: (id: string) => Queue | undefined;
  /** Waits until it has read all that was written, and a moment more. */
  caughtUp(): Promise<void>;
  close(): Promise<void>;
}

/** By the names that app_queue writes down for its members. */
export type Members = { readonly [queue: string]: readonly string[] };

export async function startRecipeBoard(folder: string, queueLog: string, members: Members): Promise<RecipeBoard> {
  const own = join(folder, 'recipe');
  mkdirSync(own);
  const source = JSON.parse(/```json\n([\s\S]*?)```/.exec(readFileSync(recipe, 'utf8'))?.[1] ?? '') as object;
  const queues = Object.keys(members);
  const configuration = {
    timeZone: 'Europe/Copenhagen',
    queues: queues.map((id) => ({ id, name: id, agents: members[id] })),
    sources: [{ ...source, path: queueLog, queues: Object.fromEntries(queues.map((id) => [id, [id]])) }],
  };
  const hub = await startHub(own, writeConfiguration(own, configuration));
  const looks = watchBoard(hub.board);
  return {
    queue: (id) => looks.now()?.queues.get(id),
    // Asked once a second.
    caughtUp: () => pause(3_000),
    async close() {
      looks.close();
      await hub.stop();
    },
  };
}

/** What it made of the queue_log, beside the file itself and Asterisk's own word. */
export async function checkRecipe(
  board: RecipeBoard,
  log: string,
  words: readonly Word[],
  checks: Checks,
  say: (line: string) => void,
): Promise<void> {
  await board.caughtUp();
  for (const { queue, waitingSince } of words) {
    const shown = board.queue(queue);
    const written = totalsOf(log, queue);
    const name = `${queue} by the queue_log`;
    say(
      `${name}: ${JSON.stringify({ answered: shown?.answeredToday, lost: shown?.lostToday, letGo: shown?.overflowedToday, waiting: shown?.callsWaiting, avgWait: shown?.avgWaitSeconds, avgTalk: shown?.avgTalkSeconds, busy: shown?.agentsBusy, ready: shown?.agentsReady })}`,
    );
    checks.equal(`${name}: answered`, shown?.answeredToday, written.answered);
    checks.equal(`${name}: hung up`, shown?.lostToday, written.hungUp);
    checks.equal(`${name}: let go`, shown?.overflowedToday, written.letGo);
    checks.equal(`${name}: waiting as QueueStatus says`, shown?.callsWaiting, waitingSince.length);
    checks.equal(`${name}: nobody talks any more`, shown?.agentsBusy, 0);
  }
}

/** Who waits now, as QueueStatus says. */
export async function checkRecipeWaiting(
  board: RecipeBoard,
  words: readonly Word[],
  when: string,
  checks: Checks,
): Promise<void> {
  await board.caughtUp();
  for (const { queue, waitingSince } of words) {
    checks.equal(
      `${when}: waiting in ${queue} by the queue_log`,
      board.queue(queue)?.callsWaiting,
      waitingSince.length,
    );
  }
}
