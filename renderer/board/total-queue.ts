import type { Queue, Total } from '#core/board/queue';

/** No queue has this id: the configuration's ids are words of an address. */
export const totalId = '#total';

/**
 * All queues together as one queue, for what shows queues. It has no limits of its own: its level is that of the worst. Where
 * the queues do not have the same service level time, it has none (0).
 */
export function totalQueue(total: Total, queues: ReadonlyMap<string, Queue>, name: string): Queue {
  const levels = new Set([...queues.values()].map(({ limits }) => limits.serviceLevelSeconds));
  const [serviceLevelSeconds = 0] = levels.size === 1 ? levels : [];
  const none = { warning: null, critical: null };
  return {
    ...total,
    id: totalId,
    name,
    limits: { serviceLevelSeconds, longestWaitSeconds: none, callsWaiting: none },
  };
}
