import type { QueueRules } from '#core/book/rules';
import type { Span } from '#core/history/listening';
import { touches } from '#core/history/listening';
import type { HistoryRow } from '#core/history/row';
import { rowOf } from '#core/history/row';
import type { Sums } from '#core/history/sums';
import { noSums, nothingUnseen, together } from '#core/history/sums';
import type { HistorySource } from '#core/history/tellers';
import { tellersOf } from '#core/history/tellers';
import type { By, Unit } from '#core/history/units';
import { unitsOf } from '#core/history/units';
import type { Instant } from '#core/time/instant';
import { second } from '#core/time/instant';
import type { HistoryFile } from '../file/history-file.ts';
import type { HoursOfSources } from '../file/kept-days.ts';
import { pairsOf } from '../file/sums-text.ts';
import { createChoice, isRecords } from './choice.ts';
import type { Filling } from './filling.ts';
import { createFilling } from './filling.ts';
import { createMissed } from './listening.ts';

/** What is asked of history. */
export interface RowsQuestion {
  /** Ids, in the order in which they are wanted. */
  readonly queues: readonly string[];
  /** `YYYY-MM-DD`, both included. */
  readonly from: string;
  readonly to: string;
  readonly by: By;
  readonly now: Instant;
  /** By queue: when those entered who wait now. */
  readonly waiting: { readonly [queue: string]: readonly Instant[] };
  /** Before and after it nobody is known to have listened. */
  readonly world: Span;
}

/** The rows, queue by queue, in order of time. A queue that is not configured any more has those that are kept. */
export function historyRows(file: HistoryFile, question: RowsQuestion): readonly HistoryRow[] {
  const { queues, from, to, by, now } = question;
  const { timeZone } = file.rules();
  const units = unitsOf(from, to, by, timeZone);
  return queues.flatMap((queue) => {
    const { serviceLevelSeconds } = rulesOf(file, queue);
    const entries = question.waiting[queue] ?? [];
    return createAskedQueue(file, queue, units, question)
      .units(units, by)
      .map(({ unit, sums, complete, counted }) => {
        const waiting = entries.filter((entry) => entry >= unit.start && entry < unit.end);
        return rowOf(
          { queue, start: unit.start, sums, complete, counted, serviceLevelSeconds, waiting },
          now,
          timeZone,
        );
      });
  });
}

/** One hour or day of a queue, and what its calls come to, but for how many waited for how long. */
export interface UnitOfQueue {
  readonly unit: Unit;
  readonly sums: Sums;
  readonly complete: boolean;
  /** Of calls that the phone system only counted. */
  readonly counted: boolean;
  /** Who told of it. Absent: nobody ever told of the queue. */
  readonly source: string | undefined;
}

/** A queue in the time that is asked about: who told of it and when nobody listened is the same for its hours and its days. */
export interface AskedQueue {
  /** What each of these comes to: hours, or days, in order. */
  units(units: readonly Unit[], by: By): readonly UnitOfQueue[];
  /** Of days that it told: how many calls waited for each number of seconds, some of them more than once. */
  waits(days: readonly UnitOfQueue[]): Generator<readonly [seconds: number, calls: number]>;
}

/** `asked`: in order; whatever units are asked for lie between the first and the last of them. */
export function createAskedQueue(
  file: HistoryFile,
  queue: string,
  asked: readonly Unit[],
  { now, world }: Pick<RowsQuestion, 'now' | 'world'>,
): AskedQueue {
  const [first, last] = [asked[0], asked.at(-1)];
  if (first === undefined || last === undefined) return { units: () => [], waits: function* () {} };
  file.addUp();
  const rules = rulesOf(file, queue);
  const tellers = tellersOf(rules, file.settings().sources);
  const choice = createChoice(file, queue, tellers);
  // Who entered at the end of it may have waited on while nobody listened any more.
  const near = { since: first.start, until: last.end + rules.maxWaitSeconds * second };
  const missedBy = createMissed(file, { queue, tellers, world, near, now });
  return {
    units(units, by) {
      const kept = createReading(file, queue, by);
      const fillings = createFillings(file, rules, tellers, by);
      return units.map((unit) => {
        const source = choice(unit.day);
        const missed = missedBy(source);
        const own = kept(unit, source ?? '') ?? noSums;
        const filled = fillings(source)?.(unit, missed) ?? noSums;
        // What is still to come has been listened to so far.
        const until = Math.max(unit.start + 1, Math.min(unit.end, world.until));
        const complete = !touches({ since: unit.start, until }, missed);
        const counted = tellers.find(({ id }) => id === source)?.tells.calls === 'counts';
        // Who tells of them afterwards tells of what was only counted too.
        const sums = filled === noSums ? own : together([{ ...own, unseen: nothingUnseen }, filled]);
        return { unit, sums, complete, counted, source };
      });
    },
    *waits(days) {
      for (const { unit, sums, source } of days) {
        yield* pairsOf(file.kept.waits(queue, unit.day, source ?? ''));
        // Of what stands in the file none are in the sums: these are of calls that somebody told afterwards.
        yield* sums.waits.calls.entries();
      }
    },
  };
}

/** What stands in the file of a unit, of what that source told. */
function createReading(file: HistoryFile, queue: string, by: By): (unit: Unit, source: string) => Sums | undefined {
  if (by === 'day') return ({ day }, source) => file.kept.day(queue, day).get(source);
  let known: { readonly day: string; readonly hours: HoursOfSources } | undefined;
  return ({ day, start }, source) => {
    if (known?.day !== day) known = { day, hours: file.kept.hours(queue, day) };
    return known.hours.get(source)?.get(start);
  };
}

function createFillings(
  file: HistoryFile,
  rules: QueueRules,
  tellers: readonly HistorySource[],
  by: By,
): (source: string | undefined) => Filling | undefined {
  const record = tellers.find(isRecords)?.id;
  const known = new Map<string | undefined, Filling>();
  return (source) => {
    if (record === undefined || source === record) return undefined;
    const delivery = tellers.find(({ id }) => id === source)?.tells.delivery ?? 'loose';
    const filling = known.get(source) ?? createFilling(file, { rules, by, record, delivery });
    known.set(source, filling);
    return filling;
  };
}

function rulesOf(file: HistoryFile, queue: string): QueueRules {
  return file.rules().queues.find(({ id }) => id === queue) ?? { ...gone, id: queue, name: queue };
}

/** Of a queue that is configured no more. */
const gone: Omit<QueueRules, 'id' | 'name'> = {
  serviceLevelSeconds: 20,
  shortAbandonSeconds: 0,
  maxWaitSeconds: 3_600,
  order: 'fifo',
  alerts: { longestWaitSeconds: {}, callsWaiting: {} },
};
