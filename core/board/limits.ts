import type { Limits, QueueRules, RateLimits } from '../book/rules.ts';
import type { Queue, RateLimitsShown } from './queue.ts';

/** The limits of a queue as a screen draws them. */
export function limitsOf({ serviceLevelSeconds, alerts }: QueueRules): Queue['limits'] {
  const { longestWaitSeconds, callsWaiting, answerRate, serviceLevel } = alerts;
  return {
    serviceLevelSeconds,
    longestWaitSeconds: orNull(longestWaitSeconds),
    callsWaiting: orNull(callsWaiting),
    ...(answerRate && { answerRate: ofRate(answerRate) }),
    ...(serviceLevel && { serviceLevel: ofRate(serviceLevel) }),
  };
}

function ofRate({ minimumCalls, ...limits }: RateLimits): RateLimitsShown {
  return { ...orNull(limits), minimumCalls };
}

function orNull(limits: Limits): { readonly warning: number | null; readonly critical: number | null } {
  return { warning: limits.warning ?? null, critical: limits.critical ?? null };
}
