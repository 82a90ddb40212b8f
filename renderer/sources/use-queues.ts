import type { Queue } from '#core/board/queue';
import { useBoard } from '../board-state.ts';

/** All queues in the board's order. */
export function useQueues(): readonly Queue[] {
  const order = useBoard((state) => state.order);
  const queues = useBoard((state) => state.queues);
  return order.flatMap((id) => queues.get(id) ?? []);
}
