import type { Instant, Milliseconds } from '../time/instant.ts';
import { type ByTime, emptyByTime } from './by-time.ts';

/**
 * One call's stay in one queue: a call of that queue. `class` is the one it is in now; `until` is when it came to that
 * class (absent while waiting).
 */
export interface Passage {
  readonly call: string;
  readonly queue: string;
  readonly entry: Instant;
  /** He was there before the phone system was asked: he waited for longer than is known. */
  readonly atLeast: boolean;
  readonly class: 'waiting' | 'answered' | 'abandoned' | 'shortAbandoned' | 'overflowed';
  readonly until: Instant | undefined;
  /** Concluded, not reported. */
  readonly inferred: boolean;
  /** A phone rings for it now. */
  readonly ringing: boolean;
  /** From when its longest permitted wait counts: its entry, or the sign of life that undid a presumption. */
  readonly patienceFrom: Instant;
  /** When the agent who answered had no more part in it, as far as that was told. */
  readonly talkedUntil: Instant | undefined;
}

/** An agent's phone that is in use now. */
export interface ActiveLeg {
  readonly agent: string;
  readonly state: 'talking' | 'ringing';
  readonly call: string;
  /** Since when it rings, or the agent talks. */
  readonly since: Instant;
}

/** By agent: his phones that are in use. */
export interface Phones {
  get(agent: string): readonly ActiveLeg[] | undefined;
}

/** A caller who waits now. */
export interface WaitingCall {
  readonly call: string;
  readonly entry: Instant;
  readonly atLeast: boolean;
  readonly ringing: boolean;
}

/** Who waits now, by queue, in order of entry. */
export interface WaitingCalls {
  readonly [queue: string]: ByTime<WaitingCall>;
}

export const nobodyWaits: ByTime<WaitingCall> = emptyByTime();

export function entryOf({ entry }: Pick<WaitingCall, 'entry'>): Instant {
  return entry;
}

/** For how long the caller waited until the passage came to its class, in milliseconds; `now` for one who waits. */
export function waited(passage: Passage, now: Instant): Milliseconds {
  return Math.max(0, (passage.until ?? now) - passage.entry);
}

/** Whether both say the same. */
export function samePassage(a: Passage, b: Passage): boolean {
  return (
    a.call === b.call &&
    a.queue === b.queue &&
    a.entry === b.entry &&
    a.atLeast === b.atLeast &&
    a.class === b.class &&
    a.until === b.until &&
    a.inferred === b.inferred &&
    a.ringing === b.ringing &&
    a.patienceFrom === b.patienceFrom &&
    a.talkedUntil === b.talkedUntil
  );
}

/** Whether both are the same phone in the same use. */
export function sameLeg(a: ActiveLeg, b: ActiveLeg): boolean {
  return a.agent === b.agent && a.state === b.state && a.call === b.call && a.since === b.since;
}
