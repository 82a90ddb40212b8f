import type { Queue } from '#core/board/queue';
import { useBoard } from '../board-state.ts';

/**
 * Since when a queue's figures of right now are old (the hub's time, in milliseconds), or `null` while they are fresh:
 * the whole hub may be out of reach, or only the queue's source be silent.
 */
export function useOldSince(queue: Queue): number | null {
  const frozenAt = useBoard((state) => state.frozenAt);
  if (frozenAt !== null) return frozenAt;
  const { stale, asOf } = queue.provenance.callsWaiting;
  return stale && asOf !== null ? Date.parse(asOf) : null;
}
