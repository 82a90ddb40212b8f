import type { Instant, Milliseconds } from '../time/instant.ts';

/**
 * What an adapter says happened. The one language that every phone system is translated into; the book folds it.
 *
 * `at` is when the hub received it. `happenedAt` is the phone system's own word for when it happened, given only where
 * the adapter trusts it; `precision` is how coarse that word is (a time stamp in whole seconds: 1000 ms).
 */
interface FactBase {
  readonly source: string;
  readonly at: Instant;
  readonly happenedAt?: Instant;
  readonly precision?: Milliseconds;
  /** What the phone system's clock showed, where the book has put `happenedAt` right by ours. Never from an adapter. */
  readonly stampedAt?: Instant;
}

/** A caller entered a queue. The same call may enter several queues, one after the other. */
export interface CallQueued extends FactBase {
  readonly kind: 'call-queued';
  readonly call: string;
  readonly queue: string;
  /** He was there already when the phone system was first asked, and may have waited for longer. */
  readonly atLeast?: true;
  /** The caller's number and the number called, as told; absent where hidden or not told. The book never stores them. */
  readonly caller?: string;
  readonly called?: string;
}

/**
 * All who wait in a queue now, as the phone system lists them. Who was taken to wait there and is not among them is gone, and
 * nobody saw how: a connection was lost meanwhile. He is in no class any more; `calls-missed` tells what is known of such.
 * Best told of all queues before the entries of those who are new: who was gone and is back then seems to have moved
 * nowhere.
 */
export interface WaitingListed extends FactBase {
  readonly kind: 'waiting-listed';
  readonly queue: string;
  readonly calls: readonly string[];
}

/**
 * How far a phone system tells of a queue that it is set up for, from now on. Until it is said: of all that its connection begins
 * with, and of all after that. Only where the phone system refuses something is there anything to say.
 */
export interface QueueFollowed extends FactBase {
  readonly kind: 'queue-followed';
  readonly queue: string;
  /** `from-now`: not who was there already. `nothing`: that nobody is told of is no word of nobody calling. */
  readonly extent: FollowedExtent;
}

export type FollowedExtent = 'all' | 'from-now' | 'nothing';

/**
 * What became of calls of a queue while nobody listened, by the phone system's own counters. `null`: they cannot tell. No
 * waits are known of these calls. `from`: since when nobody listened.
 */
export interface CallsMissed extends FactBase {
  readonly kind: 'calls-missed';
  readonly queue: string;
  readonly from: Instant;
  readonly answered: number | null;
  /** There may be more than `answered`. */
  readonly atLeast?: true;
  readonly abandoned: number | null;
}

/**
 * What was told to have been abandoned while nobody listened, was perhaps let go of by the queue itself: as it shows only now,
 * the phone system's counter is of both. Of all such times so far.
 */
export interface MissedInDoubt extends FactBase {
  readonly kind: 'missed-in-doubt';
  readonly queue: string;
}

/** Why a queue let go of a caller who was not answered. */
export type LeaveReason = 'overflow' | 'timeout' | 'voicemail' | 'closed' | 'key';

/** The queue itself sent the caller somewhere else, unanswered. */
export interface CallLeft extends FactBase {
  readonly kind: 'call-left';
  readonly call: string;
  readonly queue: string;
  readonly reason: LeaveReason;
  /** As in `LegEnded`. */
  readonly mayGoOn?: true;
}

/**
 * One leg: the part of a call that reaches one agent's phone. `leg` is the leg's own id, `linked` the id of the part it
 * belongs to. It belongs to a queue call when `linked`, or else `leg`, is that call's id.
 */
interface LegFact extends FactBase {
  readonly leg: string;
  readonly linked?: string;
  readonly agent: string;
}

/** An agent's phone rings. `caller`: who calls, as told; the book never stores it. */
export interface LegRinging extends LegFact {
  readonly kind: 'leg-ringing';
  readonly caller?: string;
}

/** An agent answered. `caller`: as above. */
export interface LegAnswered extends LegFact {
  readonly kind: 'leg-answered';
  readonly caller?: string;
}

/** An agent calls somebody: the number `called`, as told; the book never stores it. */
export interface LegDialled extends LegFact {
  readonly kind: 'leg-dialled';
  readonly called?: string;
}

/** A leg, or the caller's own part of the call, ended. Nothing says whose it was: `id` decides, or `ofLeg`. */
export interface LegEnded extends FactBase {
  readonly kind: 'leg-ended';
  readonly id: string;
  /** It is said to be a leg's: where a leg has that id it alone is over, also where the id is the call's own. */
  readonly ofLeg?: true;
  /** The agent sent the call on: the conversation goes on elsewhere. */
  readonly transferred: boolean;
  /** The call that was sent on, where the phone system names it: another id than its own ties the two together. */
  readonly transferredCall?: string;
  /** Only what the call has with this queue is over, its wait or its talk; absent: all of it. Heeded where `id` is the call's own. */
  readonly queue?: string;
  /**
   * Only the queue's own part in the call is told to be over, where the queue may have handed the caller to an agent: then a phone
   * rings for him within moments, and he waits as before. Heeded where `id` is the call's own, of who tells exactly.
   */
  readonly mayGoOn?: true;
  /** How long it lasted, in seconds, as the phone system counts; absent where it does not say. */
  readonly durationSeconds?: number;
}

/**
 * What an agent said of himself, or the phone system of him, apart from any call that is told. `talking` and `ringing` are for
 * phone systems that say what each phone does. Where it tells the `states` of agents, these words count, whatever calls it
 * tells besides; where it tells `phones`, the calls show who talks and whose phone rings.
 */
export type AgentPresence = 'ready' | 'wrapUp' | 'other' | 'loggedOut' | 'talking' | 'ringing';

export interface AgentStateChanged extends FactBase {
  readonly kind: 'agent-state';
  readonly agent: string;
  readonly presence: AgentPresence;
  /** In this queue alone (a pause that is a queue's own); absent: in all for which nothing else was said. */
  readonly queue?: string;
  /** Until then; from then on he is `next`, unless something else is told. Wrap-up that no event ends. */
  readonly until?: Instant;
  /** Absent: ready. A break that he asked for while he still writes up. */
  readonly next?: { readonly presence: AgentPresence; readonly reason?: string };
  /** The phone system's own word for it, as in "Descanso"; for people. */
  readonly reason?: string;
}

/** Since when an agent is what he is, told apart from what he is. Nothing where he is something else by now. */
export interface AgentSince extends FactBase {
  readonly kind: 'agent-since';
  readonly agent: string;
  readonly presence: AgentPresence;
  readonly since: Instant;
}

/** All agents of whom the phone system tells a state now: who was one and is not any more has no state. */
export interface AgentsListed extends FactBase {
  readonly kind: 'agents-listed';
  readonly agents: readonly string[];
}

/** What the phone system calls an agent. */
export interface AgentNamed extends FactBase {
  readonly kind: 'agent-named';
  readonly agent: string;
  readonly name: string;
}

/** What the phone system calls a queue. */
export interface QueueNamed extends FactBase {
  readonly kind: 'queue-named';
  readonly queue: string;
  readonly name: string;
}

/**
 * What a phone system has counted of a queue by itself: how many wait now, and the totals of its own day so far.
 * `null`: it did not say.
 */
export interface QueueCounted extends FactBase {
  readonly kind: 'queue-counted';
  readonly queue: string;
  readonly waiting: number | null;
  readonly answered: number | null;
  readonly abandoned: number | null;
  /** Average wait of the answered, in seconds. */
  readonly averageWaitSeconds: number | null;
  /** For how long the one who has waited longest has waited at `at`, in seconds: it goes on from there by itself. */
  readonly longestWaitSeconds?: number | null;
  /** The longest wait of its day so far, in seconds. */
  readonly longestWaitTodaySeconds?: number | null;
  /** Average talk of the answered, in seconds. */
  readonly averageTalkSeconds?: number | null;
  /** Of the answered, how many within the queue's own service level; absent: it counts by another limit, or not at all. */
  readonly answeredInTime?: number | null;
  /** Whether the phone system itself finds that an alarm should sound, by rules of its own; absent: it does not say. */
  readonly alarm?: boolean;
  /** How many agents are in each state now, from a phone system that does not say who. */
  readonly agentsReady?: number | null;
  readonly agentsBusy?: number | null;
  readonly agentsOther?: number | null;
}

/** A call that is over, told afterwards and as a whole. The same `record` is the same call. */
export interface CallRecorded extends FactBase {
  readonly kind: 'call-recorded';
  readonly record: string;
  readonly queue: string;
  readonly entry: Instant;
  /** `null`: nobody answered, and the caller was lost at `end`. */
  readonly answered: Instant | null;
  readonly end: Instant;
  /** It was answered, and when the talk ended is not told: `end` is only when it was answered. */
  readonly talkUntold?: true;
  /** Who called and who answered, as told; the book never stores them. */
  readonly caller?: string;
  readonly agent?: string;
}

/** A switch in the phone system that sends calls one way or the other. */
export interface CallFlowKnown extends FactBase {
  readonly kind: 'call-flow';
  readonly flow: string;
  readonly name: string;
  readonly active: boolean;
}

/** Who the members of a queue are, where the phone system says so. Replaces what was known. */
export interface QueueMembersKnown extends FactBase {
  readonly kind: 'queue-members';
  readonly queue: string;
  readonly agents: readonly string[];
}

/**
 * The hub's own clock was set while it ran (never from a phone system). Everything still open moves with it, so that a
 * caller who waited two minutes has still waited two minutes.
 */
export interface ClockStepped extends FactBase {
  readonly kind: 'clock-stepped';
  readonly by: Milliseconds;
}

/** A leg begins, or is answered. */
export type LegStart = LegRinging | LegAnswered | LegDialled;

/** What is told of one call. */
export type CallFact = CallQueued | CallLeft | LegStart | LegEnded;

export type Fact =
  | CallFact
  | WaitingListed
  | QueueFollowed
  | CallsMissed
  | MissedInDoubt
  | AgentStateChanged
  | AgentSince
  | AgentsListed
  | AgentNamed
  | QueueNamed
  | QueueCounted
  | CallRecorded
  | CallFlowKnown
  | QueueMembersKnown
  | ClockStepped;
