import type { Queue } from '#core/board/queue';
import type { NumberName } from '#core/said/numbers';

/** How a rate stands to the limits that it must not fall below. */
export type Target = 'met' | 'warning' | 'critical';

/** `undefined`: there are no limits for it, or it is not known, old, or of too few calls to say anything. */
export function targetOf({ limits, provenance, ...queue }: Queue, name: NumberName): Target | undefined {
  if (name !== 'serviceLevel' && name !== 'answerRate') return undefined;
  const number = queue[name];
  const wanted = limits[name];
  if (number === null || wanted === undefined || provenance[name].stale) return undefined;
  if ((queue.answeredToday ?? 0) + (queue.lostToday ?? 0) < wanted.minimumCalls) return undefined;
  if (wanted.critical !== null && number < wanted.critical) return 'critical';
  if (wanted.warning !== null && number < wanted.warning) return 'warning';
  return wanted.warning === null && wanted.critical === null ? undefined : 'met';
}
