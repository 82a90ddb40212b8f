import type { Level, LevelReason } from './queue.ts';
import type { Limits, QueueRules } from '../book/rules.ts';

/** How bad it is, and what makes it so. */
export interface Alarm {
  readonly level: Level;
  readonly reason: LevelReason | null;
}

export const calm: Alarm = { level: 'calm', reason: null };

/**
 * The level of a queue from its limits; a figure that reaches its limit has the limit's level. Where both figures are
 * equally bad, the wait is named, since it is what the caller feels. Unknown figures (`null`) raise nothing.
 */
export function alarmOf(
  figures: { readonly longestWaitSeconds: number | null; readonly callsWaiting: number | null },
  alerts: QueueRules['alerts'],
): Alarm {
  const wait = levelOf(figures.longestWaitSeconds, alerts.longestWaitSeconds);
  const waiting = levelOf(figures.callsWaiting, alerts.callsWaiting);
  for (const level of ['critical', 'warning'] as const) {
    if (wait === level) return { level, reason: 'longestWait' };
    if (waiting === level) return { level, reason: 'callsWaiting' };
  }
  return calm;
}

function levelOf(figure: number | null, limits: Limits): Level {
  if (figure === null) return 'calm';
  if (limits.critical !== undefined && figure >= limits.critical) return 'critical';
  return limits.warning !== undefined && figure >= limits.warning ? 'warning' : 'calm';
}
