import type { Records } from '#adapters/csta-xml/records';
import type { AgentPresence } from '#core/said/facts';
import type { Instant } from '#core/time/instant';
import type { Gap } from '../gaps.ts';

/**
 * A caller's wait in one queue. `passage`: our own id of it, since the switch's ids change and come again. `away`: the queue
 * has sent him to an agent's phone, and would have to take him back. `seen`: the connection that last told of it.
 */
export type Stay = {
  readonly passage: string;
  readonly entry: Instant;
  readonly away: boolean;
  readonly seen: number;
};

/** A wait whose queue let go of the call at that time: a phone that rings for it moments later goes on with it. */
export type Cleared = {
  readonly queue: string;
  readonly stay: Stay;
  readonly at: Instant;
};

/**
 * A call at an agent's phone. `leg`: our own id of the agent's part in a queue's call; `null` where it is none. `answeredAt`: when he
 * answered it, where it was in no queue then that we knew of.
 */
export type Phone = {
  readonly state: 'alerting' | 'talking';
  readonly leg: string | null;
  readonly answeredAt: Instant | null;
  readonly seen: number;
};

/** A call by the switch's id: its waits by the board's queues, and the phones by the agents. */
export type Call = {
  readonly stays: Records<Stay>;
  readonly phones: Records<Phone>;
};

/** The first answers on a connection: when so many devices are listed as are watched, who was not told of is gone. */
export type Settling = {
  readonly since: Instant;
  readonly snapshots: number;
};

/** How far a queue is followed that is not as a whole. */
export type Followed = {
  readonly extent: Gap;
  readonly since: Instant;
};

/** What the messages so far tell that the next ones do not say again. No caller's number is in it. */
export type Known = {
  readonly calls: Records<Call>;
  /** By the switch's id of the call. */
  readonly cleared: Records<Cleared>;
  /** What was told of an agent apart from calls: by `AGENT`, in all queues; by `AGENT QUEUE`, in that one. */
  readonly told: Records<AgentPresence>;
  /** What we have said of an agent, likewise. */
  readonly said: Records<AgentPresence>;
  /** From the id under which an agent logs on to his device. */
  readonly agentIds: Records<string>;
  /** How many connections there were. */
  readonly connection: number;
  /** `null`: it is settled. */
  readonly settling: Settling | null;
  /** How many devices are watched, and how many requests were refused, on this connection. */
  readonly watched: number;
  readonly refused: number;
  /** What of which device is not told on this connection, by the key of the device; `null`: nothing was written down of that. */
  readonly gaps: Records<Gap> | null;
  /** What we have said of queues that are not followed as a whole, and since when that is so. */
  readonly followed: Records<Followed>;
  /** Waits that were given up when this connection settled: a list that comes late may tell them after all. */
  readonly aside: Records<Stay>;
  readonly lostAt: Instant | null;
  /** Since when the switch says that it is out of service; `null`: it is not. */
  readonly disabledAt: Instant | null;
};

export const nothingKnown: Known = {
  calls: {},
  cleared: {},
  told: {},
  said: {},
  agentIds: {},
  connection: 0,
  settling: null,
  watched: 0,
  refused: 0,
  gaps: null,
  followed: {},
  aside: {},
  lostAt: null,
  disabledAt: null,
};

export const noCall: Call = { stays: {}, phones: {} };

/** More calls are at no switch that a board follows, and more phones in no call: what is beyond is not followed. */
export const mostCalls = 5_000;
export const mostPhonesOfCall = 50;
export const mostAgentIds = 5_000;
