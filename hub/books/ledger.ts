import { advance } from '#core/book/book';
import { compareYesterday } from '#core/board/comparison';
import type { Input } from '#core/said/input';
import type { Said } from '#core/said/sentence';
import { inBoth } from '#core/said/sentence';
import type { Instant, Milliseconds } from '#core/time/instant';
import { nextChange, picture } from '#core/board/picture';
import type { Backfill, HubNotice, Picture, SourceProblem, SourcesReport } from '#core/board/queue';
import type { Rules } from '#core/book/rules';
import type { SourcePart } from '#core/board/source-choice';
import { dayBounds, dayOf, isoOrNull, toIso } from '#core/time/zone';
import type { HistoryNotes } from '../history/notes.ts';
import { readStreamNotice, streamsSource } from '../intake/stream-notice.ts';
import type { SourceMemory } from '../journal/journal.ts';
import type { Logger } from '../machine/log.ts';
import type { Source } from '../sources/source.ts';
import { live as isLive, outlived, recalled } from './connection.ts';
import type { Anchor } from './lasting/anchors.ts';
import { createAnchors } from './lasting/anchors.ts';
import type { KeptLedger } from './lasting/kept-ledger.ts';
import { keptLedger } from './lasting/kept-ledger.ts';
import { restore } from './lasting/kept-tab.ts';
import { takeOver } from './lasting/succession.ts';
import type { LostCallSettings } from '../config/settings.ts';
import { withLostOpen } from '../lost-calls/on-the-board.ts';
import type { LostCallWatch } from '../lost-calls/watch.ts';
import { createLostCallWatch } from '../lost-calls/watch.ts';
import { notAfter, remember } from './remembered.ts';
import type { Refusal } from '#core/calls/calls';
import { refusalOf } from './no-room.ts';
import { statusOf } from './source-status.ts';
import type { TurnedAwayBook } from '../base/turned-away.ts';
import type { Tab } from './tab.ts';
import { agingOf, createTab, fail, hear, isHeard, latest, partOf, stateOf } from './tab.ts';
import { createTaking, type FactWatch } from './taking.ts';

export interface LedgerOptions {
  readonly rules: Rules;
  readonly sources: readonly Source[];
  /** A capture is all that there is to hear: of sources that speak by themselves, those that never did count as heard. */
  readonly complete?: boolean;
  /** Why nothing can be taken in now, as a sentence; `null` where it can. Meanwhile every number only grows old. */
  readonly deaf?: () => Said | null;
  /** What a person should know of the journal. */
  readonly notices?: () => readonly HubNotice[];
  /** Is told what makes no sense, and knows what else was of no use; absent: nobody counts it. */
  readonly turnedAway?: Pick<TurnedAwayBook, 'add' | 'of'>;
  /** When the first input came that is known. */
  readonly begins?: () => Instant | null;
  /** A source has made sense for the first time, or told of a queue for the first time: to be kept over a restart. */
  readonly learnt?: (source: string, memory: Partial<SourceMemory>) => void;
  /** To be told what history must know beside what becomes of calls. */
  readonly notes?: HistoryNotes;
  /** How the list of lost calls is kept, and for how long. */
  readonly lostCalls?: LostCallSettings;
  readonly keepLostCalls?: Milliseconds;
  /** Whoever else follows what is told. */
  readonly watches?: readonly FactWatch[];
  readonly log?: Logger;
}

/** The books in use, one a source: inputs go in, in order of arrival, and pictures come out. Nothing here waits or fails. */
export interface Ledger {
  take(input: Input): void;
  /** Takes one of the past, from the journal: it is counted, and tells nothing of how its source fares now. */
  replay(input: Input): void;
  /** That a source answered then, and said nothing new. Returns whether that itself is news: it was not known to be well. */
  alive(source: string, at: Instant, backfill?: Backfill): boolean;
  /** That a source could not be asked, and why. Its next word ends it. */
  failed(source: string, problem: SourceProblem, said: Said): void;
  /** That the connection of a source is live: all that was there is told, and from now on each change. */
  live(source: string, at: Instant): void;
  /** What a person should know of a source though it goes on; all of it. Nothing of it is left once the connection is lost. */
  problems(source: string, sentences: readonly Said[]): void;
  /**
   * What was replayed so far is all that was before this start of the hub. Nobody listened to any connection meanwhile, and
   * nothing was heard after now, whatever the clock said then. `known` is what the journal knows of each source, however long
   * ago it was heard; what it does not know of it is learnt.
   */
  begin(now: Instant, known: ReadonlyMap<string, SourceMemory>): void;
  /** What it knows: a value, that may be written down while it goes on. */
  kept(): KeptLedger;
  /** Makes this new ledger, which has taken nothing yet, what the one was of which this was kept. */
  restore(kept: KeptLedger): void;
  /**
   * Prepares this new ledger, which has taken nothing yet, for reading the past again from then on: what a connection said
   * before is known from one that heard it. Returns from when on it is to be read, which may be somewhat earlier.
   */
  beginAs(former: Ledger, from: Instant): Instant;
  /**
   * Learns how each source of the same settings fares from a ledger that heard all that this one did, and more of what was
   * before: whose numbers these were until now.
   */
  succeed(former: Ledger): void;
  /** Whether one of the sources that are said to have spoken is not known to have, or it is not known of which queues. */
  forgets(spoke: ReadonlySet<string>): boolean;
  /** That a source spoke before what was taken: it is heard, and tells of queues if this input does. */
  recall(input: Input): void;
  /** Why there is no room for an input of its source while so many others are on their way; `null`: there is. */
  refusal(input: Input, underWay: number): Refusal | null;
  picture(now: Instant): Picture;
  /** Who was lost. It is not kept: a ledger that is restored lacks what came before. */
  readonly lost: LostCallWatch;
  sources(now: Instant): SourcesReport;
  /** When the picture changes next if nothing is heard: at midnight at the latest. */
  nextChange(now: Instant): Instant;
  /** What was known of the streams at some moments of the last days. */
  anchors(): readonly Anchor[];
  anchorBefore(at: Instant): Anchor | undefined;
  /** What is known of each source, in configured order. */
  readonly tabs: ReadonlyMap<string, Tab>;
}

export function createLedger(options: LedgerOptions): Ledger {
  const { rules, sources, complete = false, deaf = () => null, notices = () => [], begins = () => null } = options;
  const { learnt = () => undefined, notes, log, turnedAway, watches = [] } = options;
  const tabs = new Map(sources.map((source) => [source.id, createTab(source, rules)]));

  const anchors = createAnchors(tabs);
  const settings = options.lostCalls ?? { takenMinutes: 30 };
  const lost = createLostCallWatch({ rules, sources, settings, tabs, keep: options.keepLostCalls });
  const taking = createTaking({ tabs, complete, learnt, notes, watches: [lost, ...watches], turnedAway, log });

  function parts(now: Instant): readonly SourcePart[] {
    return [...tabs.values()].map((tab) => {
      const { view, book } = partOf(tab, now, deaf() !== null);
      if (!complete) return { view, book };
      // Of who tells calls by itself: where nothing was said, nothing happened; but where only phones were heard, nothing is
      // known of the queues, as it was not then. Where nothing was asked, nothing is known. An answer that said the same as the
      // one before is in no capture: only one that failed tells that it is lost.
      switch (tab.source.input.way) {
        case 'webhooks':
        case 'script': {
          const isAll = tab.source.tells.calls === 'events' && (!view.heard || view.tellsOfQueues);
          return { view: { ...view, complete: isAll, age: 'fresh' }, book };
        }
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
    take(input) {
      anchors.pass(input.at);
      taking.take(input);
    },
    replay(input) {
      anchors.pass(input.at);
      taking.replay(input);
    },
    alive(source, at, backfill) {
      const tab = tabs.get(source);
      if (tab === undefined) return false;
      const wasWell = stateOf(tab, at, false) === 'ok';
      tab.lastInputAt = latest(tab.lastInputAt, at);
      taking.listen(tab, at, []);
      tab.failing = false;
      tab.error = null;
      tab.backfill = backfill ?? tab.backfill;
      return !wasWell;
    },
    failed(source, problem, said) {
      const tab = tabs.get(source);
      if (tab === undefined) return;
      tab.failing = true;
      fail(tab, problem, said);
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
      if (tab !== undefined) tab.problems = sentences.map(inBoth);
    },
    begin(now, known) {
      for (const tab of tabs.values()) {
        const memory = known.get(tab.source.id);
        if (memory !== undefined && remember(tab, memory)) taking.tell(tab);
        notAfter(tab, now);
        if (tab.connection !== null) outlived(tab.connection, tab.heardAt);
      }
    },
    kept: () => keptLedger(tabs, anchors.all()),
    restore(kept) {
      lost.lacks();
      for (const [source, known] of kept.tabs) {
        const tab = tabs.get(source);
        if (tab !== undefined) restore(tab, known);
      }
      anchors.use(kept.anchors);
    },
    beginAs(former, from) {
      const anchor = former.anchorBefore(from);
      for (const [source, known] of anchor?.known ?? []) {
        const tab = tabs.get(source);
        if (tab !== undefined && tab.source.identity === former.tabs.get(source)?.source.identity) tab.known = known;
      }
      return anchor?.at ?? from;
    },
    succeed(former) {
      takeOver(tabs, former.tabs);
      anchors.use(former.anchors());
    },
    anchors: anchors.all,
    anchorBefore: anchors.before,
    tabs,
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
    refusal(input, underWay) {
      const tab = tabs.get(input.source);
      return tab === undefined ? null : refusalOf(tab, input, underWay);
    },
    picture: (now) => withLostOpen(picture(rules, parts(now), now), lost, now),
    lost,
    sources: (now) => ({
      at: toIso(now, rules.timeZone),
      since: isoOrNull(begins(), rules.timeZone),
      sources: [...tabs.values()].map((tab) => ({
        ...statusOf(tab, now, rules.timeZone, deaf()),
        ...(turnedAway && { turnedAway: turnedAway.of(tab.source.id, rules.timeZone) }),
      })),
      yesterday: compareYesterday(rules, parts(now), now),
      notices: notices(),
    }),
    nextChange(now) {
      const { end: endOfDay } = dayBounds(dayOf(now, rules.timeZone), rules.timeZone);
      // By the books as they are shown: what time has done already is not still to come.
      const moments = [...tabs.values()].flatMap((tab) => [
        nextChange(advance(tab.book, now), now, endOfDay),
        ...agingOf(tab).filter((moment) => moment > now),
      ]);
      return Math.min(endOfDay, lost.nextChange(now), ...moments);
    },
  };
}

/** A connection may have been made on which nothing was said. */
function hasSpoken({ source, connection }: Tab, spoke: ReadonlySet<string>): boolean {
  return spoke.has(source.id) || (connection !== null && spoke.has(streamsSource));
}
