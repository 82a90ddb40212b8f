import type { Book } from '#core/book/book';
import { createBook } from '#core/book/book';
import type { Fact } from '#core/said/facts';
import type { Instant } from '#core/time/instant';
import { minute } from '#core/time/instant';
import type { Backfill, CallFlow, SourceProblem, SourceState } from '#core/board/queue';
import type { Rules } from '#core/book/rules';
import type { History } from '#core/history/history';
import { noHistory } from '#core/history/history';
import type { Outbound } from '#core/outbound/outbound';
import { noOwnCallsYet } from '#core/outbound/outbound';
import type { SourcePart, SourceView } from '#core/board/source-choice';
import type { Said, Sentence } from '#core/said/sentence';
import { inBoth } from '#core/said/sentence';
import type { JsonValue } from '#core/said/input';
import type { Source } from '../sources/source.ts';
import type { Connection } from './connection.ts';
import { moved, noConnection } from './connection.ts';

/** Numbers older than they may be stay on the board, visibly old, for this long; then they are unknown. */
export const grace = 15 * minute;

/** What the ledger keeps of one source: what it told, and how it fares. */
export interface Tab {
  readonly source: Source;
  /** What this source alone has told. */
  book: Book;
  /** The last days of it by the hour. */
  history: History;
  /** The last days of the calls that agents made themselves. */
  outbound: Outbound;
  /** What its inputs so far have told that the next one is read with. */
  known: JsonValue;
  /** Of a stream: how its connection stands. `null`: it holds none. */
  readonly connection: Connection | null;
  /** When its last input came, whatever it said. */
  lastInputAt: Instant | null;
  /** When it last said something that made sense, or that nothing is new. */
  heardAt: Instant | null;
  /** It has told of a queue: until then it may be that it is not set up to. */
  tellsOfQueues: boolean;
  /** The queues that it has told of; `undefined` where it names those that it tells of. */
  readonly toldOf: Set<string> | undefined;
  /** Of a stream: the queues that it has told of, whether or not it names them. */
  readonly foundOf: Set<string>;
  /** The queues whose members it has told. */
  readonly membersToldOf: Set<string>;
  /** Its last poll brought no answer, or it has no connection and cannot have one. */
  failing: boolean;
  error: { readonly problem: SourceProblem; readonly sentence: Sentence } | null;
  /** What a person should know though it goes on. */
  problems: readonly Sentence[];
  /** How far back its history is fetched. */
  backfill: Backfill | null;
  /** The switches that it told of the last time. */
  callFlows: readonly CallFlow[];
  accepted: number;
  repeated: number;
  rejected: number;
}

const ofQueues: ReadonlySet<Fact['kind']> = new Set([
  'call-queued',
  'call-left',
  'waiting-listed',
  // That it does not tell of one is a word of it too: what of it stays known is for the book to say.
  'queue-followed',
  'calls-missed',
  'missed-in-doubt',
  'queue-counted',
  'call-recorded',
]);

export function createTab(source: Source, rules: Rules): Tab {
  // Who names its queues tells of them as soon as it tells anything: none called, where it says nothing of one.
  const namesQueues = source.queues !== undefined;
  return {
    source,
    book: createBook(rules, source.tells, source.limits ?? undefined),
    history: noHistory,
    outbound: noOwnCallsYet,
    known: source.unread,
    connection: source.input.way === 'stream' ? noConnection() : null,
    lastInputAt: null,
    heardAt: null,
    tellsOfQueues: namesQueues,
    toldOf: namesQueues ? undefined : new Set(),
    foundOf: new Set(),
    membersToldOf: new Set(),
    failing: false,
    error: null,
    problems: [],
    backfill: null,
    callFlows: [],
    accepted: 0,
    repeated: 0,
    rejected: 0,
  };
}

/** It said something that makes sense. */
export function hear(tab: Tab, at: Instant, facts: readonly Fact[]): void {
  tab.heardAt = latest(tab.heardAt, at);
  const flows = facts.filter((fact) => fact.kind === 'call-flow');
  if (flows.length > 0) tab.callFlows = flows.map(({ flow: id, name, active }) => ({ id, name, active }));
  tab.tellsOfQueues ||= facts.some(({ kind }) => ofQueues.has(kind));
  for (const fact of facts) {
    if (!ofQueues.has(fact.kind) || !('queue' in fact)) continue;
    tab.toldOf?.add(fact.queue);
    if (tab.connection !== null) tab.foundOf.add(fact.queue);
  }
}

/** It could not be asked, or what it said makes no sense. */
export function fail(tab: Tab, problem: SourceProblem, said: Said): void {
  tab.error = { problem, sentence: inBoth(said) };
}

/** Its times move with the clock. */
export function shift(tab: Tab, by: number): void {
  if (tab.lastInputAt !== null) tab.lastInputAt += by;
  if (tab.heardAt !== null) tab.heardAt += by;
  if (tab.connection !== null) moved(tab.connection, by);
}

/** What the picture is told of it. `deaf`: nothing can be taken in now. */
export function partOf(tab: Tab, now: Instant, deaf: boolean): SourcePart {
  const { source, heardAt, tellsOfQueues, book } = tab;
  const { id, provides, freshness, queues } = source;
  // A connection begins with all that is there: of a queue that it leaves out then, since it has another name in the phone
  // system, nothing is known. But calls that are told when they are over begin with none.
  const isListed = source.tells.calls !== 'records' && tab.foundOf.size > 0;
  const toldOf = tab.toldOf ?? (isListed ? tab.foundOf : undefined);
  const age = ageOf(tab, now, deaf);
  return {
    view: { id, provides, freshness, queues, heard: isHeard(tab), tellsOfQueues, toldOf, asOf: heardAt, age },
    book,
  };
}

export function stateOf(tab: Tab, now: Instant, deaf: boolean): SourceState {
  if (deaf || tab.failing) return 'failing';
  if (!isHeard(tab)) return 'waiting';
  return ageOf(tab, now, deaf) === 'fresh' ? 'ok' : 'stale';
}

/** Whether it was ever heard, and to the end: half of what is there would look like all of it. */
export function isHeard({ heardAt, connection }: Tab): boolean {
  return connection === null ? heardAt !== null : connection.everTold;
}

/** When its numbers grow old, and when they expire, if it says nothing more. */
export function agingOf(tab: Tab): readonly Instant[] {
  const old = oldFrom(tab);
  return old === null ? [] : [old, old + grace];
}

function oldFrom({ source, heardAt, connection }: Tab): Instant | null {
  if (connection !== null) return connection.oldSince;
  return heardAt === null ? null : source.silentFrom(heardAt);
}

function ageOf(tab: Tab, now: Instant, deaf: boolean): SourceView['age'] {
  const [old = Infinity, expired = Infinity] = agingOf(tab);
  if (now >= expired) return 'expired';
  return now >= old || deaf ? 'stale' : 'fresh';
}

export function latest(known: Instant | null, at: Instant): Instant {
  return known === null ? at : Math.max(known, at);
}
