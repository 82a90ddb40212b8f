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

/**
 * Where several things happen between two turns of a hub on a busy machine, the board goes on in one step, and what Asterisk
 * said in between is never on it. So another answer is asked for at once; when so many in a row are not on the board, it is
 * wrong.
 */
const mostTries = 4;

/** Holds every answer to QueueStatus against the board, again and again, once it is told to begin. */
export interface Watch {
  /** Not while the hub cannot know: then the board must say that it is old. */
  pause(): void;
  /** Resolves when the board is fresh again. */
  resume(): Promise<void>;
  /** How many answers were never on the board, though the next one was. */
  readonly passedOver: () => number;
  /** How long after Asterisk's answer the board said the same, in milliseconds; the longest of all. */
  readonly slowest: () => number;
  end(): Promise<void>;
}

export function startWatch(manager: Manager, looks: Looks, checks: Checks): Watch {
  let [isPaused, isOver, slowest, passedOver] = [true, false, 0, 0];

  async function compare(tries: number = mostTries): Promise<void> {
    const asked = performance.now();
    const answer = await manager.ask('QueueStatus');
    const [answered, at] = [performance.now(), Date.now()];
    await pause(travels);
    if (isPaused) return;
    const shown = looks.since(asked).filter((look) => look.at <= answered + travels);
    const compared = wordsOf(answer, at).map((word) => ({ word, ...best(shown, word, answered) }));
    if (tries > 1 && compared.some(({ wrong }) => wrong.length > 0)) {
      passedOver += 1;
      return compare(tries - 1);
    }
    for (const { word, wrong, after } of compared) {
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
    passedOver: () => passedOver,
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
