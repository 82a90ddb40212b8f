import type { Milliseconds } from '../time/instant.ts';
import type { Condition } from './alert.ts';
import type { Schedule } from './schedule.ts';

/**
 * From where on a condition is how bad; an absent one never is. Seconds of waiting or of nobody being ready, callers, or per
 * cent. Of a rate critical is below warning.
 */
export interface ConditionLimits {
  readonly warning?: number | undefined;
  readonly critical?: number | undefined;
  /** Of a rate: before today has so many answered and lost calls, it says nothing. */
  readonly minimumCalls?: number | undefined;
}

/** How long something must last. */
export interface Timing {
  /** A severity that has held for so long is raised. */
  readonly hold: Milliseconds;
  /** One that has not held for so long is over. */
  readonly clear: Milliseconds;
  /** An open alert is said again so often. */
  readonly again: Milliseconds;
}

/** What alerts of one queue go by. */
export interface QueueAlertRules {
  readonly queue: string;
  readonly limits: { readonly [condition in Condition]?: ConditionLimits | undefined };
  readonly timing: Timing;
  /** When somebody is there: nothing is raised at other times. */
  readonly open: Schedule;
  /** When nothing is said. */
  readonly quiet: Schedule;
}

/** What alerts of one source go by: it is silent or it is not, and nobody is spared the news. */
export interface SourceAlertRules {
  readonly source: string;
  readonly timing: Timing;
  readonly quiet: Schedule;
}

/** Everything that alerts are computed by. Both lists in configured order. */
export interface AlertRules {
  readonly queues: readonly QueueAlertRules[];
  readonly sources: readonly SourceAlertRules[];
}
