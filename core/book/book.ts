import { Map as PersistentMap } from 'immutable';
import { firstItem, itemsOf } from '../calls/by-time.ts';
import type { Calls, CallsAfter, Refusal } from '../calls/calls.ts';
import { afterClock, afterFact, afterTime, afterUnseen, untold } from '../calls/calls.ts';
import type { PassageChange } from '../calls/changes.ts';
import { chained } from '../calls/changes.ts';
import { nobodyWaits } from '../calls/passage.ts';
import type { CountedQueue } from '../counts/counted-queue.ts';
import { afterClockStep, afterCount } from '../counts/counted-queue.ts';
import type { MissedCalls } from '../counts/missed-calls.ts';
import { afterDoubt, afterMissed, nothingMissed } from '../counts/missed-calls.ts';
import type { RecordedCalls } from '../counts/recorded-calls.ts';
import { afterRecord, noRecords } from '../counts/recorded-calls.ts';
import type { SideBySide } from '../counts/side-by-side.ts';
import { afterBoth, shiftedSide, sideBySide } from '../counts/side-by-side.ts';
import type { CallFact, CallRecorded, ClockStepped, Fact, WaitingListed } from '../said/facts.ts';
import type { Tells } from '../said/tells.ts';
import { toldLoosely } from '../said/tells.ts';
import type { Instant } from '../time/instant.ts';
import type { Following } from './following.ts';
import { afterFollowed, allFollowed, shiftedFollowing } from './following.ts';
import type { Presences } from './presence.ts';
import { nothingSaid, onlyOf, presencesAt, shiftedPresences, withPresence, withSince } from './presence.ts';
import type { RuleBook } from './rule-book.ts';
import { type Bounds, boundless, ruleBook } from './rule-book.ts';
import type { Rules } from './rules.ts';
import type { SourceClock } from './source-clock.ts';
import { byOurClock, clockAfter, shiftedClock, unknownClock } from './source-clock.ts';
import type { Tally } from './tally.ts';
import { emptyTally, tallied } from './tally.ts';

/**
 * Everything that is known of calls and agents from what one source told: a value. It keeps the open calls, those that
 * are over for as long as a late word about them may come, and sums. It holds no caller's number.
 */
export interface Book {
  readonly rules: RuleBook;
  /** What the phone system tells: by this, what it said is understood. */
  readonly tells: Tells;
  /** What is known of the phone system's clock, where it has one to doubt. */
  readonly clock: SourceClock;
  readonly calls: Calls;
  readonly tally: Tally;
  readonly presences: Presences;
  /** What the agents are called, as far as anybody has said. */
  readonly names: PersistentMap<string, string>;
  /** By queue: what the phone system calls it. */
  readonly queueNames: { readonly [queue: string]: string };
  /** By queue: what the phone system counted by itself. */
  readonly counted: { readonly [queue: string]: CountedQueue };
  /** By queue, where the phone system tells both calls and counts. */
  readonly sides: { readonly [queue: string]: SideBySide };
  /** Calls that were told afterwards. */
  readonly recorded: RecordedCalls;
  /** What went by while nobody listened. */
  readonly missed: MissedCalls;
  /** By queue, where the phone system does not tell all of it. */
  readonly following: Following;
  /** Nothing changes by the passing of time before this. */
  readonly nextDeadline: Instant;
}

/** A book after a fact, and what that did. */
export interface Folded {
  readonly book: Book;
  /** False where the fact told nothing that was not known. */
  readonly news: boolean;
  /** Each passage that is not as it was, also by the time that has passed. Added up they are the book's totals. */
  readonly changes: readonly PassageChange[];
  /** Why it is not in the book, where that has no room for it; absent: it is. */
  readonly refused?: Refusal;
}

/** An empty book for these queues, of a phone system that tells this. `bounds`: what it has room for. */
export function createBook(rules: Rules, tells: Tells = toldLoosely, bounds: Bounds = boundless): Book {
  return {
    rules: ruleBook(rules, bounds),
    tells,
    clock: unknownClock,
    calls: untold(tells),
    tally: emptyTally(rules),
    presences: nothingSaid,
    names: PersistentMap(rules.agents?.map(({ id, name }) => [id, name])),
    queueNames: {},
    counted: {},
    sides: {},
    recorded: noRecords,
    missed: nothingMissed,
    following: allFollowed,
    nextDeadline: Infinity,
  };
}

/** The book after one fact more, whatever the order in which facts arrive and however often. */
export function apply(book: Book, fact: Fact): Book {
  return fold(book, fact).book;
}

/** As `apply`, and what it did. */
export function fold(book: Book, fact: Fact): Folded {
  // When the clock was set, the new time has not passed: what is open moves with the clock and does not grow old.
  const current = fact.kind === 'clock-stepped' ? unchanged(book) : atTime(book, reachedBy(book, fact));
  const next = withSides(current.book, told(current.book, byItsClock(current.book, fact)), fact);
  return {
    book: withStamp(next.book, fact),
    news: next.book !== current.book,
    changes: current.changes.length === 0 ? next.changes : chained(current.changes, next.changes),
    ...(next.refused !== undefined && { refused: next.refused }),
  };
}

/** The same fact by our own clock. Who is told exactly is believed when he says that something happened; else his clock may be wrong. */
export function byItsClock({ tells, clock }: Pick<Book, 'tells' | 'clock'>, fact: Fact): Fact {
  return tells.delivery === 'loose' ? byOurClock(fact, clockAfter(clock, fact)) : fact;
}

function withStamp(book: Book, fact: Fact): Book {
  const clock = book.tells.delivery === 'loose' ? clockAfter(book.clock, fact) : book.clock;
  return clock === book.clock ? book : { ...book, clock };
}

/**
 * Up to when things have come with this fact. What is told in its order and with its own time may be told long after: a morning that
 * is read at noon goes by as it went, and nobody in it waits until noon.
 */
function reachedBy({ tells }: Book, { at, happenedAt = at }: Fact): Instant {
  return tells.delivery === 'exact' ? Math.min(at, happenedAt) : at;
}

/** The book at a later time: who cannot be waiting, ringing or talking any more no longer does. */
export function advance(book: Book, now: Instant): Book {
  return atTime(book, now).book;
}

/** What time alone does to the passages of a book until then. */
export function changesByTime(book: Book, now: Instant): readonly PassageChange[] {
  return atTime(book, now).changes;
}

type Changed = Pick<Folded, 'book' | 'changes' | 'refused'>;

function unchanged(book: Book): Changed {
  return { book, changes: [] };
}

function atTime(book: Book, now: Instant): Changed {
  if (now < book.nextDeadline) return unchanged(book);
  const presences = presencesAt(book.presences, now);
  const next = withCalls({ ...book, presences }, afterTime(book.calls, book.rules, now), now);
  const nextDeadline = Math.min(next.book.calls.nextDeadline, presences.nextChange);
  return { ...next, book: { ...next.book, nextDeadline } };
}

function told(book: Book, fact: Fact): Changed {
  switch (fact.kind) {
    case 'call-queued':
    case 'call-left':
      return book.rules.has(fact.queue) ? withCallFact(book, fact) : unchanged(book);
    case 'leg-ringing':
    case 'leg-answered':
    case 'leg-dialled':
    case 'leg-ended':
      return withCallFact(book, fact);
    case 'waiting-listed':
      return withOnlyListed(book, fact);
    case 'queue-followed': {
      const following = book.rules.has(fact.queue) ? afterFollowed(book.following, fact) : book.following;
      return unchanged(following === book.following ? book : { ...book, following });
    }
    case 'call-recorded':
      return book.rules.has(fact.queue) ? withRecord(book, fact) : unchanged(book);
    case 'clock-stepped':
      return withClock(book, fact);
    case 'agent-state':
      return unchanged(withPresences(book, withPresence(book.presences, fact)));
    case 'agent-since':
      return unchanged(withPresences(book, withSince(book.presences, fact)));
    case 'agents-listed':
      return unchanged(withPresences(book, onlyOf(book.presences, new Set(fact.agents))));
    case 'agent-named':
      // A name that the configuration gives stands.
      if (book.names.get(fact.agent) === fact.name || book.rules.isNamed(fact.agent)) return unchanged(book);
      return unchanged({ ...book, names: book.names.set(fact.agent, fact.name) });
    case 'queue-named':
      if (!book.rules.has(fact.queue) || book.queueNames[fact.queue] === fact.name) return unchanged(book);
      return unchanged({ ...book, queueNames: { ...book.queueNames, [fact.queue]: fact.name } });
    case 'call-flow':
      // A switch is no number: it is kept beside the book.
      return unchanged(book);
    case 'queue-members': {
      const rules = book.rules.withMembers(fact.queue, fact.agents);
      return unchanged(rules === book.rules ? book : { ...book, rules });
    }
    case 'queue-counted': {
      if (!book.rules.has(fact.queue)) return unchanged(book);
      const counted = afterCount(book.counted[fact.queue], fact, book.rules.timeZone);
      return unchanged({ ...book, counted: { ...book.counted, [fact.queue]: counted } });
    }
    case 'calls-missed':
      if (!book.rules.has(fact.queue)) return unchanged(book);
      return unchanged({ ...book, missed: afterMissed(book.missed, fact, book.rules.timeZone) });
    case 'missed-in-doubt':
      return unchanged({ ...book, missed: afterDoubt(book.missed, fact.queue) });
  }
}

/** Where both are told, how the calls and the counts of each queue that the fact was about agree now. */
function withSides(before: Book, changed: Changed, fact: Fact): Changed {
  const { book } = changed;
  if (book.tells.calls !== 'both') return changed;
  let { sides } = book;
  for (const { id } of book.rules.queues) {
    const isAbout = 'queue' in fact && fact.queue === id;
    if (!isAbout && before.tally.waiting[id] === book.tally.waiting[id]) continue;
    const side = sides[id] ?? sideBySide;
    const waiting = book.tally.waiting[id] ?? nobodyWaits;
    const next = afterBoth(side, fact, waiting.size, book.counted[id]?.waiting ?? null, firstItem(waiting));
    if (next !== side) sides = { ...sides, [id]: next };
  }
  return sides === book.sides ? changed : { ...changed, book: { ...book, sides } };
}

function withCallFact(book: Book, fact: CallFact): Changed {
  const infers = book.tells.hangUps === 'some';
  const after = afterFact(book.calls, withoutNumbers(fact), book.rules, book.tally.waiting, infers, book.tally.phones);
  return withCalls(book, after, fact.at);
}

/** Who calls, and who is called, is nobody's business here. */
function withoutNumbers(fact: CallFact): CallFact {
  if (!('caller' in fact) && !('called' in fact)) return fact;
  const { caller: _caller, called: _called, ...rest } = fact as CallFact & Numbers;
  return rest as CallFact;
}

interface Numbers {
  readonly caller?: string;
  readonly called?: string;
}

function withOnlyListed(book: Book, { queue, calls, source, at }: WaitingListed): Changed {
  const listed = new Set(calls);
  const waiting = itemsOf(book.tally.waiting[queue] ?? nobodyWaits);
  const gone = waiting.map(({ call }) => call).filter((call) => !listed.has(call));
  return withCalls(book, afterUnseen(book.calls, source, gone, book.rules, at), at);
}

function withCalls(book: Book, { calls, steps, refused }: CallsAfter, at: Instant): Changed {
  if (refused !== undefined) return { ...unchanged(book), refused };
  if (calls === book.calls) return unchanged(book);
  const tally = steps.reduce((sums, step) => tallied(sums, step, book.rules, at), book.tally);
  const nextDeadline = Math.min(calls.nextDeadline, book.presences.nextChange);
  const [first] = steps;
  const changes = steps.length === 1 && first !== undefined ? first.changes : steps.flatMap((step) => step.changes);
  return { book: { ...book, calls, tally, nextDeadline }, changes };
}

function withRecord(book: Book, fact: CallRecorded): Changed {
  const { calls: recorded, changes } = afterRecord(book.recorded, fact, book.rules);
  return recorded === book.recorded ? unchanged(book) : { book: { ...book, recorded }, changes };
}

function withPresences(book: Book, presences: Presences): Book {
  if (presences === book.presences) return book;
  return { ...book, presences, nextDeadline: Math.min(book.nextDeadline, presences.nextChange) };
}

/** The hub's clock was set: who waits, talks or has a break has done so for as long as before. */
function withClock(book: Book, { by, at }: ClockStepped): Changed {
  const counted = Object.entries(book.counted).map(([queue, known]) => [queue, afterClockStep(known, by)] as const);
  const moved: Book = {
    ...book,
    clock: shiftedClock(book.clock, by),
    counted: Object.fromEntries(counted),
    sides: Object.fromEntries(Object.entries(book.sides).map(([queue, side]) => [queue, shiftedSide(side, by)])),
    presences: shiftedPresences(book.presences, by),
    following: shiftedFollowing(book.following, by),
    tally: { ...book.tally, freed: book.tally.freed.map((freedAt) => freedAt + by) },
  };
  return withCalls(moved, afterClock(book.calls, by, book.rules, at), at);
}
