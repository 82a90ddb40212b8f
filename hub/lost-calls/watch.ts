import { changesByTime } from '#core/book/book';
import type { Rules } from '#core/book/rules';
import type { PassageChange } from '#core/calls/changes';
import { tellersOf } from '#core/history/tellers';
import type { LineRules, LostLine } from '#core/lost-calls/line';
import { linesOf } from '#core/lost-calls/line';
import type { LostCalls } from '#core/lost-calls/lost-calls';
import {
  forgotten,
  nobodyLost,
  withAct,
  withChanges,
  withDial,
  withDialEnded,
  withNumber,
} from '#core/lost-calls/lost-calls';
import { completed } from '#core/lost-calls/number';
import type { OpenLines } from '#core/lost-calls/open-count';
import { countOpen } from '#core/lost-calls/open-count';
import type { Fact } from '#core/said/facts';
import type { Input } from '#core/said/input';
import type { Instant, Milliseconds } from '#core/time/instant';
import { hour, minute } from '#core/time/instant';
import { dayOf } from '#core/time/zone';
import type { FactWatch } from '../books/taking.ts';
import type { Tab } from '../books/tab.ts';
import type { LostCallSettings } from '../config/settings.ts';
import type { Source } from '../sources/source.ts';
import { readLostCallAct } from './people-input.ts';

/** Follows who was lost and what became of him, beside the books, by what `fold` says has changed. */
export interface LostCallWatch extends FactWatch {
  heard(input: Input): void;
  /** The lines of a day (`YYYY-MM-DD`). */
  lines(day: string, now: Instant): readonly LostLine[];
  /** Those of today that are open. */
  open(now: Instant): OpenLines;
  /** All that it knows: a value. */
  known(): LostCalls;
  /** From now on it is known that something came before, of which it has not heard yet. */
  lacks(): void;
  /** That is this. Where too much was heard meanwhile, it stays unknown: `false`. */
  precede(earlier: LostCalls): boolean;
  /**
   * All that it knows is read again by this, while it goes on as it was; what is heard meanwhile comes after. `false`: nothing was
   * read, or too much was heard, and it knows what it did.
   */
  renew(read: () => Promise<LostCalls | undefined>): Promise<boolean>;
  /** Whether it knows all of today. */
  readonly isWhole: boolean;
  /** Whether the calls of a queue are told one by one: else it is not known who was lost. */
  knows(queue: string): boolean;
  /** When the open ones change by time alone. */
  nextChange(now: Instant): Instant;
}

/** What something said or done makes of what is known. */
type Step = (lost: LostCalls) => LostCalls;

/** So many steps are kept while what came before is being read. */
const usualSteps = 200_000;

export interface WatchOptions {
  readonly rules: Rules;
  readonly sources: readonly Source[];
  readonly settings: LostCallSettings;
  readonly tabs: ReadonlyMap<string, Tab>;
  /** Whose last try is longer ago is forgotten. */
  readonly keep?: Milliseconds | undefined;
  /** Of what is heard before that which came earlier is known, so much is kept: beyond it, it stays unknown who was lost. */
  readonly mostSteps?: number;
}

/** Today, and who called late yesterday. */
const usualKeep = 48 * hour;

export function createLostCallWatch(options: WatchOptions): LostCallWatch {
  const { rules, sources, settings, tabs, keep = usualKeep, mostSteps = usualSteps } = options;
  const lineRules: LineRules = { timeZone: rules.timeZone, takenFor: settings.takenMinutes * minute };
  const tellers = new Map(rules.queues.map((queue) => [queue.id, tellersOf(queue, sources).filter(tellsOfCalls)]));
  let lost: LostCalls = nobodyLost;
  let isWhole = true;
  let isRenewing = false;
  /** What was heard while it was not known what came before: it is taken again, after that. */
  let steps: Step[] = [];

  const naming =
    ({ source }: Tab) =>
    (call: string): string =>
      `${source.id} ${call}`;

  function take(step: Step): void {
    lost = step(lost);
    if ((!isWhole || isRenewing) && steps.length <= mostSteps) steps.push(step);
  }

  /** As it is when time has done what it does to who still waits. */
  function at(now: Instant): LostCalls {
    let current = lost;
    for (const tab of tabs.values()) {
      const late = ofInterest(changesByTime(tab.book, now));
      if (late.length > 0) current = withChanges(current, late, naming(tab));
    }
    return current;
  }

  function ofInterest(changes: readonly PassageChange[]): readonly PassageChange[] {
    return changes.filter(({ before, after }) => isOver(before) || isOver(after));
  }

  function open(now: Instant): OpenLines {
    const asked = { day: dayOf(now, rules.timeZone), now, rules: lineRules };
    const known = countOpen(lost.callers, lost.open, asked);
    if (known !== lost.open) lost = { ...lost, open: known };
    const current = at(now);
    return countOpen(current.callers, current.open, asked).lines;
  }

  function numberOf(told: string | undefined): string | null {
    return completed(told, settings.countryCode);
  }

  function stepOf(fact: Fact, name: (call: string) => string): Step | undefined {
    if (fact.kind === 'call-queued') {
      const number = numberOf(fact.caller);
      return (known) => withNumber(known, name(fact.call), number);
    }
    if ((fact.kind === 'leg-ringing' || fact.kind === 'leg-answered') && fact.caller !== undefined) {
      // Where the entry told no number, the phone that rings for the call may have.
      const call = name(fact.linked ?? fact.leg);
      const number = numberOf(fact.caller);
      return (known) => (known.unnamed.has(call) ? withNumber(known, call, number) : known);
    }
    if (fact.kind === 'leg-dialled') {
      const number = numberOf(fact.called);
      const dial = { leg: name(fact.leg), agent: fact.agent, at: fact.at };
      return number === null ? undefined : (known) => withDial(known, number, dial);
    }
    if (fact.kind !== 'leg-ended' || fact.durationSeconds === undefined) return undefined;
    const [leg, seconds] = [name(fact.id), fact.durationSeconds];
    return (known) => withDialEnded(known, leg, seconds, fact.at);
  }

  function precede(earlier: LostCalls): boolean {
    if (steps.length > mostSteps) return false;
    lost = steps.reduce((known, step) => step(known), earlier);
    steps = [];
    isWhole = true;
    return true;
  }

  return {
    heard(input) {
      const act = readLostCallAct(input);
      if (act !== undefined) take((known) => withAct(known, act.line, { kind: act.kind, by: act.by, at: input.at }));
      lost = forgotten(lost, input.at, keep);
    },
    said(tab, fact) {
      const step = stepOf(fact, naming(tab));
      if (step !== undefined) take(step);
    },
    changed(tab, changes) {
      const some = tab.source.tells.calls === 'records' ? [] : ofInterest(changes);
      if (some.length > 0) take((known) => withChanges(known, some, naming(tab)));
    },
    lines: (day, now) => linesOf(at(now).callers.values(), day, now, lineRules),
    open,
    known: () => lost,
    lacks: () => void (isWhole = false),
    precede,
    async renew(read) {
      steps = [];
      isRenewing = true;
      try {
        const earlier = await read();
        return earlier !== undefined && precede(earlier);
      } finally {
        isRenewing = false;
        steps = [];
      }
    },
    get isWhole() {
      return isWhole;
    },
    knows: (queue) => isWhole && (tellers.get(queue) ?? []).length > 0,
    nextChange: (now) => open(now).until,
  };
}

function tellsOfCalls({ tells }: Pick<Source, 'tells'>): boolean {
  return tells.calls === 'events' || tells.calls === 'both';
}

function isOver(passage: PassageChange['before']): boolean {
  return passage?.class === 'abandoned' || passage?.class === 'answered';
}
