import { Map as PersistentMap } from 'immutable';
import type { CallFact } from '../../said/facts.ts';
import type { Instant, Milliseconds } from '../../time/instant.ts';
import type { CallRules } from '../call-rules.ts';
import { lost } from '../call-rules.ts';
import type { Step } from '../changes.ts';
import { changesBetween } from '../changes.ts';
import type { ActiveLeg, Passage, WaitingCalls } from '../passage.ts';
import type { ExactAfter, ExactCall } from './call.ts';
import { isOver, newCall, putDown, told, when } from './call.ts';
import { servedBefore } from './queue-order.ts';
import { atTime, deadlineOf, shifted } from './time.ts';

/** Calls as told by somebody who says everything once, in the order in which it happened. A value. */
export interface ExactCalls {
  readonly delivery: 'exact';
  readonly open: PersistentMap<string, ExactCall>;
  /** From each leg that lasts to its call. */
  readonly legs: PersistentMap<string, string>;
  /** No call changes by the passing of time before this. */
  readonly nextDeadline: Instant;
}

/** The calls after something, and what it did to each of them. */
export interface ExactCallsAfter {
  readonly calls: ExactCalls;
  readonly steps: readonly Step[];
}

export const noExactCalls: ExactCalls = {
  delivery: 'exact',
  open: PersistentMap(),
  legs: PersistentMap(),
  nextDeadline: Infinity,
};

/** One fact more. `waiting`: who waits; `infers`: whether the queue's order tells who is gone. */
export function exactFact(
  calls: ExactCalls,
  fact: CallFact,
  rules: CallRules,
  waiting: WaitingCalls,
  infers: boolean,
): ExactCallsAfter {
  const id = callOf(calls, fact);
  const before = calls.open.get(id);
  // The end of something that is not known tells nothing.
  if (before === undefined && (fact.kind === 'call-left' || fact.kind === 'leg-ended')) return { calls, steps: [] };
  const call = before ?? newCall(id);
  const after = told(call, fact, rules);
  if (after.call === call && after.final.length === 0) return { calls, steps: [] };
  const next = withCall(withoutMoved(calls, id, fact, rules), call, after, rules);
  return infers ? withoutTheGone(next, call, after.call, fact, rules, waiting) : next;
}

/** The call that a fact is about: by its own id, or by its leg's. */
function callOf({ open, legs }: ExactCalls, fact: CallFact): string {
  switch (fact.kind) {
    case 'call-queued':
    case 'call-left':
      return fact.call;
    case 'leg-ended':
      return legs.get(fact.id) ?? fact.id;
    case 'leg-ringing':
    case 'leg-answered':
    case 'leg-dialled':
      if (fact.linked !== undefined && (open.has(fact.linked) || !open.has(fact.leg))) return fact.linked;
      return open.has(fact.leg) ? fact.leg : (legs.get(fact.leg) ?? fact.leg);
  }
}

/** A leg that turns out to be another call's is no longer that of the call it was taken for. */
function withoutMoved(calls: ExactCalls, id: string, fact: CallFact, rules: CallRules): ExactCallsAfter {
  const none = { calls, steps: [] };
  if (!('leg' in fact)) return none;
  const known = calls.open.get(calls.legs.get(fact.leg) ?? id);
  if (known === undefined || known.id === id) return none;
  const moved = known.legs.filter((leg) => leg.id === fact.leg);
  return withCall(none, known, putDown(known, moved, when(fact)), rules);
}

/** With a call in place of what was known of it before. */
function withCall(
  { calls, steps }: ExactCallsAfter,
  before: ExactCall,
  { call, final }: ExactAfter,
  rules: CallRules,
): ExactCallsAfter {
  const open = isOver(call) ? calls.open.delete(call.id) : calls.open.set(call.id, call);
  const nextDeadline = Math.min(calls.nextDeadline, deadlineOf(call, rules));
  const step: Step = {
    changes: changesBetween(mayChange(before), [...final, ...mayChange(call)]),
    before: active(before),
    after: active(call),
  };
  return { calls: { ...calls, open, legs: legsOf(calls, before, call), nextDeadline }, steps: [...steps, step] };
}

function mayChange({ talks, stay }: ExactCall): readonly Passage[] {
  const answered = talks.map(({ passage }) => passage);
  return stay === undefined ? answered : [...answered, stay];
}

function active({ id, legs }: ExactCall): readonly ActiveLeg[] {
  return legs.map(({ agent, state, since }) => ({ agent, state, call: id, since }));
}

function legsOf({ legs }: ExactCalls, before: ExactCall, after: ExactCall): ExactCalls['legs'] {
  let next = legs;
  for (const { id } of before.legs) if (!after.legs.some((leg) => leg.id === id)) next = next.delete(id);
  for (const { id } of after.legs) if (next.get(id) !== after.id) next = next.set(id, after.id);
  return next;
}

/** Whom the queue's order shows to be gone, now that this one is served. */
function withoutTheGone(
  next: ExactCallsAfter,
  before: ExactCall,
  after: ExactCall,
  fact: CallFact,
  rules: CallRules,
  waiting: WaitingCalls,
): ExactCallsAfter {
  return servedBefore(waiting, rules, before, after, fact).reduce((served, { call }) => {
    const gone = served.calls.open.get(call);
    if (gone?.stay?.class !== 'waiting') return served;
    const stay = lost(gone.stay, Math.max(gone.stay.entry, when(fact)), true, rules);
    return withCall(served, gone, { call: { ...gone, stay }, final: [] }, rules);
  }, next);
}

/** Those calls, of which the phone system no longer knows: gone, and nobody saw how. */
export function exactUnseen(calls: ExactCalls, gone: readonly string[], rules: CallRules): ExactCallsAfter {
  return gone.reduce<ExactCallsAfter>(
    (after, id) => {
      const call = after.calls.open.get(id);
      if (call === undefined) return after;
      const final = call.talks.map(({ passage }) => passage);
      return withCall(after, call, { call: newCall(id), final }, rules);
    },
    { calls, steps: [] },
  );
}

/** At a later time: who cannot be waiting, ringing or talking any more no longer does. */
export function exactTime(calls: ExactCalls, rules: CallRules, now: Instant): ExactCallsAfter {
  let after: ExactCallsAfter = { calls, steps: [] };
  if (now < calls.nextDeadline) return after;
  for (const call of calls.open.values()) {
    if (deadlineOf(call, rules) <= now) after = withCall(after, call, atTime(call, rules, now), rules);
  }
  const deadlines = after.calls.open.valueSeq().map((call) => deadlineOf(call, rules));
  return { ...after, calls: { ...after.calls, nextDeadline: deadlines.min() ?? Infinity } };
}

/** After the hub's clock was set: everything still open moves with it. */
export function exactClock(calls: ExactCalls, by: Milliseconds, rules: CallRules): ExactCallsAfter {
  return calls.open.reduce<ExactCallsAfter>(
    (after, call) => withCall(after, call, { call: shifted(call, by), final: [] }, rules),
    { calls: { ...calls, nextDeadline: Infinity }, steps: [] },
  );
}
