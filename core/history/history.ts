import type { PassageChange } from '../calls/changes.ts';
import type { Passage } from '../calls/passage.ts';
import type { Instant, Milliseconds } from '../time/instant.ts';
import { dayOf } from '../time/zone.ts';
import { hourStart } from './hours.ts';
import type { Sums } from './sums.ts';
import { noSums, sumsAfter } from './sums.ts';
import type { Settling } from './settling.ts';

/**
 * The last few days by queue and hour of entry, of what one source told. A value, that follows from the changes which `fold`
 * tells and from nothing else: added up, its hours are the board's own figures.
 */
export interface History {
  readonly days: readonly HistoryDay[];
}

interface HistoryDay {
  /** `YYYY-MM-DD` in the configured zone. */
  readonly day: string;
  readonly queues: { readonly [queue: string]: HoursOfQueue };
  /** Of whom tells calls and totals, by queue. */
  readonly settling: { readonly [queue: string]: Settling | undefined };
}

/** By the instant at which the hour began. */
export interface HoursOfQueue {
  readonly [start: string]: Sums;
}

/** What must be known of the rules; a `RuleBook` is one. */
export interface HistoryRules {
  readonly timeZone: string;
  serviceLevel(queue: string): Milliseconds;
}

export const noHistory: History = { days: [] };

/** As many as the tally of calls keeps. */
const keptDays = 4;

export function historyAfter(history: History, changes: readonly PassageChange[], rules: HistoryRules): History {
  return changes.reduce((known, change) => afterChange(known, change, rules), history);
}

/** A passage whose entry was put right goes from one hour into another. */
function afterChange(history: History, { before, after }: PassageChange, rules: HistoryRules): History {
  if (before !== null && after !== null && placeOf(before, rules) === placeOf(after, rules)) {
    return counted(history, after, { before, after }, rules);
  }
  const left = before === null ? history : counted(history, before, { before, after: null }, rules);
  return after === null ? left : counted(left, after, { before: null, after }, rules);
}

function placeOf({ queue, entry }: Passage, { timeZone }: HistoryRules): string {
  return `${hourStart(entry, timeZone)} ${queue}`;
}

function counted(history: History, passage: Passage, change: PassageChange, rules: HistoryRules): History {
  const { queue, entry } = passage;
  const day = dayOf(entry, rules.timeZone);
  const known = history.days.find((other) => other.day === day);
  // Of a day that is kept no more nothing can be put right.
  if (known === undefined && change.before !== null) return history;
  const start = String(hourStart(entry, rules.timeZone));
  const hours = known?.queues[queue] ?? {};
  const sums = sumsAfter(hours[start] ?? noSums, change, rules.serviceLevel(queue));
  return withDayOfQueue(history, day, queue, { ...hours, [start]: sums });
}

/** The hours of a queue on a day that are known. */
export function dayOfQueue({ days }: History, day: string, queue: string): HoursOfQueue {
  return days.find((other) => other.day === day)?.queues[queue] ?? {};
}

/** What its totals have been ahead of its calls. */
export function settlingOf({ days }: History, day: string, queue: string): Settling | undefined {
  return days.find((other) => other.day === day)?.settling[queue];
}

/** The same with this in place of what was known of it; `undefined`: its next totals are the first. */
export function withSettling(history: History, day: string, queue: string, settling: Settling | undefined): History {
  return {
    days: history.days.map((each) =>
      each.day === day ? { ...each, settling: { ...each.settling, [queue]: settling } } : each,
    ),
  };
}

/** The same with these in place of what was known of them. */
export function withDayOfQueue(history: History, day: string, queue: string, hours: HoursOfQueue): History {
  const known = history.days.find((other) => other.day === day);
  const changed = { day, queues: { ...known?.queues, [queue]: hours }, settling: known?.settling ?? {} };
  const days =
    known === undefined ? [...history.days, changed] : history.days.with(history.days.indexOf(known), changed);
  return { days: days.length <= keptDays ? days : days.slice(-keptDays) };
}

/** One hour of a queue. */
export interface HourOfQueue {
  readonly queue: string;
  readonly start: Instant;
  readonly sums: Sums;
}

/** All of its hours that begin at that instant or later. */
export function* hoursIn({ days }: History, from: Instant): Generator<HourOfQueue> {
  for (const { queues } of days) {
    for (const queue in queues) {
      const hours = queues[queue] ?? {};
      for (const key in hours) {
        const [start, sums] = [Number(key), hours[key]];
        if (sums !== undefined && start >= from) yield { queue, start, sums };
      }
    }
  }
}
