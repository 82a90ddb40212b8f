import type { BoardState } from '../store.ts';

/** Which queues were chosen for this screen: at the hub, which goes before, or on the screen itself. `null`: nowhere. */
export const chosenQueues = ({ self, settings }: Pick<BoardState, 'self' | 'settings'>): readonly string[] | null =>
  self?.queues ?? settings.queues;

/**
 * The queues of this screen, in its own order; all, in the configured order, where nobody chose. A queue that was chosen and
 * is no more is passed over, and where none of them is left all are shown: a wall is never empty for a choice of last year.
 */
export function shownQueues(order: readonly string[], choice: readonly string[] | null): readonly string[] {
  const known = choice?.filter((id) => order.includes(id)) ?? [];
  return known.length > 0 ? known : order;
}
