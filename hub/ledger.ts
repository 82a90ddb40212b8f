import { NotUnderstood } from '#adapters/adapter';
import type { Book } from '#core/book';
import { advance, createBook, fold } from '#core/book';
import type { Fact } from '#core/facts';
import type { Input } from '#core/input';
import type { Instant } from '#core/instant';
import { nextChange, picture } from '#core/picture';
import type { Picture, SourcesReport } from '#core/queue';
import type { Rules } from '#core/rules';
import { toIso } from '#core/zone';
import { clockSource, readClockStep } from './clock-step.ts';
import { faultOf } from './fault.ts';
import type { Logger } from './log.ts';
import type { Source } from './sources.ts';

/** How a source fares, as the ledger sees it. */
interface Tab {
  readonly source: Source;
  /** When its last input came, whatever it said. */
  lastInputAt: Instant | null;
  /** The newest input that made sense. */
  heardAt: Instant | null;
  /** It has told of a queue: until then it may be that it is not set up to. */
  tellsOfQueues: boolean;
  lastError: string | null;
  accepted: number;
  repeated: number;
  rejected: number;
}

export interface LedgerOptions {
  readonly rules: Rules;
  readonly sources: readonly Source[];
  /** Sources that were never heard count as heard: a capture is all that there is to hear. */
  readonly complete?: boolean;
  /** Why nothing can be taken in now, as a sentence; `null` where it can. Meanwhile every number only grows old. */
  readonly deaf?: () => string | null;
  readonly log?: Logger;
}

/** The book in use: inputs go in, in order of arrival, and pictures come out. Nothing here waits, writes or fails. */
export interface Ledger {
  take(input: Input): void;
  /** What was taken so far was history: counts begin at nought, and from now on what makes no sense is logged. */
  goLive(): void;
  /** Sources that are not known to tell of queues. */
  silentOnQueues(): readonly string[];
  /** That a source spoke before what was taken: it is heard, and tells of queues if this input does. */
  recall(input: Input): void;
  picture(now: Instant): Picture;
  sources(now: Instant): SourcesReport;
  /** When the picture changes next if nothing is heard, no later than `endOfDay`. */
  nextChange(now: Instant, endOfDay: Instant): Instant;
}

export function createLedger({ rules, sources, complete = false, deaf = () => null, log }: LedgerOptions): Ledger {
  let book: Book = createBook(rules);
  const tabs = new Map<string, Tab>(
    sources.map((source) => [
      source.id,
      {
        source,
        lastInputAt: null,
        heardAt: null,
        tellsOfQueues: false,
        lastError: null,
        accepted: 0,
        repeated: 0,
        rejected: 0,
      },
    ]),
  );
  let live = complete;

  function take(input: Input): void {
    if (input.source === clockSource) {
      followClock(readClockStep(input));
      return;
    }
    const tab = tabs.get(input.source);
    if (tab === undefined) return;
    tab.lastInputAt = latest(tab.lastInputAt, input.at);
    try {
      const facts = tab.source.read(input);
      hear(tab, input.at, facts);
      if (keep(facts)) tab.accepted += 1;
      else tab.repeated += 1;
    } catch (error) {
      tab.rejected += 1;
      if (error instanceof NotUnderstood) {
        tab.lastError = error.message;
        if (live)
          log?.warn({ source: tab.source.id, problem: error.message }, 'An input made no sense and counts nothing.');
      } else {
        // A fault of ours. One input that we cannot read must not darken the board.
        tab.lastError = 'The wallboard failed to read an input; its log says more.';
        log?.error({ source: input.source, ...faultOf(error) }, 'Reading an input failed.');
      }
    }
  }

  function hear(tab: Tab, at: Instant, facts: readonly Fact[]): void {
    tab.heardAt = latest(tab.heardAt, at);
    tab.tellsOfQueues ||= facts.some(({ kind }) => kind === 'call-queued' || kind === 'call-left');
  }

  /** What is known moves with the clock, and so does when it was heard. */
  function followClock(steps: readonly Fact[]): void {
    keep(steps);
    for (const step of steps) {
      if (step.kind !== 'clock-stepped') continue;
      for (const tab of tabs.values()) {
        if (tab.lastInputAt !== null) tab.lastInputAt += step.by;
        if (tab.heardAt !== null) tab.heardAt += step.by;
      }
    }
  }

  /** Whether any of the facts was news. */
  function keep(facts: readonly Fact[]): boolean {
    let news = facts.length === 0;
    for (const fact of facts) {
      const folded = fold(book, fact);
      book = folded.book;
      news ||= folded.news;
    }
    return news;
  }

  function views() {
    return [...tabs.values()].map(({ source, heardAt, tellsOfQueues }) => ({
      id: source.id,
      provides: source.provides,
      heard: complete || heardAt !== null,
      tellsOfQueues: complete || tellsOfQueues,
      asOf: heardAt,
      stale: deaf() !== null,
    }));
  }

  return {
    take,
    goLive() {
      live = true;
      for (const tab of tabs.values()) Object.assign(tab, { accepted: 0, repeated: 0, rejected: 0, lastError: null });
    },
    silentOnQueues: () => [...tabs.values()].filter((tab) => !tab.tellsOfQueues).map(({ source }) => source.id),
    recall(input) {
      const tab = tabs.get(input.source);
      if (tab === undefined) return;
      tab.lastInputAt = latest(tab.lastInputAt, input.at);
      try {
        hear(tab, input.at, tab.source.read(input));
      } catch {
        // It made no sense then, and was told so then.
      }
    },
    picture: (now) => picture(book, now, views()),
    sources: (now) => ({
      at: toIso(now, rules.timeZone),
      sources: [...tabs.values()].map((tab) => ({
        id: tab.source.id,
        adapter: tab.source.adapter,
        title: tab.source.title,
        state: deaf() !== null ? 'failing' : tab.heardAt === null ? 'waiting' : 'ok',
        lastInputAt: tab.lastInputAt === null ? null : toIso(tab.lastInputAt, rules.timeZone),
        lastError: deaf() ?? tab.lastError,
        accepted: tab.accepted,
        repeated: tab.repeated,
        rejected: tab.rejected,
      })),
    }),
    // By the book as it is shown: what time has done already is not still to come.
    nextChange: (now, endOfDay) => nextChange(advance(book, now), now, endOfDay),
  };
}

function latest(known: Instant | null, at: Instant): Instant {
  return known === null ? at : Math.max(known, at);
}
