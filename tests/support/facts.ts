import { numberNames } from '#core/said/numbers';
import type { Book } from '#core/book/book';
import { advance, apply, createBook } from '#core/book/book';
import type {
  AgentNamed,
  AgentsListed,
  AgentPresence,
  AgentStateChanged,
  CallLeft,
  CallQueued,
  ClockStepped,
  Fact,
  LeaveReason,
  LegAnswered,
  LegDialled,
  LegEnded,
  LegRinging,
  QueueCounted,
  QueueMembersKnown,
} from '#core/said/facts';
import type { Calls } from '#core/calls/calls';
import type { LooseCalls } from '#core/calls/loose/calls';
import type { Passage } from '#core/calls/passage';
import type { Tells } from '#core/said/tells';
import { toldLoosely } from '#core/said/tells';
import type { Instant } from '#core/time/instant';
import { second } from '#core/time/instant';
import type { SourceView } from '#core/board/source-choice';
import { picture } from '#core/board/picture';
import type { Picture, Queue } from '#core/board/queue';
import type { QueueRules, Rules } from '#core/book/rules';
import type { TieMode } from '../truth/call-life.ts';

/** The moment from which all facts here are counted, in seconds: ten o'clock on an ordinary day. */
export const ten: Instant = Date.parse('2026-11-18T10:00:00+01:00');

export function after(seconds: number): Instant {
  return ten + seconds * second;
}

/** The three ways in which the ids of legs are tied to their call. */
export const tieModes: readonly TieMode[] = ['linked', 'own', 'ownWithPart'];

interface LegIds {
  readonly leg: string;
  readonly linked?: string;
}

/** The ids of a leg of a call. `part` tells it apart from the call's other legs where the mode can. */
export function legOf(call: string, part: string = 'a', mode: TieMode = 'linked'): LegIds {
  const own = `${call}-${part}`;
  if (mode === 'linked') return { leg: own, linked: call };
  return mode === 'own' ? { leg: call } : { leg: call, linked: own };
}

const from = (seconds: number) => ({ source: 'pbx', at: after(seconds) });

/** What a phone system says, each so many seconds after ten. */
export const pbx = {
  queued: (seconds: number, call: string, queue: string = 'support'): CallQueued => ({
    ...from(seconds),
    kind: 'call-queued',
    call,
    queue,
  }),
  left: (seconds: number, call: string, queue: string = 'support', reason: LeaveReason = 'overflow'): CallLeft => ({
    ...from(seconds),
    kind: 'call-left',
    call,
    queue,
    reason,
  }),
  rings: (seconds: number, agent: string, ids: LegIds): LegRinging => ({
    ...from(seconds),
    kind: 'leg-ringing',
    ...ids,
    agent,
  }),
  answers: (seconds: number, agent: string, ids: LegIds): LegAnswered => ({
    ...from(seconds),
    kind: 'leg-answered',
    ...ids,
    agent,
  }),
  dials: (seconds: number, agent: string, ids: LegIds): LegDialled => ({
    ...from(seconds),
    kind: 'leg-dialled',
    ...ids,
    agent,
  }),
  ends: (seconds: number, id: string, durationSeconds?: number): LegEnded => ({
    ...from(seconds),
    kind: 'leg-ended',
    id,
    transferred: false,
    ...(durationSeconds === undefined ? {} : { durationSeconds }),
  }),
  /** The end of a leg whose agent sent the caller on. */
  sendsOn: (seconds: number, id: string): LegEnded => ({
    ...from(seconds),
    kind: 'leg-ended',
    id,
    transferred: true,
  }),
  is: (seconds: number, agent: string, presence: AgentPresence, reason?: string): AgentStateChanged => ({
    ...from(seconds),
    kind: 'agent-state',
    agent,
    presence,
    ...(reason === undefined ? {} : { reason }),
  }),
  lists: (seconds: number, agents: readonly string[]): AgentsListed => ({
    ...from(seconds),
    kind: 'agents-listed',
    agents,
  }),
  names: (seconds: number, agent: string, name: string): AgentNamed => ({
    ...from(seconds),
    kind: 'agent-named',
    agent,
    name,
  }),
  members: (seconds: number, agents: readonly string[], queue: string = 'support'): QueueMembersKnown => ({
    ...from(seconds),
    kind: 'queue-members',
    queue,
    agents,
  }),
  /** So many wait; nobody was answered or lost so far. */
  counts: (seconds: number, waiting: number | null, queue: string = 'support'): QueueCounted => ({
    ...from(seconds),
    kind: 'queue-counted',
    queue,
    waiting,
    answered: 0,
    abandoned: 0,
    averageWaitSeconds: null,
  }),
  /** `seconds` by the new time. */
  clockSet: (seconds: number, bySeconds: number): ClockStepped => ({
    ...from(seconds),
    kind: 'clock-stepped',
    by: bySeconds * second,
  }),
};

export function queueRules(changes: Partial<QueueRules> & { readonly id: string }): QueueRules {
  return {
    name: changes.id,
    agents: ['201', '202', '203'],
    serviceLevelSeconds: 20,
    shortAbandonSeconds: 0,
    maxWaitSeconds: 3_600,
    order: 'fifo',
    alerts: { longestWaitSeconds: {}, callsWaiting: {} },
    ...changes,
  };
}

/** `support` (201, 202, 203), as changed, and `sales` (203, 204). */
export function rulesWith(support: Partial<QueueRules> = {}): Rules {
  return {
    timeZone: 'Europe/Copenhagen',
    queues: [queueRules({ id: 'support', ...support }), queueRules({ id: 'sales', agents: ['203', '204'] })],
  };
}

/** A list of facts told in their order. */
export function bookOf(facts: readonly Fact[], rules: Rules = rulesWith(), tells: Tells = toldLoosely): Book {
  return facts.reduce(apply, createBook(rules, tells));
}

/** A phone system that tells how many wait, and no calls. */
export const tellsCounts: Tells = { calls: 'counts', agents: 'states', delivery: 'exact', hangUps: 'all' };
/** One that tells everything, once and in order. */
export const tellsExactly: Tells = { calls: 'events', agents: 'states', delivery: 'exact', hangUps: 'all' };

/** A source that can know every number and has been heard. */
export const wellHeard: SourceView = {
  id: 'pbx',
  provides: numberNames,
  freshness: 'live',
  heard: true,
  tellsOfQueues: true,
  asOf: ten,
  age: 'fresh',
};

/** A source, and what it tells where that is something else than its book was made for. */
export interface SeenSource extends SourceView {
  readonly tells?: Tells;
}

/** The board with one source, or several that were told the same. */
export function pictureOf(book: Book, now: Instant, views: readonly SeenSource[] = [wellHeard]): Picture {
  return picture(
    book.rules,
    views.map(({ tells = book.tells, ...view }) => ({ view, book: { ...book, tells } })),
    now,
  );
}

/** A queue as the board shows it so many seconds after ten. */
export function shown(book: Book, seconds: number, id: string = 'support'): Queue {
  const queue = pictureOf(book, after(seconds)).queues.find((candidate) => candidate.id === id);
  if (queue === undefined) throw new Error(`There is no queue ${id}.`);
  return queue;
}

/**
 * What became of every call in every queue, the book seen so many seconds after ten: `1.1 support answered after 12`,
 * in order of entry. Only of calls that the book still knows in detail.
 */
export function passagesAt(book: Book, seconds: number): readonly string[] {
  const { open, memory } = loosely(advance(book, after(seconds)).calls);
  return [open, memory.young.threads, memory.old.threads]
    .flatMap((threads) => [...threads.values()])
    .flatMap((told) => told.outcome.passages)
    .sort((a, b) => a.entry - b.entry)
    .map(inWords);
}

/** As in `1.1 support answered after 12`. */
export function inWords({ call, queue, entry, class: kind, until, inferred }: Passage): string {
  const wait = until === undefined ? '' : ` after ${(until - entry) / second}`;
  return `${call} ${queue} ${kind}${wait}${inferred ? ', inferred' : ''}`;
}

/** The calls of a book that is told loosely. */
export function loosely(calls: Calls): LooseCalls {
  if (calls.delivery !== 'loose') throw new Error('This book is told exactly.');
  return calls;
}

/** Whose phones are in use: `201 talking`, sorted. */
export function phonesAt(book: Book, seconds: number): readonly string[] {
  return [...advance(book, after(seconds)).tally.phones.values()]
    .flatMap((legs) => legs.map(({ agent, state }) => `${agent} ${state}`))
    .sort();
}

/** The queue `support` as it is shown with these sources, half a minute after a caller entered. */
export function through(...sources: readonly SeenSource[]): Queue {
  const [queue] = pictureOf(bookOf([pbx.queued(0, '1.1')]), after(30), sources).queues;
  if (queue === undefined) throw new Error('no queue');
  return queue;
}
