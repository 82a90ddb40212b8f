import type { Limits, QueueRules } from '../book/rules.ts';
import type { Queue } from './queue.ts';

/** The limits of a queue as a screen draws them. */
export function limitsOf({ serviceLevelSeconds, alerts }: QueueRules): Queue['limits'] {
  return {
    serviceLevelSeconds,
    longestWaitSeconds: orNull(alerts.longestWaitSeconds),
    callsWaiting: orNull(alerts.callsWaiting),
  };
}

function orNull(limits: Limits): { readonly warning: number | null; readonly critical: number | null } {
  return { warning: limits.warning ?? null, critical: limits.critical ?? null };
}
