import { useBoard } from '../board-state.ts';
import { useWords } from '../words/use-words.ts';

/** Whether it stands on its short side, by what it said of its size: `1080×1920`. */
export function isUpright(display: string): boolean {
  const [, width = 0, height = 0] = /^(\d+)×(\d+)$/.exec(display)?.map(Number) ?? [];
  return height > width;
}

/** More names than this are a number. */
const mostNames = 3;

/** Which queues that are, in few words. */
export function useQueueWords(): (ids: readonly string[] | null) => string {
  const { t } = useWords();
  const queues = useBoard((state) => state.queues);
  return (ids) => {
    if (ids === null) return t('screens.allQueues');
    if (ids.length > mostNames) return t('screens.someQueues', { shown: ids.length });
    return ids.map((id) => queues.get(id)?.name ?? id).join(', ');
  };
}
