import type { NumberName } from '#core/said/numbers';
import type { Queue } from '#core/board/queue';
import { useBoard } from '../board-state.ts';

/** Whether a number stands here that is old: its source is silent, or the hub itself cannot be heard. */
export function useIsOld(queue: Queue, name: NumberName): boolean {
  const isFrozen = useBoard((state) => state.frozenAt !== null);
  return queue[name] !== null && (isFrozen || queue.provenance[name].stale);
}
