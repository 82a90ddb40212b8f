import { setTimeout as pause } from 'node:timers/promises';
import { differences } from './board/comparison.ts';
import type { Look, Looks } from './board/looks.ts';
import type { Checks } from './checks.ts';
import { queues } from './place.ts';
import type { Manager } from './truth/manager.ts';
import type { Word } from './truth/word.ts';
import { wordsOf } from './truth/word.ts';

/** News travels: through Asterisk's own bus, a commit to the disk, and a turn of the hub. */
const travels = 3_000;

/** Holds every answer to QueueStatus against the board, again and again. */
export interface Watch {
  /** Not while the hub cannot know: then the board must say that it is old. */
  pause(): void;
  /** Resolves when the board is fresh again. */
  resume(): Promise<void>;
  /** How long after Asterisk's answer the board said the same, in milliseconds; the longest of all. */
  readonly slowest: () => number;
  end(): Promise<void>;
}

export function startWatch(manager: Manager, looks: Looks, checks: Checks): Watch {
  let [isPaused, isOver, slowest] = [false, false, 0];

  async function compare(): Promise<void> {
    const asked = performance.now();
    const answer = await manager.ask('QueueStatus');
    const [answered, at] = [performance.now(), Date.now()];
    await pause(travels);
    if (isPaused) return;
    const shown = looks.since(asked).filter((look) => look.at <= answered + travels);
    for (const word of wordsOf(answer, at)) {
      const { wrong, after } = best(shown, word, answered);
      checks.check(`QueueStatus of ${word.queue} at ${new Date(at).toISOString()}`, wrong);
      if (wrong.length === 0) slowest = Math.max(slowest, after);
    }
  }

  async function run(): Promise<void> {
    while (!isOver) {
      if (!isPaused) await compare();
      await pause(150);
    }
  }

  const running = run();
  return {
    pause: () => void (isPaused = true),
    async resume() {
      await freshAgain(looks);
      isPaused = false;
    },
    slowest: () => Math.round(slowest),
    async end() {
      isOver = true;
      await running;
    },
  };
}

/** Some moment of the board's must be as Asterisk says; else what differs at the last of them. */
function best(shown: readonly Look[], word: Word, answered: number) {
  let wrong: readonly string[] = ['there was no board'];
  for (const look of shown) {
    const board = look.queues.get(word.queue);
    const stale = board?.provenance.callsWaiting.stale ?? true;
    wrong = [...(stale ? [`${word.queue}: the board says that it is old`] : []), ...differences(board, word)];
    if (wrong.length === 0) return { wrong, after: Math.max(0, look.at - answered) };
  }
  return { wrong, after: 0 };
}

const longestPause = 90_000;

async function freshAgain(looks: Looks): Promise<void> {
  const end = performance.now() + longestPause;
  while (!queues.every((queue) => isFresh(looks, queue))) {
    if (performance.now() > end) throw new Error('The board was not fresh again within 90 s.');
    await pause(50);
  }
}

function isFresh(looks: Looks, queue: string): boolean {
  return looks.now()?.queues.get(queue)?.provenance.callsWaiting.stale === false;
}

export async function waitUntilOld(looks: Looks, patience: number): Promise<boolean> {
  const end = performance.now() + patience;
  while (performance.now() < end) {
    if (queues.every((queue) => !isFresh(looks, queue))) return true;
    await pause(50);
  }
  return false;
}
