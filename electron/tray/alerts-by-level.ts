import type { Alert } from '#core/alerts/alert';
import type { Queue } from '#core/board/queue';

const kinds = { longestWait: 'longestWaitSeconds', callsWaiting: 'callsWaiting' } as const;

/**
 * The open alerts of a hub that tells none, by the levels of its queues: one a queue. `before`: those that there were, of
 * which what goes on keeps its beginning. ISO instants.
 */
export function alertsByLevel(queues: readonly Queue[], before: readonly Alert[]): readonly Alert[] {
  return queues.flatMap(({ id, level, levelReason, provenance }) => {
    if (level === 'calm') return [];
    const kind = kinds[levelReason ?? 'callsWaiting'];
    const alertId = `${id}-${kind}`;
    const known = before.find((alert) => alert.id === alertId);
    if (known?.severity === level) return [known];
    const at = provenance.callsWaiting.asOf ?? new Date(0).toISOString();
    const raisedAt = known?.raisedAt ?? at;
    return [
      { id: alertId, queue: id, kind, severity: level, since: at, raisedAt, acknowledged: null, snoozedUntil: null },
    ];
  });
}
