import { Map as PersistentMap } from 'immutable';
import type { CallFact, LegEnded } from '../../said/facts.ts';
import type { Instant, Milliseconds } from '../../time/instant.ts';
import { type ByTime, emptyByTime, firstItem, itemsBefore, withItem, withoutItem } from '../by-time.ts';
import type { CallRules } from '../call-rules.ts';
import { waitLimit } from '../call-rules.ts';
import { changesBetween } from '../changes.ts';
import type { Step } from '../changes.ts';
import type { Refusal } from '../calls.ts';
import type { Phones, WaitingCalls } from '../passage.ts';
import { isOfAnother } from './comes-again.ts';
import type { Memory } from './memory.ts';
import { noMemory, recall, remember, wasCall, withdraw } from './memory.ts';
import type { Outcome, Told } from './outcome.ts';
import { isOver, isUnanswered, outcomeOf, sameOutcome } from './outcome.ts';
import { servedBefore } from './queue-order.ts';
import { isRepeat, saidBefore } from './repeats.ts';
import { endsElsewhere, withSentCall } from './sent-on.ts';
import type { PresumedFree, PresumedGone, Thread } from './thread.ts';
import { extended, idsOf, isTooMuch, joined, shifted, spaced } from './thread.ts';

/** Calls as told by requests that are repeated, overtake one another and come late. A value. */
export interface LooseCalls {
  readonly delivery: 'loose';
  readonly open: PersistentMap<string, Told>;
  /** From each id of an open thread to the thread's key. */
  readonly index: PersistentMap<string, string>;
  /** Those that are over, for as long as a late word about them may come. */
  readonly memory: Memory;
  /** Of the open ones: how many nobody has answered. */
  readonly unanswered: number;
  /** The open ones that change by the passing of time, and when. */
  readonly due: ByTime<Due>;
  /** No open thread changes by the passing of time before this. */
  readonly nextDeadline: Instant;
}

interface Due {
  readonly key: string;
  readonly at: Instant;
}

const dueAt = ({ at }: Due): Instant => at;

/** The calls after something, and what it did to each of them. */
export interface LooseAfter {
  readonly calls: LooseCalls;
  readonly steps: readonly Step[];
  readonly refused?: Refusal;
}

export const noLooseCalls: LooseCalls = {
  delivery: 'loose',
  open: PersistentMap(),
  index: PersistentMap(),
  memory: noMemory,
  unanswered: 0,
  due: emptyByTime(),
  nextDeadline: Infinity,
};

/** One fact more. `waiting`: who waits; `phones`: in use; `infers`: whether the queue's order tells who is gone. */
export function looseFact(
  calls: LooseCalls,
  told: CallFact,
  rules: CallRules,
  waiting: WaitingCalls,
  infers: boolean,
  phones: Phones,
): LooseAfter {
  const same: LooseAfter = { calls, steps: [] };
  const fact = withSentCall(told, toldOf(calls, told), phones);
  const found = toldOf(calls, fact);
  const before = found.filter((other) => !isOfAnother(other, fact));
  if (found.length === 0 && isLateWord(calls, fact)) return same;
  const thread = joined(
    before.map((other) => other.thread),
    fact,
    before.length < found.length,
  );
  const [known] = before;
  if (isTooMuch(thread)) return { ...same, refused: 'one-call' };
  if (known !== undefined && isRepeat(thread, known.outcome, fact)) return same;
  const now = meaning(extended(thread, fact), rules, fact.at);
  if (before.length === 1 && known !== undefined && saidBefore(thread, fact)) {
    if (sameOutcome(known.outcome, now.outcome) && !mayComeBack(known.outcome, fact)) return same;
  }
  const next = withTold(same, before, now, fact.at);
  const refused = noRoomFor(next.calls, calls, rules);
  if (refused !== undefined) return { ...same, refused };
  const after = fact.kind === 'leg-ended' ? withEndsElsewhere(next, fact, before, now, rules, phones) : next;
  return infers ? withoutTheGone(after, known?.outcome, now, fact, rules, waiting) : after;
}

/** Why there is no room for what is open now and was not before. */
function noRoomFor(after: LooseCalls, before: LooseCalls, { openCalls, calls }: CallRules): Refusal | undefined {
  if (after.unanswered > openCalls && after.unanswered > before.unanswered) return 'open-calls';
  return after.open.size > calls && after.open.size > before.open.size ? 'calls' : undefined;
}

/** The end of a call that is forgotten in detail, which says nothing any more. */
function isLateWord({ memory }: LooseCalls, fact: CallFact): boolean {
  const isEnd = fact.kind === 'leg-ended' || fact.kind === 'call-left';
  return isEnd && idsOf(fact).some((id) => wasCall(memory, spaced(fact.source, id)));
}

/** What else must have ended for the agent whose part in a call has. */
function withEndsElsewhere(
  after: LooseAfter,
  fact: LegEnded,
  before: readonly Told[],
  now: Told,
  rules: CallRules,
  phones: Phones,
): LooseAfter {
  const { source, at } = fact;
  const { ends, free } = endsElsewhere(fact, before, now, phones, (call) => openCall(after.calls, source, call));
  const ended = ends.reduce((next, end) => {
    const { calls, steps } = looseFact(next.calls, end, rules, {}, false, phones);
    return { calls, steps: [...next.steps, ...steps] };
  }, after);
  return free.reduce((next, { agent, call }) => {
    const told = openCall(next.calls, source, call);
    return told === undefined ? next : withPresumption(next, told, [{ kind: 'presumed-free', agent, at }], rules, at);
  }, ended);
}

/** Who was answered may be back in the queue: that somebody sent him there, or serves him anew, may be told after the entry. */
function mayComeBack({ active, passages }: Outcome, fact: CallFact): boolean {
  if (fact.kind !== 'call-queued') return false;
  return active.some((leg) => leg.state === 'talking') || passages.some((passage) => passage.class === 'answered');
}

/** The threads that a fact's ids belong to so far: none, one, or several that it shows to be one. */
function toldOf(calls: LooseCalls, fact: CallFact): readonly Told[] {
  const found = new Map<string, Told>();
  for (const id of idsOf(fact)) {
    const own = spaced(fact.source, id);
    const key = calls.index.get(own);
    const told = key === undefined ? recall(calls.memory, own) : calls.open.get(key);
    if (told !== undefined) found.set(told.thread.key, told);
  }
  return [...found.values()];
}

function meaning(thread: Thread, rules: CallRules, at: Instant): Told {
  return { thread, outcome: outcomeOf(thread, rules, at) };
}

/** With a thread in place of what was told of it before. */
function withTold({ calls, steps }: LooseAfter, before: readonly Told[], told: Told, at: Instant): LooseAfter {
  const { thread, outcome } = told;
  let { open, index, memory, unanswered, due } = calls;
  for (const earlier of before) {
    if (open.has(earlier.thread.key)) {
      unanswered -= Number(isUnanswered(earlier.outcome));
      due = withoutItem(due, earlier.outcome.deadline, ({ key }) => key === earlier.thread.key, dueAt);
      if (earlier.thread.key !== thread.key) open = open.delete(earlier.thread.key);
    } else memory = withdraw(memory, earlier);
  }
  if (isOver(outcome)) {
    if (open.has(thread.key)) open = open.delete(thread.key);
    index = index.deleteAll(before.flatMap((earlier) => earlier.thread.ids));
    memory = remember(memory, told, at);
  } else {
    open = open.set(thread.key, told);
    for (const id of thread.ids) if (index.get(id) !== thread.key) index = index.set(id, thread.key);
    unanswered += Number(isUnanswered(outcome));
    due = withItem(due, { key: thread.key, at: outcome.deadline }, dueAt);
  }
  const nextDeadline = firstItem(due)?.at ?? Infinity;
  return {
    calls: { ...calls, open, index, memory, unanswered, due, nextDeadline },
    steps: [...steps, stepTo(before, told)],
  };
}

function stepTo(before: readonly Told[], { outcome }: Told): Step {
  const [only] = before;
  const { passages, active } = before.length === 1 && only !== undefined ? only.outcome : together(before);
  return { changes: changesBetween(passages, outcome.passages), before: active, after: outcome.active };
}

function together(told: readonly Told[]): Pick<Outcome, 'passages' | 'active'> {
  return {
    passages: told.flatMap(({ outcome }) => outcome.passages),
    active: told.flatMap(({ outcome }) => outcome.active),
  };
}

/** Whom the queue's order shows to be gone, now that this one is served. */
function withoutTheGone(
  after: LooseAfter,
  before: Outcome | undefined,
  told: Told,
  fact: CallFact,
  rules: CallRules,
  waiting: WaitingCalls,
): LooseAfter {
  return servedBefore(waiting, rules, before, told, fact).reduce((next, { call }) => {
    const gone = openCall(next.calls, fact.source, call);
    const presumed: PresumedGone = { kind: 'presumed-gone', call, at: fact.at, unseen: false };
    return gone === undefined ? next : withPresumption(next, gone, [presumed], rules, fact.at);
  }, after);
}

function openCall({ open, index }: LooseCalls, source: string, call: string): Told | undefined {
  const key = index.get(spaced(source, call));
  return key === undefined ? undefined : open.get(key);
}

function withPresumption(
  after: LooseAfter,
  told: Told,
  presumed: readonly (PresumedGone | PresumedFree)[],
  rules: CallRules,
  at: Instant,
): LooseAfter {
  return withTold(after, [told], meaning(presumed.reduce<Thread>(extended, told.thread), rules, at), at);
}

/** Those calls, of which the phone system no longer knows: gone, and nobody saw how. */
export function looseUnseen(
  calls: LooseCalls,
  source: string,
  gone: readonly string[],
  rules: CallRules,
  at: Instant,
): LooseAfter {
  return gone.reduce<LooseAfter>(
    (after, call) => {
      const told = openCall(after.calls, source, call);
      const presumed: PresumedGone = { kind: 'presumed-gone', call, at, unseen: true };
      return told === undefined ? after : withPresumption(after, told, [presumed], rules, at);
    },
    { calls, steps: [] },
  );
}

/** At a later time: who cannot be waiting, ringing or talking any more no longer does. */
export function looseTime(calls: LooseCalls, rules: CallRules, now: Instant): LooseAfter {
  const over = itemsBefore(calls.due, now + 1, dueAt).flatMap(({ key }) => calls.open.get(key) ?? []);
  return over.reduce<LooseAfter>((after, told) => withPresumption(after, told, overdue(told, rules, now), rules, now), {
    calls,
    steps: [],
  });
}

function overdue({ outcome }: Told, rules: CallRules, now: Instant): readonly PresumedGone[] {
  return outcome.passages
    .filter((passage) => passage.class === 'waiting' && waitLimit(passage, rules) <= now)
    .map((passage) => ({
      kind: 'presumed-gone',
      call: passage.call,
      at: waitLimit(passage, rules) - 1,
      unseen: false,
    }));
}

/** After the hub's clock was set to `now`: everything still open moves with it. */
export function looseClock(calls: LooseCalls, by: Milliseconds, rules: CallRules, now: Instant): LooseAfter {
  return calls.open.reduce<LooseAfter>(
    (after, told) => withTold(after, [told], meaning(shifted(told.thread, by), rules, now), now),
    { calls, steps: [] },
  );
}
