import type { NumberName } from '#core/said/numbers';
import { onTestFinished } from 'vitest';
import type { Picture, Queue } from '#core/board/queue';
import { followBoard } from '../bench/board-stream.ts';

/** A screen that watches a hub, and remembers what it said. */
export interface WatchedBoard {
  /** The queue as it was told last. */
  queue(id: string): Queue | undefined;
  /**
   * What was said of a number, each once until something else was said: `swan 2`; `swan 2 old`; `unknown tooOld`.
   */
  said(id: string, name: NumberName): readonly string[];
  /** Whether this is what the screen was told last. */
  heard(update: Picture): boolean;
}

export async function watchBoard(board: string): Promise<WatchedBoard> {
  const pictures: Queue[] = [];
  let last = '';
  const leave = await followBoard(board, (picture: Picture) => {
    last = JSON.stringify(picture);
    pictures.push(...picture.queues);
  });
  onTestFinished(leave);
  return {
    queue: (id) => pictures.findLast((queue) => queue.id === id),
    said(id, name) {
      const words = pictures.filter((queue) => queue.id === id).map((queue) => inWords(queue, name));
      return words.filter((word, index) => word !== words[index - 1]);
    },
    heard: (update) => JSON.stringify(update) === last,
  };
}

function inWords(queue: Queue, name: NumberName): string {
  const { source, stale, unknown } = queue.provenance[name];
  if (unknown !== undefined) return `unknown ${unknown}`;
  return `${source} ${queue[name]}${stale ? ' old' : ''}`;
}
