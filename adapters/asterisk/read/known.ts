import type { Instant } from '#core/time/instant';

/**
 * What is known of the queues before a message is read. JSON, bounded, and without a caller's number or name. Only of queues
 * that the settings name.
 */
export type Known = {
  /** When anything was last heard; `null`: never. */
  readonly heardAt: Instant | null;
  readonly queues: readonly KnownQueue[];
  readonly waiting: readonly Waiting[];
  /** Who was let go of a moment ago and may still turn out to have been answered, the newest last. */
  readonly leftNow: readonly Waiting[];
  /** Channels of which the end was asked for a moment ago, the newest last. */
  readonly hangingUp: readonly string[];
  readonly members: readonly Member[];
  readonly talks: readonly Talk[];
  /** Answers to QueueStatus that have begun and not ended. */
  readonly listings: readonly Listing[];
};

export type KnownQueue = {
  /** The board's id of it. */
  readonly queue: string;
  /** As of which moment nobody listened to it; `null`: somebody does. */
  readonly deafSince: Instant | null;
  /** Calls answered and calls abandoned since Asterisk began to count, as far as was heard; `null`: not told yet. */
  readonly counted: Counted | null;
  /** When it first let go of a caller by itself; `null`: never. Since then its count of abandoned calls is not one of hang-ups. */
  readonly timesOutSince: Instant | null;
  /** Calls that were abandoned while nobody listened were counted as hang-ups by its count. */
  readonly isMissedCounted: boolean;
  /** While a caller talked, the agent was taken out of the queue: not every version counts such a call. */
  readonly isCountUnsure: boolean;
};

export type Counted = { readonly answered: number; readonly abandoned: number };

/** A caller's stay in a queue. His channel (`uniqueid`) may stay in the same queue again later: then `call` is another. */
export type Waiting = {
  readonly queue: string;
  readonly uniqueid: string;
  readonly call: string;
  readonly toldAt: Instant;
  /** An answer to QueueStatus left him out although nothing was heard of his leaving. */
  readonly isMissed: boolean;
};

export type Member = {
  readonly queue: string;
  /** What Asterisk rings: "PJSIP/201", "Local/201@from-queue/n". */
  readonly interface: string;
  /** Whose state counts: that of the interface, or of the phone behind it. */
  readonly stateInterface: string;
  readonly agent: string;
  readonly name: string | null;
  /** AST_DEVICE_…: 0 unknown, 1 not in use, 2 in use, 3 busy, 4 invalid, 5 unavailable, 6 ringing, 7 ringing and in use, 8 on hold. */
  readonly status: number;
  readonly paused: boolean;
  readonly reason: string | null;
  /** By which a restart and a reset of the counters are noticed. `null`: not told. */
  readonly callsTaken: number | null;
  readonly loginTime: number | null;
  /** When his last talk of that queue ended, by Asterisk's clock, in Unix seconds. */
  readonly lastCall: number | null;
  /** The last talk of a caller of a queue with him ended then. */
  readonly talkedUntil: Instant | null;
  readonly toldAt: Instant;
  /** An answer to QueueStatus left him out although nothing was heard of his going. */
  readonly isMissed: boolean;
};

/** A caller of a queue talks with an agent. */
export type Talk = {
  readonly queue: string;
  readonly interface: string;
  readonly agent: string;
  readonly uniqueid: string | null;
  readonly leg: string;
  /** His phone was seen in use since. */
  readonly isSeen: boolean;
};

/** An answer to QueueStatus, as far as it has come. Answers are told apart by their ActionID; any will do, and none. */
export type Listing = {
  readonly id: string;
  readonly startedAt: Instant;
  readonly queues: readonly ListedQueue[];
  readonly members: readonly Listed[];
  readonly entries: readonly ListedCaller[];
};

export type ListedQueue = {
  readonly queue: string;
  /** Talks that are over, and callers who left unanswered, since Asterisk began to count. */
  readonly completed: number | null;
  readonly abandoned: number | null;
};

/** A member as Asterisk tells of him, in an event or in an answer. */
export type Listed = Omit<Member, 'agent' | 'talkedUntil' | 'toldAt' | 'isMissed'> & {
  /** He talks with a caller of this very queue. Right in answers, not always in events. */
  readonly inCall: boolean;
};

export type ListedCaller = {
  readonly queue: string;
  readonly uniqueid: string;
  readonly at: Instant;
  readonly waitSeconds: number | null;
};

export const unread: Known = {
  heardAt: null,
  queues: [],
  waiting: [],
  leftNow: [],
  hangingUp: [],
  members: [],
  talks: [],
  listings: [],
};

/** More than any queue holds. What is beyond is not counted, and said to be so. */
export const most = {
  waiting: 2_000,
  members: 2_000,
  talks: 2_000,
  listings: 4,
  leftNow: 100,
  hangingUp: 200,
} as const;
