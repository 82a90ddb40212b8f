import type { NumberName } from '../said/numbers.ts';

/** Warning and critical limits of one figure; an absent one never fires. */
export interface Limits {
  readonly warning?: number | undefined;
  readonly critical?: number | undefined;
}

/** In per cent, below which a rate is too low, once so many calls were answered or lost today. */
export interface RateLimits extends Limits {
  readonly minimumCalls: number;
}

/** Everything about one queue that the numbers depend on. All lengths of time in seconds, as in the configuration. */
export interface QueueRules {
  readonly id: string;
  /** Absent: as its phone system calls it, or else as its id. */
  readonly name?: string | undefined;
  /** Local numbers of the members, where the phone system does not say who they are. Absent: unknown. */
  readonly agents?: readonly string[] | undefined;
  readonly serviceLevelSeconds: number;
  readonly shortAbandonSeconds: number;
  readonly maxWaitSeconds: number;
  /** `fifo`: first in, first out, so that who is served tells who is gone. `other`: nothing is inferred. */
  readonly order: 'fifo' | 'other';
  /** Whose word counts first for a number, by source id; absent: live before polled before history. */
  readonly sources?: { readonly [name in NumberName]?: readonly string[] | undefined } | undefined;
  readonly alerts: {
    readonly longestWaitSeconds: Limits;
    readonly callsWaiting: Limits;
    readonly answerRate?: RateLimits | undefined;
    readonly serviceLevel?: RateLimits | undefined;
  };
}

/** What the book and the picture are computed by. */
export interface Rules {
  readonly timeZone: string;
  readonly queues: readonly QueueRules[];
  /** What agents are called, by local number. It counts before what a phone system calls them. */
  readonly agents?: readonly { readonly id: string; readonly name: string }[] | undefined;
}
