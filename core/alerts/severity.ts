import type { Instant } from '../time/instant.ts';
import { second } from '../time/instant.ts';
import type { Condition, Severity } from './alert.ts';
import type { ConditionLimits } from './rules.ts';
import type { QueueSight, Seen } from './sight.ts';

/** How bad a condition is at one instant. */
export interface Look {
  readonly severity: Severity | null;
  /** The figure is old: it stands as it was, and nothing follows from it. */
  readonly isStale: boolean;
  /** Since when, without a break, somebody has waited while nobody was ready. Of other conditions `null`. */
  readonly lastsSince: Instant | null;
  /** When time alone makes it worse; `Infinity`: never. */
  readonly worseAt: Instant;
}

export const nothing: Look = { severity: null, isStale: false, lastsSince: null, worseAt: Infinity };

/** `lastsSince`: that of the look before. */
export function lookAt(
  condition: Condition,
  sight: QueueSight,
  limits: ConditionLimits,
  now: Instant,
  lastsSince: Instant | null,
): Look {
  switch (condition) {
    case 'longestWaitSeconds':
      return sight.oldest === null ? nothing : lasting(sight.oldest.value, sight.oldest.isStale, limits, now);
    case 'callsWaiting':
      return sight.waiting === null ? nothing : atRest(sight.waiting.isStale, reached(sight.waiting.value, limits));
    case 'nobodyReady':
      return nobodyReady(sight, limits, now, lastsSince);
    case 'answerRate':
      return rate(sight.answerRate, sight.calls, limits);
    case 'serviceLevel':
      return rate(sight.serviceLevel, sight.calls, limits);
  }
}

function atRest(isStale: boolean, severity: Severity | null): Look {
  return { ...nothing, isStale, severity };
}

function nobodyReady(
  { waiting, ready }: QueueSight,
  limits: ConditionLimits,
  now: Instant,
  before: Instant | null,
): Look {
  // Where nobody waits, it does not matter who is ready, or whether that is known.
  if (waiting?.value === 0) return atRest(waiting.isStale, null);
  if (waiting === null || ready === null) return nothing;
  const isStale = waiting.isStale || ready.isStale;
  if (ready.value > 0) return atRest(isStale, null);
  const since = before ?? now;
  return { ...lasting(since, isStale, limits, now), lastsSince: since };
}

/** Something that has gone on since then, against limits in seconds; `null`: it does not go on. */
function lasting(since: Instant | null, isStale: boolean, { warning, critical }: ConditionLimits, now: Instant): Look {
  if (since === null) return atRest(isStale, null);
  const [warns, criticalAt] = [warning, critical].map((limit) => since + Math.ceil((limit ?? Infinity) * second));
  const [first = Infinity, worst = Infinity] = [warns, criticalAt];
  return {
    ...nothing,
    isStale,
    severity: now >= worst ? 'critical' : now >= first ? 'warning' : null,
    worseAt: Math.min(...[first, worst].filter((moment) => moment > now)),
  };
}

function reached(figure: number, { warning = Infinity, critical = Infinity }: ConditionLimits): Severity | null {
  return figure >= critical ? 'critical' : figure >= warning ? 'warning' : null;
}

function rate(figure: Seen<number | null>, calls: Seen<number>, limits: ConditionLimits): Look {
  if (figure === null || calls === null) return nothing;
  const { warning = -Infinity, critical = -Infinity, minimumCalls = 0 } = limits;
  const isStale = figure.isStale || calls.isStale;
  const { value } = figure;
  if (value === null || calls.value < minimumCalls) return atRest(isStale, null);
  return atRest(isStale, value < critical ? 'critical' : value < warning ? 'warning' : null);
}
