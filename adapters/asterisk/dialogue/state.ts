import type { Instant, Milliseconds } from '#core/time/instant';
import { minute, second } from '#core/time/instant';

/** A connection that does not greet, or does not answer a sign-in: Asterisk takes a second for a wrong password. */
export const signInPatience: Milliseconds = 10 * second;
/** Heard nothing for so long: we ask whether somebody is there. */
export const quiet: Milliseconds = 15 * second;
/** Nor an answer to that for so long: nobody is. */
export const pongPatience: Milliseconds = 10 * second;
/** A list of all queues that does not come to its end. */
export const listPatience: Milliseconds = 30 * second;
/** A reset of the counters, and a reload that drops members, have no event: the list is asked for again. */
export const listInterval: Milliseconds = 5 * minute;
/** What was on its way while the first list was made is told apart by a second one. */
export const secondListAfter: Milliseconds = 15 * second;
/** What an event says does not fit: asked again, but no sooner than this after the last list. */
export const doubtInterval: Milliseconds = 10 * second;

/** Where the talk on one connection stands. */
export interface State {
  readonly stage: 'greeting' | 'signing in' | 'signed in';
  readonly since: Instant;
  readonly heardAt: Instant;
  /** When we asked whether somebody is there, and nothing came since; `null`: not asked. */
  readonly pingedAt: Instant | null;
  /** The list that is asked for and has not come to its end. */
  readonly asked: { readonly id: string; readonly at: Instant } | null;
  readonly listedAt: Instant | null;
  readonly nextListAt: Instant;
  readonly requests: number;
  /** The queues of the list that is being told, and its counts of calls that are over. */
  readonly told: { readonly names: readonly string[]; readonly over: number };
  /** The counts of the last list; `null`: there was none. */
  readonly overBefore: number | null;
  /** How many wait, by the name of the queue in small letters. */
  readonly waiting: ReadonlyMap<string, number>;
  readonly heard: Heard;
}

/** By which the rights of our user are seen: what was heard of each kind on this connection. */
export interface Heard {
  readonly joins: number;
  readonly callEvents: number;
  /** Since the last list. */
  readonly queueEvents: number;
}

export function begin(now: Instant): State {
  return {
    stage: 'greeting',
    since: now,
    heardAt: now,
    pingedAt: null,
    asked: null,
    listedAt: null,
    nextListAt: Infinity,
    requests: 0,
    told: { names: [], over: 0 },
    overBefore: null,
    waiting: new Map(),
    heard: { joins: 0, callEvents: 0, queueEvents: 0 },
  };
}

/** When something is to be done, or ought to have been heard. */
export function wakeAt({ stage, since, heardAt, pingedAt, asked, nextListAt }: State): Instant {
  if (stage !== 'signed in') return since + signInPatience;
  const silence = pingedAt === null ? heardAt + quiet : pingedAt + pongPatience;
  return Math.min(silence, asked === null ? nextListAt : asked.at + listPatience);
}
