import type { AgentPresence } from '../said/facts.ts';
import type { Said, Sentence } from '../said/sentence.ts';
import type { Freshness, NumberName } from '../said/numbers.ts';

/** Why a number is unknown. */
export type UnknownReason =
  /** No source of this queue can know it. */
  | 'notProvided'
  /** The source has not been heard since the journal began. */
  | 'notHeardYet'
  /** A source could know it, and has never told of this queue; it may not be set up for it. */
  | 'queueNotHeard'
  /** Nobody has said who the members of the queue are. */
  | 'noMembers'
  /** The source has been silent for too long. */
  | 'tooOld'
  /** The source can know it, but did not say it the last time. */
  | 'notSaid'
  /** There is no such call yet today, so there is nothing to divide by. */
  | 'noCallsYet'
  /** The hub has just started, and still reads back what happened today. */
  | 'catchingUp';

/** Where a number comes from. `asOf`: ISO instant of the newest input behind it, `null` before the first. */
export interface Provenance {
  readonly source: string | null;
  readonly asOf: string | null;
  readonly stale: boolean;
  /** Worked out from counts, at best to one poll. */
  readonly estimated: boolean;
  /** It may be more. Absent: it is not. */
  readonly atLeast?: boolean;
  readonly unknown?: UnknownReason;
  /** The source that goes before it for this number, and is silent now. Absent: this is the one that usually says it. */
  readonly insteadOf?: string;
}

export type Level = 'calm' | 'warning' | 'critical';

/** What made the level: one word for programs; the screen has its own words for people. */
export type LevelReason = 'longestWait' | 'callsWaiting';

/**
 * A time in which nobody listened to the phone system, and how many of a queue's calls went by; `null`: that cannot be
 * told. They are in the day's numbers as far as they can be told; no waits are known of them.
 */
export interface MissedCalls {
  /** ISO instants. */
  readonly since: string;
  readonly until: string;
  readonly answered: number | null;
  readonly lost: number | null;
}

/** Today's counts as they were when their source was heard last. `at`: ISO instant. */
export interface LastKnown {
  readonly at: string;
  readonly answeredToday: number;
  readonly lostToday: number | null;
}

/** Calls of today: so many answered in time, of so many that count (numbers.md, `serviceLevel`). */
export interface ServiceLevelCounts {
  readonly inTime: number;
  readonly of: number;
}

/** One member of a queue. */
export interface QueueAgent {
  /** The local number. */
  readonly id: string;
  /** `null` where nobody has said it. */
  readonly name: string | null;
  readonly state: AgentPresence;
  /** Since when he is in that state, as an ISO instant; `null` where that is not known. */
  readonly since: string | null;
  /** The phone system's own word for the state, as in "Descanso"; `null` where it has none. */
  readonly reason: string | null;
}

/**
 * A queue as every screen and program sees it. `null` is "cannot be known", never 0. Seconds are whole, percentages have
 * one decimal, durations as text are `45s`, `2m 34s`, `1h 5m 0s`, instants ISO 8601 with the configured zone's offset.
 */
export interface Queue {
  readonly id: string;
  readonly name: string;
  readonly level: Level;
  readonly levelReason: LevelReason | null;
  readonly callsWaiting: number | null;
  readonly longestWaitTime: string | null;
  readonly avgWaitTime: string | null;
  readonly agentsReady: number | null;
  readonly agentsBusy: number | null;
  readonly agentsOther: number | null;
  readonly answeredToday: number | null;
  readonly lostToday: number | null;
  readonly answerRate: number | null;
  readonly longestWaitSeconds: number | null;
  readonly avgWaitSeconds: number | null;
  /** The longest wait of today's answered and lost calls, and of those who wait now; `null` before the first of them. */
  readonly longestWaitTodaySeconds: number | null;
  /** From answer to the end of the agent's part, of today's calls whose talk is over; `null` before the first. */
  readonly avgTalkSeconds: number | null;
  readonly serviceLevel: number | null;
  readonly overflowedToday: number | null;
  readonly inferredLostToday: number | null;
  /** Callers who were lost in it today and have not been reached since; `null` where it is not known who was lost. */
  readonly lostOpenToday: number | null;
  /** When each waiting caller entered, the oldest first; `null` where it cannot be known. */
  readonly waitingSince: readonly string[] | null;
  /** How many of the members have a phone that rings now (part of `agentsBusy`). */
  readonly agentsRinging: number | null;
  /** The members one by one, as `agentsReady` and its neighbours count them; `null` where those are unknown. */
  readonly agents: readonly QueueAgent[] | null;
  /** Whether the phone system itself finds that an alarm should sound, by its own rules; `null`: it does not say. */
  readonly pbxAlarm: boolean | null;
  /** What the source of the day's numbers missed today; absent: nothing. */
  readonly missed?: readonly MissedCalls[];
  /** Where today's figures are unknown because their source was silent for too long: what it had told until then. */
  readonly lastKnown?: LastKnown;
  /** What `serviceLevel` is divided from; absent where that is not known. */
  readonly serviceLevelCounts?: ServiceLevelCounts;
  /** The limits that the level is computed by, so that a screen can draw them. */
  readonly limits: {
    readonly serviceLevelSeconds: number;
    readonly longestWaitSeconds: { readonly warning: number | null; readonly critical: number | null };
    readonly callsWaiting: { readonly warning: number | null; readonly critical: number | null };
    /** In per cent, below which a rate is too low. Absent: there is no such limit. */
    readonly answerRate?: RateLimitsShown;
    readonly serviceLevel?: RateLimitsShown;
  };
  readonly provenance: { readonly [name in NumberName]: Provenance };
}

/** `minimumCalls`: of fewer answered and lost calls a rate says little. */
export interface RateLimitsShown {
  readonly warning: number | null;
  readonly critical: number | null;
  readonly minimumCalls: number;
}

/**
 * All queues together: counts added up, rates and averages from the sums, an agent once. Where a queue cannot know a count,
 * the total is "at least"; where it cannot know a rate, the total is unknown. A provenance names a source where all queues
 * have the same; it is as old as its oldest part.
 */
export type Total = Omit<Queue, 'id' | 'name' | 'limits' | 'missed' | 'lastKnown' | 'serviceLevelCounts'>;

/** The whole board at one instant; an update holds the queues that changed, and the total of all. */
export interface Picture {
  readonly at: string;
  readonly queues: readonly Queue[];
  readonly total: Total;
  /** While the hub reads back what happened today: how much of it it has, from 0 to 1. No number is known until then. */
  readonly catchingUp?: { readonly done: number };
}

/**
 * `waiting`: not heard yet; `ok`; `stale`: silent for longer than it may; `failing`: its last attempt failed.
 */
export type SourceState = 'ok' | 'waiting' | 'stale' | 'failing';

/**
 * Why a source fails: it gives no answer; it asks us to wait; it refuses who we say we are; what it said makes no sense;
 * the journal could not keep it; a fault of ours.
 */
export type SourceProblem = 'unreachable' | 'busy' | 'sign-in-refused' | 'not-understood' | 'not-kept' | 'fault';

/** A switch in a phone system that sends calls one way or the other. */
export interface CallFlow {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
}

/** Of a source that holds a connection: since when all that is there is told; `null` while it is not. */
export interface ConnectionStatus {
  readonly since: string | null;
}

/** How far back a source's history is fetched by now, and how far it will be. In days before today. */
export interface Backfill {
  readonly days: number;
  readonly of: number;
}

/**
 * Why what a phone system sends is of no use: it makes no sense (`rejected`), it shows a wrong secret, its content cannot be
 * read at all, or it is more than the source's bounds allow.
 */
export type TurnedAwayWhy = 'rejected' | 'secret' | 'unreadable' | 'tooMany';

/** What came of a source and was of no use, since the hub started or its settings changed. */
export interface TurnedAway {
  readonly why: TurnedAwayWhy;
  readonly count: number;
  /** When the last one came. */
  readonly lastAt: string;
  /** What was wrong with the last one, and the cure; without a secret or a number. */
  readonly sentence: Sentence;
}

/** One source as `/api/sources` tells it. Counts are of inputs since the hub started. */
export interface SourceStatus {
  readonly id: string;
  readonly adapter: string;
  /** The name that people know the phone system by. */
  readonly title: string;
  /** The numbers that it can know. */
  readonly provides: readonly NumberName[];
  readonly freshness: Freshness;
  /** The queues it tells of; `null`: any. */
  readonly queues: readonly string[] | null;
  /** How often it is asked, in seconds; `null` where it speaks by itself. */
  readonly everySeconds: number | null;
  readonly state: SourceState;
  readonly lastInputAt: string | null;
  /** A sentence for a person, in English. */
  readonly lastError: string | null;
  /** The same for a person, in both languages. */
  readonly lastErrorIn?: Sentence | null;
  /** What kind of error that is; `null` where there is none. */
  readonly problem: SourceProblem | null;
  readonly accepted: number;
  readonly repeated: number;
  readonly rejected: number;
  /** What of it was of no use, the newest first. */
  readonly turnedAway?: readonly TurnedAway[];
  /** `null` where it tells no history. */
  readonly backfill: Backfill | null;
  /** The switches that it told of the last time. */
  readonly callFlows: readonly CallFlow[];
  /**
   * By how many seconds its clock is ahead of the hub's, by its time stamps; less than nothing: behind. Its times are put
   * right by it. `null` where that is not known.
   */
  readonly clockOffsetSeconds: number | null;
  /** `null` where it holds no connection. */
  readonly connection: ConnectionStatus | null;
  /** What a person should know though it goes on: "201 cannot be monitored." */
  readonly problems: readonly Said[];
}

/** What several sources counted of one queue on a day that is over. */
export interface DayComparison {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly queue: string;
  readonly counts: readonly { readonly source: string; readonly answered: number; readonly lost: number }[];
  /** They do not all say the same. */
  readonly differ: boolean;
}

/**
 * What a person should know of the hub itself. `set-aside`: the journal was damaged, these files were put aside and a new one
 * begun. `certificate`: that of a port ends soon, or has ended; `expires`: ISO instant. `strangers`: requests that named no phone
 * system of the configuration. `dropped`: connections that were closed for want of room. `message`: on
 * that way no message of an alert gets through; `reason`: a code.
 */
export type HubNotice =
  | { readonly kind: 'set-aside'; readonly files: readonly string[] }
  | { readonly kind: 'certificate'; readonly port: 'board' | 'webhooks'; readonly expires: string }
  | { readonly kind: 'message'; readonly way: string; readonly since: string; readonly reason: string }
  | { readonly kind: 'report'; readonly way: 'folder' | 'mail'; readonly since: string; readonly reason: string }
  | { readonly kind: 'strangers'; readonly count: number; readonly lastAt: string }
  | { readonly kind: 'dropped'; readonly port: 'board' | 'webhooks'; readonly count: number; readonly lastAt: string };

export interface SourcesReport {
  readonly at: string;
  /** When the first input came: who speaks by himself is not heard of before. `null`: nothing came yet. */
  readonly since: string | null;
  readonly sources: readonly SourceStatus[];
  /** Yesterday, for each queue that more than one source counted. */
  readonly yesterday: readonly DayComparison[];
  readonly notices: readonly HubNotice[];
}
