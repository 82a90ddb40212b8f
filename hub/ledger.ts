import { NotUnderstood } from '#adapters/adapter';
import { advance, fold } from '#core/book';
import { compareYesterday } from '#core/comparison';
import type { Fact } from '#core/facts';
import type { Input } from '#core/input';
import type { Instant } from '#core/instant';
import { nextChange, picture } from '#core/picture';
import type { Picture, SourcesReport } from '#core/queue';
import type { Rules } from '#core/rules';
import type { SourcePart } from '#core/source-choice';
import { toIso } from '#core/zone';
import { faultOf } from './fault.ts';
import type { Logger } from './log.ts';
import { clockSource, readClockStep } from './clock-step.ts';
import type { Source } from './sources.ts';
import type { Tab } from './tab.ts';
import { agingOf, createTab, hear, latest, partOf, shift, stateOf } from './tab.ts';

export interface LedgerOptions {
  readonly rules: Rules;
  readonly sources: readonly Source[];
  /** Sources that were never heard count as heard: a capture is all that there is to hear. */
  readonly complete?: boolean;
  /** Why nothing can be taken in now, as a sentence; `null` where it can. Meanwhile every number only grows old. */
  readonly deaf?: () => string | null;
  readonly log?: Logger;
}

/** The books in use, one a source: inputs go in, in order of arrival, and pictures come out. Nothing here waits or fails. */
export interface Ledger {
  take(input: Input): void;
  /** That a source answered then, and said nothing new. */
  alive(source: string, at: Instant): void;
  /** That a source could not be asked, and why, as a sentence for a person. Its next word ends it. */
  failed(source: string, problem: string): void;
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
  const tabs = new Map(sources.map((source) => [source.id, createTab(source, rules)]));
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
      if (keep(tab, facts)) tab.accepted += 1;
      else tab.repeated += 1;
    } catch (error) {
      reject(tab, error);
    }
  }

  function reject(tab: Tab, error: unknown): void {
    tab.rejected += 1;
    if (error instanceof NotUnderstood) {
      tab.lastError = error.message;
      if (live)
        log?.warn({ source: tab.source.id, problem: error.message }, 'An input made no sense and counts nothing.');
    } else {
      // A fault of ours. One input that we cannot read must not darken the board.
      tab.lastError = 'The wallboard failed to read an input; its log says more.';
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

  /** Whether any of the facts was news. Who the members of a queue are is known to all as soon as one says it. */
  function keep(tab: Tab, facts: readonly Fact[]): boolean {
    let news = facts.length === 0;
    for (const fact of facts) {
      for (const each of fact.kind === 'queue-members' ? tabs.values() : [tab]) {
        const folded = fold(each.book, fact);
        each.book = folded.book;
        news ||= folded.news;
      }
    }
    return news;
  }

  function parts(now: Instant): readonly SourcePart[] {
    return [...tabs.values()].map((tab) => {
      const { view, book } = partOf(tab, now, deaf() !== null);
      return complete ? { view: { ...view, heard: true, tellsOfQueues: true, age: 'fresh' }, book } : { view, book };
    });
  }

  return {
    take,
    alive(source, at) {
      const tab = tabs.get(source);
      if (tab === undefined) return;
      tab.lastInputAt = latest(tab.lastInputAt, at);
      hear(tab, at, []);
      tab.lastError = null;
    },
    failed(source, problem) {
      const tab = tabs.get(source);
      if (tab === undefined) return;
      tab.failing = true;
      tab.lastError = problem;
    },
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
    picture: (now) => picture(rules, parts(now), now),
    sources: (now) => ({
      at: toIso(now, rules.timeZone),
      sources: [...tabs.values()].map((tab) => ({
        id: tab.source.id,
        adapter: tab.source.adapter,
        title: tab.source.title,
        provides: tab.source.provides,
        state: stateOf(tab, now, deaf() !== null),
        lastInputAt: tab.lastInputAt === null ? null : toIso(tab.lastInputAt, rules.timeZone),
        lastError: deaf() ?? tab.lastError,
        accepted: tab.accepted,
        repeated: tab.repeated,
        rejected: tab.rejected,
      })),
      yesterday: compareYesterday(rules, parts(now), now),
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
