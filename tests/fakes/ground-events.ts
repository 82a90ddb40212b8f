import type { LeaveReason } from '#core/said/facts';
import type { Instant, Milliseconds } from '#core/time/instant';

/**
 * What really happened in the pretended call centre, in order. Both sides of a test are made from it: the truth
 * (`tests/truth/day-truth.ts`) and what a phone system would send (`tests/fakes/flexfone-pbx.ts`).
 *
 * A *call* is the caller's own part, known by `call`. A *passage* is one call's stay in one queue. A *leg* is the part
 * that reaches one agent's phone.
 */
export type GroundEvent = Entered | Left | HungUp | CallerGone | Rings | StoppedRinging | Answered | Dialled | LegEnded;

interface Ground {
  readonly at: Instant;
}

interface InQueue extends Ground {
  readonly call: string;
  readonly queue: string;
  /** The stay's own key, `call/queue`: a call stays in a queue once at most. */
  readonly passage: string;
}

export interface Entered extends InQueue {
  readonly kind: 'entered';
  /** `null`: hidden. */
  readonly caller: string | null;
}

/** The queue let go of the caller, unanswered; into another queue where `toQueue` says so. */
export interface Left extends InQueue {
  readonly kind: 'left';
  readonly reason: LeaveReason;
  readonly toQueue: string | null;
}

/** The caller hung up before an answer. */
export interface HungUp extends InQueue {
  readonly kind: 'hungUp';
  readonly whileRinging: boolean;
}

/** The caller's own part is over in any other way: after a conversation, a voicemail, a call to an employee. */
export interface CallerGone extends Ground {
  readonly kind: 'callerGone';
  readonly call: string;
}

/**
 * Why a phone rings: for a queue; for a caller whom a colleague sent on; for a colleague who asks first; for somebody
 * who called the employee's own number. `outgoing`: the employee himself calls.
 */
export type Purpose = 'queue' | 'transfer' | 'consult' | 'direct' | 'outgoing';

interface OnLeg extends Ground {
  readonly leg: string;
  readonly agent: string;
  /** The part at the other end: the caller's, or the colleague's leg for a `consult`; the leg itself for `outgoing`. */
  readonly call: string;
  readonly purpose: Purpose;
  /** The stay in a queue that it rings for; `null` for every purpose but `queue`. */
  readonly passage: string | null;
  readonly caller: string | null;
}

export interface Rings extends OnLeg {
  readonly kind: 'rings';
}

export interface StoppedRinging extends OnLeg {
  readonly kind: 'stoppedRinging';
  readonly why: 'rangOut' | 'answeredElsewhere' | 'callerHungUp';
  readonly rangFor: Milliseconds;
}

export interface Answered extends OnLeg {
  readonly kind: 'answered';
}

export interface Dialled extends OnLeg {
  readonly kind: 'dialled';
  /** The number called. */
  readonly number: string;
}

/** How a conversation was sent on. */
export interface Transfer {
  readonly way: 'attended' | 'blind' | 'queue';
  /** The queue call, or direct call, that was sent on. */
  readonly call: string;
  /** Local number of the colleague or of the queue. */
  readonly to: string;
}

/** An answered or dialled leg is over. */
export interface LegEnded extends OnLeg {
  readonly kind: 'legEnded';
  readonly talkedFor: Milliseconds;
  readonly transfer: Transfer | null;
}

export type LegEvent = Rings | StoppedRinging | Answered | Dialled | LegEnded;

/** The instants with no event in the `margin` before and after: there late and early requests make no difference. */
export function quietInstants(events: readonly GroundEvent[], margin: Milliseconds, step: Milliseconds): Instant[] {
  const first = events[0];
  const last = events.at(-1);
  if (first === undefined || last === undefined) return [];
  const quiet: Instant[] = [];
  let next = 0;
  for (let instant = first.at; instant <= last.at + 2 * margin; instant += step) {
    while ((events[next]?.at ?? Infinity) < instant - margin) next += 1;
    if ((events[next]?.at ?? Infinity) > instant + margin) quiet.push(instant);
  }
  return quiet;
}
