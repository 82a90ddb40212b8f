import type { CallFact, CallLeft, CallQueued, LegEnded } from '../../said/facts.ts';
import type { Instant, Milliseconds } from '../../time/instant.ts';
import { minute } from '../../time/instant.ts';
import type { CallRules } from '../call-rules.ts';
import { lost, waitLimit } from '../call-rules.ts';
import { overtakenWithin } from '../limits.ts';
import type { Passage } from '../passage.ts';

/** A leg that lasts: a phone that rings, or at which an agent talks. */
export interface ExactLeg {
  readonly id: string;
  readonly agent: string;
  readonly state: 'ringing' | 'talking';
  readonly since: Instant;
}

/** What of a call may still change. What cannot is counted, and not kept. */
export interface ExactCall {
  /** The call's own, or what its legs share. */
  readonly id: string;
  /** Where the caller waits, or which queue he left a moment ago, or is presumed to have hung up in. */
  readonly stay: Passage | undefined;
  /** Its answered passages whose agent still talks. */
  readonly talks: readonly { readonly passage: Passage; readonly leg: ExactLeg }[];
  readonly legs: readonly ExactLeg[];
  /** Until when a phone that rings shows that he was handed to it when his wait seemed to be over. */
  readonly handedOnUntil?: Instant | undefined;
}

/** A call after something was told, and those of its passages that are over now for good. */
export interface ExactAfter {
  readonly call: ExactCall;
  readonly final: readonly Passage[];
}

/** A queue lets go of a caller a moment before the agent's answer is told. */
export const lateAnswer: Milliseconds = minute;

export function newCall(id: string): ExactCall {
  return { id, stay: undefined, talks: [], legs: [] };
}

/** Nothing of it can change any more: its id may be another call's from now on. */
export function isOver({ stay, legs }: ExactCall): boolean {
  return stay === undefined && legs.length === 0;
}

/** When it happened: as told, and never later than it was heard of. */
export function when({ at, happenedAt = at }: CallFact): Instant {
  return Math.min(at, happenedAt);
}

/** The call after one fact more, which is believed as it stands. */
export function told(call: ExactCall, fact: CallFact, rules: CallRules): ExactAfter {
  switch (fact.kind) {
    case 'call-queued':
      return entered(call, fact, rules);
    case 'call-left':
      return left(call, fact);
    case 'leg-ringing':
      return rang(alive(handedOn(call, fact.at), fact.at), {
        id: fact.leg,
        agent: fact.agent,
        state: 'ringing',
        since: when(fact),
      });
    case 'leg-answered':
      return answered(alive(handedOn(call, fact.at), fact.at), {
        id: fact.leg,
        agent: fact.agent,
        state: 'talking',
        since: when(fact),
      });
    case 'leg-dialled':
      return begun(call, { id: fact.leg, agent: fact.agent, state: 'talking', since: when(fact) });
    case 'leg-ended':
      return isCallers(call, fact) ? hungUp(call, fact, rules) : ended(call, fact);
  }
}

/** Whether it is the caller's own part that ended. */
function isCallers({ id, legs }: ExactCall, fact: LegEnded): boolean {
  if (fact.id !== id || fact.transferred) return false;
  return fact.ofLeg !== true || !legs.some((leg) => leg.id === fact.id);
}

function entered(call: ExactCall, fact: CallQueued, rules: CallRules): ExactAfter {
  const { stay } = call;
  if (stay !== undefined && goesOn(stay, fact))
    return { call: alive(patient(call, stay, fact, rules), fact.at), final: [] };
  const entry = when(fact);
  const next: Passage = {
    call: call.id,
    queue: fact.queue,
    entry,
    atLeast: fact.atLeast === true,
    class: 'waiting',
    until: undefined,
    inferred: false,
    ringing: false,
    patienceFrom: entry,
    talkedUntil: undefined,
  };
  const before = stay?.class === 'waiting' ? overflowed(stay, entry) : stay;
  return {
    call: withLegs({ ...call, stay: next, handedOnUntil: undefined }, call.legs),
    final: before === undefined ? [] : [before],
  };
}

/** He waits there already: told again by a list of all who wait, or the queue goes on after a phone that rang out. */
function goesOn(stay: Passage, fact: CallQueued): boolean {
  if (stay.queue !== fact.queue) return false;
  return (
    stay.class === 'waiting' || (stay.inferred && (fact.atLeast === true || when(fact) <= (stay.until ?? Infinity)))
  );
}

/** He is named though nobody waits for so long: he does. */
function patient(call: ExactCall, stay: Passage, { at }: CallQueued, rules: CallRules): ExactCall {
  if (stay.class !== 'waiting' || at < waitLimit(stay, rules)) return call;
  return { ...call, stay: { ...stay, patienceFrom: at } };
}

function left(call: ExactCall, fact: CallLeft): ExactAfter {
  const { stay } = alive(call, fact.at);
  if (stay?.queue !== fact.queue || stay.class !== 'waiting') return { call, final: [] };
  return { call: { ...call, stay: overflowed(stay, when(fact)), handedOnUntil: handedOnUntil(fact) }, final: [] };
}

function handedOnUntil(fact: CallLeft | LegEnded): Instant | undefined {
  return fact.mayGoOn === true ? when(fact) + overtakenWithin : undefined;
}

/** The queue let go of him for the phone that rings now, or is answered: his wait was not over. */
function handedOn(call: ExactCall, at: Instant): ExactCall {
  const { stay, handedOnUntil: until } = call;
  if (stay === undefined || stay.class === 'waiting' || until === undefined || at > until) return call;
  return { ...call, stay: { ...stay, class: 'waiting', until: undefined }, handedOnUntil: undefined };
}

function overflowed(stay: Passage, at: Instant): Passage {
  return { ...stay, class: 'overflowed', until: Math.max(stay.entry, at), ringing: false };
}

/** Who was presumed gone and shows life waits again. */
function alive(call: ExactCall, at: Instant): ExactCall {
  const { stay } = call;
  if (stay?.inferred !== true) return call;
  return { ...call, stay: { ...stay, class: 'waiting', until: undefined, inferred: false, patienceFrom: at } };
}

function rang(call: ExactCall, leg: ExactLeg): ExactAfter {
  const rings = call.legs.some((other) => isSame(other, leg) && other.state === 'ringing');
  return rings ? { call: withLegs(call, call.legs), final: [] } : begun(call, leg);
}

/** The first answer of a stay is the caller's; whatever else rang for him is silent. */
function answered(call: ExactCall, leg: ExactLeg): ExactAfter {
  const { stay } = call;
  if (stay === undefined || !mayBeAnswered(stay, leg.since)) {
    return call.legs.some((other) => isSame(other, leg) && other.state === 'talking')
      ? { call, final: [] }
      : silenced(begun(call, leg), leg);
  }
  const passage: Passage = { ...stay, class: 'answered', until: Math.max(stay.entry, leg.since), ringing: false };
  const { call: talking, final } = silenced(begun({ ...call, stay: undefined }, leg), leg);
  return { call: { ...talking, talks: [...talking.talks, { passage, leg }] }, final };
}

function mayBeAnswered(stay: Passage, at: Instant): boolean {
  return stay.class === 'waiting' || (stay.class === 'overflowed' && at - (stay.until ?? at) <= lateAnswer);
}

function silenced({ call, final }: ExactAfter, by: ExactLeg): ExactAfter {
  return {
    call: withLegs(
      call,
      call.legs.filter((leg) => leg === by || leg.state === 'talking'),
    ),
    final,
  };
}

/** A leg begins; it was another one of the same phone, if that still lasted. */
function begun(call: ExactCall, leg: ExactLeg): ExactAfter {
  const { call: before, final } = putDown(
    call,
    call.legs.filter((other) => isSame(other, leg)),
    leg.since,
  );
  return { call: withLegs(before, [...before.legs, leg]), final };
}

/** A leg ended; or, by the call's own id, the agent who talks sent the caller on. */
function ended(call: ExactCall, fact: LegEnded): ExactAfter {
  const own = call.legs.filter((leg) => leg.id === fact.id);
  const sender = call.legs.filter((leg) => leg.state === 'talking').slice(0, 1);
  return putDown(call, own.length > 0 || fact.id !== call.id ? own : sender, when(fact));
}

/** The caller hung up, and all is over; or all that he had with one queue. */
function hungUp(call: ExactCall, fact: LegEnded, rules: CallRules): ExactAfter {
  if (fact.queue !== undefined) return leftOneQueue(call, fact, fact.queue, rules);
  const { stay } = alive(call, fact.at);
  const { call: silent, final } = putDown(call, call.legs, when(fact));
  const last = stay?.class === 'waiting' ? lost(stay, Math.max(stay.entry, when(fact)), false, rules) : stay;
  if (fact.mayGoOn === true) return { call: { ...silent, stay: last, handedOnUntil: handedOnUntil(fact) }, final };
  return { call: { ...silent, stay: undefined }, final: last === undefined ? final : [...final, last] };
}

/** His wait or his talk in that queue is over; what he has elsewhere goes on. */
function leftOneQueue(call: ExactCall, fact: LegEnded, queue: string, rules: CallRules): ExactAfter {
  // Of one that was never seen to enter a queue all is over.
  if (call.stay === undefined && call.talks.length === 0) return putDown(call, call.legs, when(fact));
  const { stay } = alive(call, fact.at);
  const talks = call.talks.filter(({ passage }) => passage.queue === queue).map(({ leg }) => leg);
  // Who waits there again was sent back by the agent: it is the talk that is over.
  const isHere = stay?.queue === queue && talks.length === 0;
  const ringing = isHere ? call.legs.filter((leg) => leg.state === 'ringing') : [];
  const over = call.legs.filter((leg) => [...talks, ...ringing].some((other) => isSame(other, leg)));
  const { call: silent, final } = putDown(call, over, when(fact));
  if (!isHere) return { call: silent, final };
  const last = stay.class === 'waiting' ? lost(stay, Math.max(stay.entry, when(fact)), false, rules) : stay;
  return { call: withLegs({ ...silent, stay: undefined }, silent.legs), final: [...final, last] };
}

/** Without those legs, which ended then. */
export function putDown(call: ExactCall, legs: readonly ExactLeg[], at: Instant): ExactAfter {
  if (legs.length === 0) return { call, final: [] };
  // By what they are and not by identity: what was written down and read again is equal, not the same object.
  const over = call.talks.filter(({ leg }) => legs.some((other) => isSame(other, leg)));
  return {
    call: {
      ...withLegs(
        call,
        call.legs.filter((leg) => !legs.includes(leg)),
      ),
      talks: call.talks.filter((talk) => !over.includes(talk)),
    },
    final: over.map(({ passage }) => ({ ...passage, talkedUntil: Math.max(at, passage.until ?? at) })),
  };
}

function withLegs(call: ExactCall, legs: readonly ExactLeg[]): ExactCall {
  const { stay } = call;
  const ringing = stay?.class === 'waiting' && legs.some((leg) => leg.state === 'ringing');
  const same = stay === undefined || stay.ringing === ringing;
  return same && legs === call.legs ? call : { ...call, legs, stay: same ? stay : { ...stay, ringing } };
}

export function isSame(a: ExactLeg, b: ExactLeg): boolean {
  return a.id === b.id && a.agent === b.agent;
}
