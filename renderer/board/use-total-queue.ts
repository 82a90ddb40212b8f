import type { Queue } from '#core/board/queue';
import { useMemo } from 'react';
import { useBoard } from '../board-state.ts';
import { useWords } from '../words/use-words.ts';
import { totalQueue } from './total-queue.ts';

/** All queues together, for what shows queues; `undefined` where nobody wants it, or the hub does not say. */
export function useTotalQueue(isWanted = true): Queue | undefined {
  const words = useWords();
  const total = useBoard((state) => (isWanted ? state.total : null));
  const queues = useBoard((state) => (isWanted ? state.queues : null));
  return useMemo(
    () =>
      total === null || queues === null
        ? undefined
        : totalQueue(total, queues, words.t('all.queues', { count: queues.size })),
    [total, queues, words],
  );
}
