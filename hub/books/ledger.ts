import { NotUnderstood } from '#adapters/adapter';
import { advance, fold } from '#core/book/book';
import { compareYesterday } from '#core/board/comparison';
import type { Fact } from '#core/said/facts';
import type { Input } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import { nextChange, picture } from '#core/board/picture';
import type { Backfill, JournalNotice, Picture, SourceProblem, SourcesReport } from '#core/board/queue';
import type { Rules } from '#core/book/rules';
import type { SourcePart } from '#core/board/source-choice';
import { isoOrNull, toIso } from '#core/time/zone';
import { live as isLive, noticed, outlived, recalled } from './connection.ts';
import { knowledgeOf, memoryOf, notAfter, remember } from './remembered.ts';
import { statusOf } from './source-status.ts';
import { faultOf } from '../machine/fault.ts';
import type { Logger } from '../machine/log.ts';
import { clockSource, readClockStep } from '../intake/clock-step.ts';
import type { StreamNotice } from '../intake/stream-notice.ts';
import { readStreamNotice, streamsSource } from '../intake/stream-notice.ts';
import type { SourceMemory } from '../journal/journal.ts';
import type { Source } from '../sources/source.ts';
import type { Tab } from './tab.ts';
import { agingOf, createTab, fail, hear, isHeard, latest, partOf, shift, stateOf } from './tab.ts';

export interface LedgerOptions {
  readonly rules: Rules;
  readonly sources: readonly Source[];
  /** A capture is all that there is to hear: of sources that speak by themselves, those that never did count as heard. */
  readonly complete?: boolean;
  /** Why nothing can be taken in now, as a sentence; `null` where it can. Meanwhile every number only grows old. */
  readonly deaf?: () => string | null;
  /** What a person should know of the journal. */
  readonly notices?: () => readonly JournalNotice[];
  /** When the first input came that is known. */
  readonly begins?: () => Instant | null;
  /** A source has made sense for the first time, or told of a queue for the first time: to be kept over a restart. */
  readonly learnt?: (source: string, memory: Partial<SourceMemory>) => void;
  readonly log?: Logger;
}

/** The books in use, one a source: inputs go in, in order of arrival, and pictures come out. Nothing here waits or fails. */
export interface Ledger {
  take(input: Input): void;
  /** That a source answered then, and said nothing new. Returns whether that itself is news: it was not known to be well. */
  alive(source: string, at: Instant, backfill?: Backfill): boolean;
  /** That a source could not be asked, and why. Its next word ends it. */
  failed(source: string, problem: SourceProblem, message: string): void;
  /** That the connection of a source is live: all that was there is told, and from now on each change. */
  live(source: string, at: Instant): void;
  /** What a person should know of a source though it goes on; all of it. Nothing of it is left once the connection is lost. */
  problems(source: string, sentences: readonly string[]): void;
  /** Whether a source has a connection, as far as its inputs tell: one that the hub left by dying was never told to be lost. */
  isOpen(source: string): boolean;
  /**
   * What was known of a source before what was taken: so a quiet night does not make it one that was never heard. What of
   * it was not known is learnt.
   */
  remember(source: string, memory: SourceMemory): void;
  /**
   * What was taken so far was history: counts begin at nought, nothing was heard after now, whatever the clock said then,
   * and from now on what makes no sense is logged.
   */
  goLive(now: Instant): void;
  /** Whether one of the sources that are said to have spoken is not known to have, or it is not known of which queues. */
  forgets(spoke: ReadonlySet<string>): boolean;
  /** That a source spoke before what was taken: it is heard, and tells of queues if this input does. */
  recall(input: Input): void;
  picture(now: Instant): Picture;
  sources(now: Instant): SourcesReport;
  /** When the picture changes next if nothing is heard, no later than `endOfDay`. */
  nextChange(now: Instant, endOfDay: Instant): Instant;
}

export function createLedger(options: LedgerOptions): Ledger {
  const { rules, sources, complete = false, deaf = () => null, notices = () => [], begins = () => null } = options;
  const { learnt = () => undefined, log } = options;
  const tabs = new Map(sources.map((source) => [source.id, createTab(source, rules)]));
  let live = complete;

  function take(input: Input): void {
    if (input.source === clockSource) {
      followClock(readClockStep(input));
      return;
    }
    const notice = readStreamNotice(input);
    if (notice !== undefined) return follow(notice, input);
    const tab = tabs.get(input.source);
    if (tab === undefined) return;
    tab.lastInputAt = latest(tab.lastInputAt, input.at);
    // A capture may begin in the middle of a connection.
    if (tab.connection?.openedAt === null) noticed(tab.connection, { kind: 'opened', at: input.at }, isPast());
    try {
      const facts = read(tab, input);
      listen(tab, input.at, facts);
      if (keep(tab, facts)) tab.accepted += 1;
      else tab.repeated += 1;
    } catch (error) {
      reject(tab, error);
    }
  }

  /** Whether what is taken did not come to this hub just now: the journal or a capture tells it. */
  function isPast(): boolean {
    return complete || !live;
  }

  function read(tab: Tab, input: Input): readonly Fact[] {
    const { known, facts } = tab.source.read(tab.known, input);
    tab.known = known;
    return facts;
  }

  /** A connection began or was lost. What that means of calls and agents is for the adapter to say. */
  function follow(notice: StreamNotice, input: Input): void {
    const tab = tabs.get(notice.source);
    if (tab === undefined || tab.connection === null) return;
    noticed(tab.connection, notice, isPast());
    if (live) tell(tab);
    try {
      keep(tab, read(tab, input));
    } catch (error) {
      reject(tab, error);
    }
  }

  function listen(tab: Tab, at: Instant, facts: readonly Fact[]): void {
    const knew = knowledgeOf(tab);
    hear(tab, at, facts);
    if (live && knowledgeOf(tab) > knew) tell(tab);
  }

  function tell(tab: Tab): void {
    learnt(tab.source.id, memoryOf(tab));
  }

  function reject(tab: Tab, error: unknown): void {
    tab.rejected += 1;
    if (error instanceof NotUnderstood) {
      fail(tab, 'not-understood', error.message);
      if (live)
        log?.warn({ source: tab.source.id, problem: error.message }, 'An input made no sense and counts nothing.');
    } else {
      // A fault of ours. One input that we cannot read must not darken the board.
      fail(tab, 'fault', 'The wallboard failed to read an input; its log says more.');
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

  /** Whether any of the facts was news. Who the agents are is known to all as soon as one says it. */
  function keep(tab: Tab, facts: readonly Fact[]): boolean {
    // Switches are news wherever they stand: they are kept beside the book.
    let news = facts.every(({ kind }) => kind === 'call-flow');
    for (const fact of facts) {
      if (fact.kind === 'queue-members') tab.membersToldOf.add(fact.queue);
      for (const each of isOfAll(fact) ? believers(tab, fact) : [tab]) {
        const folded = fold(each.book, fact);
        each.book = folded.book;
        news ||= folded.news;
      }
    }
    return news;
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

  function parts(now: Instant): readonly SourcePart[] {
    return [...tabs.values()].map((tab) => {
      const { view, book } = partOf(tab, now, deaf() !== null);
      if (!complete) return { view, book };
      // Of who tells calls by itself: where nothing was said, nothing happened. Where nothing was asked, nothing is known. An
      // answer that said the same as the one before is in no capture: only one that failed tells that it is lost.
      switch (tab.source.input.way) {
        case 'webhooks':
        case 'script':
          return { view: { ...view, complete: tab.source.tells.calls === 'events', age: 'fresh' }, book };
        case 'polls': {
          const isLost = (tab.lastInputAt ?? -Infinity) > (tab.heardAt ?? -Infinity);
          return { view: { ...view, complete: false, age: isLost ? view.age : 'fresh' }, book };
        }
        case 'stream':
          // When a connection was there is in every capture.
          return { view, book };
      }
    });
  }

  /** Of which queues it speaks matters where another may speak of them. */
  function isRemembered(tab: Tab): boolean {
    const { tellsOfQueues, toldOf } = tab;
    const knowsQueues = tabs.size === 1 || rules.queues.every(({ id }) => toldOf?.has(id) ?? true);
    return isHeard(tab) && tellsOfQueues && knowsQueues;
  }

  return {
    take,
    alive(source, at, backfill) {
      const tab = tabs.get(source);
      if (tab === undefined) return false;
      const wasWell = stateOf(tab, at, false) === 'ok';
      tab.lastInputAt = latest(tab.lastInputAt, at);
      listen(tab, at, []);
      tab.error = null;
      tab.backfill = backfill ?? tab.backfill;
      return !wasWell;
    },
    failed(source, problem, message) {
      const tab = tabs.get(source);
      if (tab === undefined) return;
      tab.failing = true;
      fail(tab, problem, message);
    },
    live(source, at) {
      const tab = tabs.get(source);
      if (tab === undefined || tab.connection === null) return;
      isLive(tab.connection, at);
      tab.failing = false;
      tab.error = null;
    },
    problems(source, sentences) {
      const tab = tabs.get(source);
      if (tab !== undefined && tab.connection !== null) tab.connection.problems = sentences;
    },
    isOpen: (source) => (tabs.get(source)?.connection?.openedAt ?? null) !== null,
    remember(source, memory) {
      const tab = tabs.get(source);
      if (tab !== undefined && remember(tab, memory)) tell(tab);
    },
    goLive(now) {
      live = true;
      for (const tab of tabs.values()) {
        Object.assign(tab, { accepted: 0, repeated: 0, rejected: 0, error: null });
        notAfter(tab, now);
        if (tab.connection !== null) outlived(tab.connection, tab.heardAt);
      }
    },
    forgets: (spoke) => [...tabs.values()].some((tab) => hasSpoken(tab, spoke) && !isRemembered(tab)),
    recall(input) {
      const notice = readStreamNotice(input);
      const tab = tabs.get(notice?.source ?? input.source);
      if (tab === undefined) return;
      if (notice !== undefined) {
        if (tab.connection !== null) recalled(tab.connection, notice);
        return;
      }
      tab.lastInputAt = latest(tab.lastInputAt, input.at);
      try {
        hear(tab, input.at, tab.source.read(tab.source.unread, input).facts);
      } catch {
        // It made no sense then, and was told so then.
      }
    },
    picture: (now) => picture(rules, parts(now), now),
    sources: (now) => ({
      at: toIso(now, rules.timeZone),
      since: isoOrNull(begins(), rules.timeZone),
      sources: [...tabs.values()].map((tab) => statusOf(tab, now, rules.timeZone, deaf())),
      yesterday: compareYesterday(rules, parts(now), now),
      notices: notices(),
    }),
    nextChange(now, endOfDay) {
      // By the books as they are shown: what time has done already is not still to come.
      const moments = [...tabs.values()].flatMap((tab) => [
        nextChange(advance(tab.book, now), now, endOfDay),
        ...agingOf(tab).filter((moment) => moment > now),
      ]);
      return Math.min(endOfDay, ...moments);
    },
  };
}

/** A connection may have been made on which nothing was said. */
function hasSpoken({ source, connection }: Tab, spoke: ReadonlySet<string>): boolean {
  return spoke.has(source.id) || (connection !== null && spoke.has(streamsSource));
}

function isOfAll({ kind }: Fact): boolean {
  return kind === 'queue-members' || kind === 'agent-named';
}
