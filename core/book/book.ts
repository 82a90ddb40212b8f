import { Map as PersistentMap } from 'immutable';
import type { CountedQueue } from '../counts/counted-queue.ts';
import { afterClockStep, afterCount } from '../counts/counted-queue.ts';
import type { Fact } from '../said/facts.ts';
import type { Tells } from '../said/tells.ts';
import { toldLoosely } from '../said/tells.ts';
import type { Instant } from '../time/instant.ts';
import type { Memory } from './memory.ts';
import { noMemory, recall, remember, wasCall, withdraw } from './memory.ts';
import type { Outcome, Told } from '../calls/outcome.ts';
import { isOver, outcomeOf, sameOutcome, waitLimit } from '../calls/outcome.ts';
import type { Presences } from './presence.ts';
import { nothingSaid, onlyOf, presencesAt, shiftedPresences, withPresence } from './presence.ts';
import type { RuleBook } from './rule-book.ts';
import { ruleBook } from './rule-book.ts';
import type { Rules } from './rules.ts';
import type { RecordedCalls } from '../counts/recorded-calls.ts';
import { afterRecord, noRecords } from '../counts/recorded-calls.ts';
import { servedBefore } from './queue-order.ts';
import { isRepeat, saidBefore } from '../calls/repeats.ts';
import type { Tally } from './tally.ts';
import { emptyTally, tallied } from './tally.ts';
import type { CallFact, Thread } from '../calls/thread.ts';
import { extended, idsOf, joined, shifted, spaced } from '../calls/thread.ts';

/**
 * Everything that is known of calls and agents: a value. It keeps the open calls, those that are over for as long as
 * a late word about them may come, and sums. It holds no caller's number.
 */
export interface Book {
  readonly rules: RuleBook;
  readonly open: PersistentMap<string, Told>;
  /** From each id of an open thread to the thread's key. */
  readonly index: PersistentMap<string, string>;
  readonly memory: Memory;
  readonly tally: Tally;
  readonly presences: Presences;
  /** What the phone system tells: by this, what it said is understood. */
  readonly tells: Tells;
  /** What the agents are called, as far as anybody has said. */
  readonly names: PersistentMap<string, string>;
  /** By queue: what the phone system counted by itself. */
  readonly counted: { readonly [queue: string]: CountedQueue };
  /** Calls that were told afterwards. */
  readonly recorded: RecordedCalls;
  /** No open thread changes by the passing of time before this. */
  readonly nextDeadline: Instant;
}

/** An empty book for these queues. */
export function createBook(rules: Rules, tells: Tells = toldLoosely): Book {
  return {
    rules: ruleBook(rules),
    open: PersistentMap(),
    index: PersistentMap(),
    memory: noMemory,
    tally: emptyTally(rules),
    presences: nothingSaid,
    tells,
    names: PersistentMap(rules.agents?.map(({ id, name }) => [id, name])),
    counted: {},
    recorded: noRecords,
    nextDeadline: Infinity,
  };
}

/** The book after one fact more, whatever the order in which facts arrive and however often. */
export function apply(book: Book, fact: Fact): Book {
  return fold(book, fact).book;
}

/** As `apply`; `news` is false where the fact told nothing that was not known. */
export function fold(book: Book, fact: Fact): { readonly book: Book; readonly news: boolean } {
  // When the clock was set, the new time has not passed: what is open moves with the clock and does not grow old.
  const current = fact.kind === 'clock-stepped' ? book : advance(book, fact.at);
  const next = applied(current, fact);
  return { book: next, news: next !== current };
}

function applied(book: Book, fact: Fact): Book {
  switch (fact.kind) {
    case 'agent-state':
      return withPresences(book, withPresence(book.presences, fact));
    case 'agents-listed':
      return withPresences(book, onlyOf(book.presences, new Set(fact.agents)));
    case 'queue-counted':
      if (!book.rules.has(fact.queue)) return book;
      return {
        ...book,
        counted: { ...book.counted, [fact.queue]: afterCount(book.counted[fact.queue], fact, book.rules.timeZone) },
      };
    case 'call-recorded': {
      const recorded = book.rules.has(fact.queue) ? afterRecord(book.recorded, fact, book.rules) : book.recorded;
      return recorded === book.recorded ? book : { ...book, recorded };
    }
    case 'agent-named':
      // A name that the configuration gives stands.
      if (book.names.get(fact.agent) === fact.name || book.rules.isNamed(fact.agent)) return book;
      return { ...book, names: book.names.set(fact.agent, fact.name) };
    case 'call-flow':
      // A switch is no number: it is kept beside the book.
      return book;
    case 'queue-members': {
      const rules = book.rules.withMembers(fact.queue, fact.agents);
      return rules === book.rules ? book : { ...book, rules };
    }
    case 'waiting-listed':
    case 'calls-missed':
      return book;
    case 'clock-stepped':
      return book.open.reduce((moved, told) => retold(moved, [told], shifted(told.thread, fact.by), fact.at), {
        ...book,
        counted: Object.fromEntries(
          Object.entries(book.counted).map(([queue, counted]) => [queue, afterClockStep(counted, fact.by)]),
        ),
        tally: { ...book.tally, freed: book.tally.freed.map((at) => at + fact.by) },
        presences: shiftedPresences(book.presences, fact.by),
        nextDeadline: shiftedPresences(book.presences, fact.by).nextChange,
      });
    case 'call-queued':
    case 'call-left':
      return book.rules.has(fact.queue) ? withCallFact(book, fact) : book;
    case 'leg-ringing':
    case 'leg-answered':
    case 'leg-dialled':
    case 'leg-ended':
      return withCallFact(book, fact);
  }
}

function withPresences(book: Book, presences: Presences): Book {
  if (presences === book.presences) return book;
  return { ...book, presences, nextDeadline: Math.min(book.nextDeadline, presences.nextChange) };
}

/** The book at a later time: who cannot be waiting, ringing or talking any more no longer does. */
export function advance(book: Book, now: Instant): Book {
  if (now < book.nextDeadline) return book;
  let next = book;
  for (const told of book.open.values()) {
    if (told.outcome.deadline <= now) next = retold(next, [told], withoutTheOverdue(book, told, now), now);
  }
  const presences = presencesAt(book.presences, now);
  const deadlines = next.open.valueSeq().map((told) => told.outcome.deadline);
  return { ...next, presences, nextDeadline: Math.min(presences.nextChange, deadlines.min() ?? Infinity) };
}

function withoutTheOverdue(book: Book, { thread, outcome }: Told, now: Instant): Thread {
  const overdue = outcome.passages.filter(
    (passage) => passage.class === 'waiting' && waitLimit(passage, book.rules) <= now,
  );
  if (overdue.length === 0) return thread;
  const gone = overdue.map(
    (passage) => ({ kind: 'presumed-gone', call: passage.call, at: waitLimit(passage, book.rules) - 1 }) as const,
  );
  return { ...thread, events: [...thread.events, ...gone] };
}

function withCallFact(book: Book, fact: CallFact): Book {
  const before = toldOf(book, fact);
  if (before.length === 0 && idsOf(fact).some((id) => wasCall(book.memory, spaced(fact.source, id)))) return book;
  const thread = joined(
    before.map((told) => told.thread),
    fact,
  );
  const [known] = before;
  if (known !== undefined && isRepeat(thread, known.outcome, fact)) return book;
  const next = retold(book, before, extended(thread, fact), fact.at);
  const after = toldOf(next, fact)[0];
  if (after === undefined) return next;
  if (before.length === 1 && known !== undefined && saidBefore(thread, fact)) {
    if (sameOutcome(known.outcome, after.outcome) && !mayComeBack(known.outcome, fact)) return book;
  }
  return withoutTheGone(next, known?.outcome, after, fact);
}

/** An agent who still talks may be sending the caller back into the queue: his end may be told after the entry. */
function mayComeBack(outcome: Outcome, fact: CallFact): boolean {
  return fact.kind === 'call-queued' && outcome.active.some((leg) => leg.state === 'talking');
}

/** The threads that a fact's ids belong to so far: none, one, or several that it shows to be one. */
function toldOf(book: Book, fact: CallFact): readonly Told[] {
  const found = new Map<string, Told>();
  for (const id of idsOf(fact)) {
    const own = spaced(fact.source, id);
    const key = book.index.get(own);
    const told = key === undefined ? recall(book.memory, own) : book.open.get(key);
    if (told !== undefined) found.set(told.thread.key, told);
  }
  return [...found.values()];
}

/** The book with a thread in place of what was told of it before. */
function retold(book: Book, before: readonly Told[], thread: Thread, at: Instant): Book {
  const told: Told = { thread, outcome: outcomeOf(thread, book.rules, at) };
  const tally = tallied(book.tally, before, told, book.rules, at);
  let { open, index, memory } = book;
  for (const earlier of before) {
    if (open.has(earlier.thread.key)) {
      if (earlier.thread.key !== thread.key) open = open.delete(earlier.thread.key);
    } else memory = withdraw(memory, earlier);
  }
  if (isOver(told.outcome)) {
    if (open.has(thread.key)) open = open.delete(thread.key);
    index = index.deleteAll(before.flatMap((earlier) => earlier.thread.ids));
    memory = remember(memory, told, at);
  } else {
    open = open.set(thread.key, told);
    for (const id of thread.ids) if (index.get(id) !== thread.key) index = index.set(id, thread.key);
  }
  return { ...book, open, index, memory, tally, nextDeadline: Math.min(book.nextDeadline, told.outcome.deadline) };
}

/** Whom the queue's order shows to be gone, now that this one is served. */
function withoutTheGone(book: Book, before: Outcome | undefined, told: Told, fact: CallFact): Book {
  let next = book;
  for (const { key, call } of servedBefore(book.tally.waiting, book.rules, before, told, fact)) {
    const gone = next.open.get(key);
    if (gone === undefined) continue;
    const thread = extended(gone.thread, { kind: 'presumed-gone', call, at: fact.at });
    next = retold(next, [gone], thread, fact.at);
  }
  return next;
}
