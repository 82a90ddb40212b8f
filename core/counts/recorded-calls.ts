import { Map as PersistentMap } from 'immutable';
import type { CallRecorded } from '../said/facts.ts';
import type { Instant, Milliseconds } from '../time/instant.ts';
import { hour } from '../time/instant.ts';
import type { PassageChange } from '../calls/changes.ts';
import type { Passage } from '../calls/passage.ts';
import { samePassage } from '../calls/passage.ts';
import type { Totals } from './totals.ts';
import { counted, noCalls } from './totals.ts';
import type { Waits } from './waits.ts';
import { noWaits, waitsAfter } from './waits.ts';
import { dayBounds, dayOf } from '../time/zone.ts';

/** Calls that one source told when they were over, of the last few days. A value. */
export interface RecordedCalls {
  /** Calls that entered before this are passed over: a back-fill of three months costs no memory. */
  readonly from: Instant;
  /** The end of the newest day on which a record came in. */
  readonly until: Instant;
  readonly days: readonly DayOfRecords[];
}

interface DayOfRecords {
  /** `YYYY-MM-DD` in the configured zone. */
  readonly day: string;
  readonly start: Instant;
  /** By record, the wording that counts. */
  readonly records: PersistentMap<string, CallRecorded>;
  readonly totals: { readonly [queue: string]: Totals };
  readonly waits: { readonly [queue: string]: Waits };
}

/** What must be known of the rules; a `RuleBook` is one. */
export interface RecordRules {
  readonly timeZone: string;
  shortAbandon(queue: string): Milliseconds;
  serviceLevel(queue: string): Milliseconds;
}

export const noRecords: RecordedCalls = { from: -Infinity, until: -Infinity, days: [] };

/** Today, and as many days before as the tally of live calls keeps. */
const keptDays = 4;
const dayLength = 24 * hour;

/** A record without whoever called or answered: what may be kept of it. */
export function unnamed({ caller: _caller, agent: _agent, ...record }: CallRecorded): CallRecorded {
  return record;
}

/** The calls after one record more, and what it did. */
export interface AfterRecord {
  readonly calls: RecordedCalls;
  readonly changes: readonly PassageChange[];
}

/**
 * The calls with one record more. The same record again is the same call: a wording by which it was answered counts before
 * one by which it was not, and else the one that came in last. The result is the same in whatever order, and however often, the records of a day come in.
 */
export function afterRecord(calls: RecordedCalls, told: CallRecorded, rules: RecordRules): AfterRecord {
  const fact = unnamed(told);
  const kept = fact.at < calls.until ? calls : keptAt(calls, fact.at, rules.timeZone);
  // A clock that is a little ahead may tell of tomorrow; one that is years ahead fills no memory.
  if (fact.entry < kept.from || fact.entry >= kept.until + dayLength) return { calls: kept, changes: [] };
  let days = kept.days;
  const before = days.find((day) => day.records.has(fact.record));
  const known = before?.records.get(fact.record);
  if (before !== undefined && known !== undefined) {
    if (!isLaterWording(fact, known)) return { calls: kept, changes: [] };
    days = replaced(days, without(before, known, rules));
  }
  days = replaced(days, withRecord(dayFor(days, fact.entry, rules.timeZone), fact, rules));
  return { calls: { ...kept, days }, changes: changesTo(fact, known, rules) };
}

/** Another wording may name another queue: then it is gone from the one and new in the other. */
function changesTo(fact: CallRecorded, known: CallRecorded | undefined, rules: RecordRules): readonly PassageChange[] {
  const after = passageOf(fact, rules);
  if (known === undefined) return [{ before: null, after }];
  const before = passageOf(known, rules);
  if (known.queue !== fact.queue) {
    return [
      { before, after: null },
      { before: null, after },
    ];
  }
  return samePassage(before, after) ? [] : [{ before, after }];
}

/** The totals of a queue on a day (`YYYY-MM-DD`). Nobody waits and nobody overflowed: records do not tell. */
export function totalsOfRecords(calls: RecordedCalls, day: string, queue: string): Totals {
  return calls.days.find((known) => known.day === day)?.totals[queue] ?? noCalls;
}

/** How long those of a day waited who were answered or lost. */
export function waitsOfRecords(calls: RecordedCalls, day: string, queue: string): Waits {
  return calls.days.find((known) => known.day === day)?.waits[queue] ?? noWaits;
}

/** A new day began: the oldest go. */
function keptAt(calls: RecordedCalls, now: Instant, timeZone: string): RecordedCalls {
  const { start, end } = dayBounds(dayOf(now, timeZone), timeZone);
  // From noon, whole days lead to the right day also where one of them has 23 or 25 hours.
  const oldest = dayOf(start + dayLength / 2 - (keptDays - 1) * dayLength, timeZone);
  const from = dayBounds(oldest, timeZone).start;
  return { from, until: end, days: calls.days.filter((day) => day.start >= from) };
}

/** What of a record says how it was worded. */
export type Wording = Pick<CallRecorded, 'at' | 'entry' | 'answered' | 'end'>;

/**
 * One call may be told in several records, one for each phone that rang: somebody answered it, or nobody did. Of two that came
 * in at the same time the longer one counts.
 */
export function isLaterWording(fact: Wording, known: Wording): boolean {
  const differences = [
    Number(fact.answered !== null) - Number(known.answered !== null),
    fact.at - known.at,
    fact.end - known.end,
    fact.entry - known.entry,
    (fact.answered ?? 0) - (known.answered ?? 0),
  ];
  return (differences.find((difference) => difference !== 0) ?? 0) > 0;
}

function dayFor(days: readonly DayOfRecords[], entry: Instant, timeZone: string): DayOfRecords {
  const day = dayOf(entry, timeZone);
  const known = days.find((other) => other.day === day);
  return known ?? { day, start: dayBounds(day, timeZone).start, records: PersistentMap(), totals: {}, waits: {} };
}

function replaced(days: readonly DayOfRecords[], changed: DayOfRecords): readonly DayOfRecords[] {
  return [...days.filter((day) => day.start !== changed.start), changed];
}

function withRecord(day: DayOfRecords, fact: CallRecorded, rules: RecordRules): DayOfRecords {
  return {
    ...day,
    records: day.records.set(fact.record, fact),
    ...recounted(day, fact.queue, { before: null, after: passageOf(fact, rules) }, rules),
  };
}

function without(day: DayOfRecords, fact: CallRecorded, rules: RecordRules): DayOfRecords {
  return {
    ...day,
    records: day.records.delete(fact.record),
    ...recounted(day, fact.queue, { before: passageOf(fact, rules), after: null }, rules),
  };
}

function recounted({ totals, waits }: DayOfRecords, queue: string, change: PassageChange, rules: RecordRules) {
  return {
    totals: { ...totals, [queue]: counted(totals[queue] ?? noCalls, change, rules.serviceLevel(queue)) },
    waits: { ...waits, [queue]: waitsAfter(waits[queue] ?? noWaits, change) },
  };
}

/** The record as a passage of its queue. */
export function passageOf(
  { record, queue, entry, answered, end, talkUntold }: Omit<CallRecorded, 'kind' | 'source' | 'at'>,
  rules: Pick<RecordRules, 'shortAbandon'>,
): Passage {
  const isShort = Math.max(0, end - entry) < rules.shortAbandon(queue);
  return {
    call: record,
    queue,
    entry,
    class: answered !== null ? 'answered' : isShort ? 'shortAbandoned' : 'abandoned',
    until: answered ?? end,
    atLeast: false,
    inferred: false,
    ringing: false,
    patienceFrom: entry,
    talkedUntil: answered === null || talkUntold === true ? undefined : end,
  };
}
