import type { QueueRules } from '#core/book/rules';
import type { Span } from '#core/history/listening';
import { touches } from '#core/history/listening';
import type { HistoryRow } from '#core/history/row';
import { rowOf } from '#core/history/row';
import type { Sums } from '#core/history/sums';
import { noSums, together } from '#core/history/sums';
import type { HistorySource } from '#core/history/tellers';
import { tellersOf } from '#core/history/tellers';
import type { By, Unit } from '#core/history/units';
import { unitsOf } from '#core/history/units';
import type { Instant } from '#core/time/instant';
import type { HistoryFile } from '../file/history-file.ts';
import { sumsIn, sumsWithoutWaits } from '../file/sums-text.ts';
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
    return unitsOfQueue(file, queue, units, { ...question, withWaits: false }).map(
      ({ unit, sums, complete, counted }) => {
        const waiting = entries.filter((entry) => entry >= unit.start && entry < unit.end);
        return rowOf(
          { queue, start: unit.start, sums, complete, counted, serviceLevelSeconds, waiting },
          now,
          timeZone,
        );
      },
    );
  });
}

/** One hour or day of a queue, and what its calls come to. */
export interface UnitOfQueue {
  readonly unit: Unit;
  readonly sums: Sums;
  readonly complete: boolean;
  /** Of calls that the phone system only counted. */
  readonly counted: boolean;
}

interface UnitsOptions extends Pick<RowsQuestion, 'by' | 'now' | 'world'> {
  /** Whether it is wanted how many waited for how long. */
  readonly withWaits: boolean;
}

/** What each of the units of a queue comes to: hours, or days. */
export function unitsOfQueue(
  file: HistoryFile,
  queue: string,
  units: readonly Unit[],
  options: UnitsOptions,
): readonly UnitOfQueue[] {
  const [first, last] = [units[0], units.at(-1)];
  if (first === undefined || last === undefined) return [];
  file.addUp();
  const { by, now, world, withWaits } = options;
  const rules = rulesOf(file, queue);
  const tellers = tellersOf(rules, file.settings().sources);
  const kept = keptUnits(file, queue, first, last, by, withWaits);
  const choice = createChoice(file, queue, tellers, first.day, last.day);
  const missedBy = createMissed(file, { queue, tellers, world, now });
  const fillings = createFillings(file, rules, tellers, by);
  return units.map((unit) => {
    const source = choice(unit.day);
    const missed = missedBy(source);
    const own = kept.get(keyOf(source ?? '', by === 'day' ? unit.day : unit.start)) ?? noSums;
    const filled = fillings(source)?.(unit, missed) ?? noSums;
    // What is still to come has been listened to so far.
    const until = Math.max(unit.start + 1, Math.min(unit.end, world.until));
    const complete = !touches({ since: unit.start, until }, missed);
    const counted = tellers.find(({ id }) => id === source)?.tells.calls === 'counts';
    return { unit, sums: filled === noSums ? own : together([own, filled]), complete, counted };
  });
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

function keptUnits(
  file: HistoryFile,
  queue: string,
  first: Unit,
  last: Unit,
  by: By,
  withWaits: boolean,
): ReadonlyMap<string, Sums> {
  const columns = withWaits ? 'source, totals, longest, at_least, waits' : 'source, totals, longest, at_least';
  const read = withWaits ? sumsIn : sumsWithoutWaits;
  const rows =
    by === 'day'
      ? file.database
          .prepare(`SELECT day AS unit, ${columns} FROM day WHERE queue = ? AND day BETWEEN ? AND ?`)
          .all(queue, first.day, last.day)
      : file.database
          .prepare(`SELECT start AS unit, ${columns} FROM hour WHERE queue = ? AND start >= ? AND start < ?`)
          .all(queue, first.start, last.end);
  return new Map(rows.map((row) => [keyOf(String(row['source']), String(row['unit'])), read(row)]));
}

function keyOf(source: string, unit: string | number): string {
  return `${unit} ${source}`;
}
