import { NotUnderstood } from '#adapters/adapter';
import type { Book } from '#core/book/book';
import { byItsClock, fold } from '#core/book/book';
import type { PassageChange } from '#core/calls/changes';
import { historyAfterTotals } from '#core/history/counted';
import { historyAfter } from '#core/history/history';
import { outboundAfter } from '#core/outbound/outbound';
import type { Fact } from '#core/said/facts';
import type { Input } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import type { HistoryNotes } from '../history/notes.ts';
import { clockSource, readClockStep } from '../intake/clock-step.ts';
import type { StreamNotice } from '../intake/stream-notice.ts';
import { readStreamNotice } from '../intake/stream-notice.ts';
import type { SourceMemory } from '../journal/journal.ts';
import { faultOf } from '../machine/fault.ts';
import type { Logger } from '../machine/log.ts';
import type { TurnedAwayBook } from '../base/turned-away.ts';
import type { Refusal } from '#core/calls/calls';
import { noticed } from './connection.ts';
import { noRoomSentence } from './no-room.ts';
import { knowledgeOf, memoryOf } from './remembered.ts';
import type { Reading } from '../sources/reader.ts';
import type { Tab } from './tab.ts';
import { fail, hear, latest, shift } from './tab.ts';

/** Follows what is told, beside the books: who calls is in no book. */
export interface FactWatch {
  /** Told each input, in order, before it is taken. */
  heard?(input: Input): void;
  /** A source said this. To be told before what it changed. */
  said(tab: Tab, fact: Fact): void;
  /** The book of that tab was another one before this. */
  folded?(tab: Tab, before: Book, fact: Fact): void;
  changed(tab: Tab, changes: readonly PassageChange[]): void;
}

export interface TakingOptions {
  /** By source, in configured order. */
  readonly tabs: ReadonlyMap<string, Tab>;
  /** A capture is all that there is to hear. */
  readonly complete: boolean;
  /** To be told what is to be kept over a restart. */
  readonly learnt: (source: string, memory: Partial<SourceMemory>) => void;
  readonly watches: readonly FactWatch[];
  /** Who counts what makes no sense. */
  readonly turnedAway: Pick<TurnedAwayBook, 'add'> | undefined;
  /** What history must know beside what becomes of calls. */
  readonly notes: HistoryNotes | undefined;
  readonly log: Logger | undefined;
}

/** Takes inputs into the tabs, in order of arrival. Never throws. */
export interface Taking {
  take(input: Input): void;
  /** Takes one of the past: it is counted, and tells nothing of how its source fares now. */
  replay(input: Input): void;
  /** A source said this, which makes sense. */
  listen(tab: Tab, at: Instant, facts: readonly Fact[]): void;
  /** What is known of it is to be kept. */
  tell(tab: Tab): void;
}

export function createTaking({ tabs, complete, learnt, notes, watches, turnedAway, log }: TakingOptions): Taking {
  function take(input: Input): void {
    const tab = tabFor(input, complete);
    if (tab === undefined) return;
    try {
      const { facts, problem } = read(tab, input);
      listen(tab, input.at, facts);
      // A connection that says something has not told all that is there.
      if (tab.connection === null) tab.failing = false;
      if (keep(tab, facts)) tab.accepted += 1;
      else tab.repeated += 1;
      if (problem !== undefined) reject(tab, problem, input.at);
    } catch (error) {
      reject(tab, error, input.at);
    }
  }

  function replay(input: Input): void {
    const tab = tabFor(input, true);
    if (tab === undefined) return;
    try {
      const { facts } = read(tab, input);
      hear(tab, input.at, facts);
      keep(tab, facts);
    } catch {
      // It made no sense then, and was told so then.
    }
  }

  /** The tab of the source that said it; absent where it is one of the hub's own, which is followed, or of nobody. */
  function tabFor(input: Input, isPast: boolean): Tab | undefined {
    notes?.heard(input);
    for (const watch of watches) watch.heard?.(input);
    if (input.source === clockSource) {
      followClock(readClockStep(input));
      return undefined;
    }
    const notice = readStreamNotice(input);
    if (notice !== undefined) {
      followConnection(notice, input, isPast);
      return undefined;
    }
    const tab = tabs.get(input.source);
    if (tab === undefined) return undefined;
    tab.lastInputAt = latest(tab.lastInputAt, input.at);
    // A capture may begin in the middle of a connection.
    if (tab.connection?.openedAt === null) noticed(tab.connection, { kind: 'opened', at: input.at }, isPast);
    return tab;
  }

  function read(tab: Tab, input: Input): Reading {
    const reading = tab.source.read(tab.known, input);
    tab.known = reading.known;
    return reading;
  }

  /** A connection began or was lost. What that means of calls and agents is for the adapter to say. */
  function followConnection(notice: StreamNotice, input: Input, isPast: boolean): void {
    const tab = tabs.get(notice.source);
    if (tab === undefined || tab.connection === null) return;
    noticed(tab.connection, notice, isPast);
    tab.problems = [];
    if (!isPast) tell(tab);
    try {
      const { facts } = read(tab, input);
      // Who says with the connection alone that nobody waits there, tells of that queue from then on.
      for (const fact of facts) if (fact.kind === 'waiting-listed') tab.foundOf.add(fact.queue);
      keep(tab, facts);
    } catch (error) {
      if (!isPast) reject(tab, error, input.at);
    }
  }

  function listen(tab: Tab, at: Instant, facts: readonly Fact[]): void {
    const knew = knowledgeOf(tab);
    hear(tab, at, facts);
    if (knowledgeOf(tab) > knew) tell(tab);
  }

  function tell(tab: Tab): void {
    learnt(tab.source.id, memoryOf(tab));
  }

  function reject(tab: Tab, error: unknown, at: Instant): void {
    tab.rejected += 1;
    const sentence = error instanceof NotUnderstood ? error.sentence : ourFault;
    turnedAway?.add(tab.source.id, 'rejected', at, sentence);
    if (error instanceof NotUnderstood) {
      fail(tab, 'not-understood', sentence);
      log?.warn({ source: tab.source.id, problem: error.message }, 'An input made no sense and counts nothing.');
    } else {
      // A fault of ours. One input that we cannot read must not darken the board.
      fail(tab, 'fault', sentence);
      log?.error({ source: tab.source.id, ...faultOf(error) }, 'Reading an input failed.');
    }
  }

  /** What is known moves with the clock, and so does when it was heard. */
  function followClock(steps: readonly Fact[]): void {
    for (const tab of tabs.values()) {
      keep(tab, steps);
      for (const step of steps) if (step.kind === 'clock-stepped') shift(tab, step.by);
    }
  }

  /**
   * Whether any of the facts was news. Who the agents are is known to all as soon as one says it.
   * @throws NotUnderstood where the book has no room for one of them
   */
  function keep(tab: Tab, facts: readonly Fact[]): boolean {
    // Switches are news wherever they stand: they are kept beside the book.
    let refused: Refusal | undefined;
    let news = facts.every(({ kind }) => kind === 'call-flow');
    for (const fact of facts) {
      if (fact.kind === 'queue-members') tab.membersToldOf.add(fact.queue);
      for (const watch of watches) watch.said(tab, fact);
      for (const each of isOfAll(fact) ? believers(tab, fact) : [tab]) {
        const before = each.book;
        const folded = fold(before, fact);
        each.book = folded.book;
        if (folded.refused === undefined) followOutbound(each, before, fact);
        for (const watch of watches) watch.folded?.(each, before, fact);
        news ||= folded.news;
        refused ??= folded.refused;
        follow(each, folded.changes);
        followCount(each, fact);
      }
      if (fact.kind === 'call-recorded' && tab.book.rules.has(fact.queue)) notes?.recorded(fact);
    }
    if (refused !== undefined) throw new NotUnderstood(noRoomSentence(refused, tab.source));
    return news;
  }

  /** What is told when it is over is kept call by call, since it may be told of any day. */
  function follow(tab: Tab, changes: readonly PassageChange[]): void {
    if (changes.length === 0) return;
    for (const watch of watches) watch.changed(tab, changes);
    if (tab.source.tells.calls === 'records') return;
    tab.history = historyAfter(tab.history, changes, tab.book.rules);
  }

  /** What agents dial is in no queue, so that no passage tells of it. */
  function followOutbound(tab: Tab, before: Book, fact: Fact): void {
    const ours = fact.kind === 'leg-dialled' ? byItsClock(before, fact) : fact;
    tab.outbound = outboundAfter(tab.outbound, ours, before.rules.timeZone);
  }

  /** What nobody heard, history knows from the phone system's own totals. */
  function followCount(tab: Tab, fact: Fact): void {
    if (!('queue' in fact) || fact.queue === undefined || !tab.book.rules.has(fact.queue)) return;
    tab.history = historyAfterTotals(tab.history, tab.book, fact.kind, fact.queue);
  }

  /**
   * Whose books take it. Of several that tell of a queue's members each has its own word, and the first in the
   * configuration has the others': else they would change with each answer.
   */
  function believers(tab: Tab, fact: Fact): readonly Tab[] {
    const all = [...tabs.values()];
    if (fact.kind !== 'queue-members') return all;
    const tells = (each: Tab): boolean => each.membersToldOf.has(fact.queue);
    return all.find(tells) === tab ? all.filter((each) => each === tab || !tells(each)) : [tab];
  }

  return { take, replay, listen, tell };
}

const ourFault = {
  da: 'Tavlen fejlede, da den læste en besked; dens log siger mere.',
  en: 'The wallboard failed to read an input; its log says more.',
};

function isOfAll({ kind }: Fact): boolean {
  return kind === 'queue-members' || kind === 'agent-named' || kind === 'queue-named';
}
