import { Map as PersistentMap } from 'immutable';
import type { PassageChange, Step } from '../calls/changes.ts';
import { withItem, withoutItem } from '../calls/by-time.ts';
import type { ActiveLeg, Passage, WaitingCalls } from '../calls/passage.ts';
import { entryOf, nobodyWaits, sameLeg } from '../calls/passage.ts';
import type { Totals } from '../counts/totals.ts';
import { counted, noCalls } from '../counts/totals.ts';
import type { Waits } from '../counts/waits.ts';
import { noWaits, waitsAfter } from '../counts/waits.ts';
import type { Instant } from '../time/instant.ts';
import { dayOf } from '../time/zone.ts';
import type { RuleBook } from './rule-book.ts';
import type { Rules } from './rules.ts';

/** What all calls together come to, kept up to date with each of them. */
export interface Tally {
  /**
   * The few days that were counted in last, which need not be the latest: the clock may have been wrong. A call belongs
   * to the day it entered.
   */
  readonly days: readonly DayTotals[];
  readonly waiting: WaitingCalls;
  /** By agent: his phones that are in use. */
  readonly phones: PersistentMap<string, readonly ActiveLeg[]>;
  /** By agent: when the last of his phones was put down. Of members of the queues only, so that it stays small. */
  readonly freed: PersistentMap<string, Instant>;
}

interface DayTotals {
  /** `YYYY-MM-DD` in the configured zone. */
  readonly day: string;
  readonly queues: { readonly [queue: string]: Totals };
  readonly waits: { readonly [queue: string]: Waits };
}

const keptDays = 4;

export function emptyTally(rules: Rules): Tally {
  return {
    days: [],
    waiting: Object.fromEntries(rules.queues.map((queue) => [queue.id, nobodyWaits])),
    phones: PersistentMap(),
    freed: PersistentMap(),
  };
}

/** The totals of a queue on a day (`YYYY-MM-DD`). */
export function totalsOf(tally: Tally, day: string, queue: string): Totals {
  return tally.days.find((known) => known.day === day)?.queues[queue] ?? noCalls;
}

/** How long those of a day waited who were answered or lost. */
export function waitsOf(tally: Tally, day: string, queue: string): Waits {
  return tally.days.find((known) => known.day === day)?.waits[queue] ?? noWaits;
}

/** The tally after something was told of a call, or time did something to it. */
export function tallied(tally: Tally, { changes, before, after }: Step, rules: RuleBook, now: Instant): Tally {
  return {
    days: changes.reduce((days, change) => daysAfter(days, change, rules), tally.days),
    waiting: changes.reduce(waitingAfter, tally.waiting),
    ...phonesAfter(tally, before, after, rules, now),
  };
}

function daysAfter(days: readonly DayTotals[], change: PassageChange, rules: RuleBook): readonly DayTotals[] {
  const [before, after] = [dayOfEntry(change.before, rules), dayOfEntry(change.after, rules)];
  if (before === after || before === undefined || after === undefined) {
    return dayAfter(days, before ?? after, change, rules);
  }
  return dayAfter(
    dayAfter(days, before, { before: change.before, after: null }, rules),
    after,
    { before: null, after: change.after },
    rules,
  );
}

function dayOfEntry(passage: Passage | null, { timeZone }: RuleBook): string | undefined {
  return passage === null ? undefined : dayOf(passage.entry, timeZone);
}

function dayAfter(
  days: readonly DayTotals[],
  day: string | undefined,
  change: PassageChange,
  rules: RuleBook,
): readonly DayTotals[] {
  const queue = (change.after ?? change.before)?.queue;
  if (queue === undefined || day === undefined) return days;
  const known = days.find((other) => other.day === day);
  const totals = counted(known?.queues[queue] ?? noCalls, change, rules.serviceLevel(queue));
  const waits = waitsAfter(known?.waits[queue] ?? noWaits, change);
  const counts = { queues: { ...known?.queues, [queue]: totals }, waits: { ...known?.waits, [queue]: waits } };
  const next = [...days.filter((other) => other !== known), { day, ...counts }];
  return next.length <= keptDays ? next : next.slice(-keptDays);
}

function waitingAfter(waiting: WaitingCalls, { before, after }: PassageChange): WaitingCalls {
  const queue = (before ?? after)?.queue;
  const waits = after?.class === 'waiting';
  if (queue === undefined || (!waits && before?.class !== 'waiting')) return waiting;
  const all = waiting[queue] ?? nobodyWaits;
  const others =
    before?.class === 'waiting' ? withoutItem(all, before.entry, ({ call }) => call === before.call, entryOf) : all;
  if (!waits) return { ...waiting, [queue]: others };
  const { call, entry, atLeast, ringing } = after;
  return { ...waiting, [queue]: withItem(others, { call, entry, atLeast, ringing }, entryOf) };
}

function phonesAfter(
  { phones, freed }: Tally,
  before: readonly ActiveLeg[],
  after: readonly ActiveLeg[],
  rules: RuleBook,
  now: Instant,
): Pick<Tally, 'phones' | 'freed'> {
  let [inUse, free] = [phones, freed];
  for (const leg of notAmong(after, before)) {
    inUse = inUse.set(leg.agent, [...(inUse.get(leg.agent) ?? []), leg]);
  }
  for (const leg of notAmong(before, after)) {
    const legs = inUse.get(leg.agent) ?? [];
    const place = legs.findIndex((other) => sameLeg(leg, other));
    const others = legs.filter((_other, index) => index !== place);
    inUse = others.length === 0 ? inUse.delete(leg.agent) : inUse.set(leg.agent, others);
    if (others.length === 0 && rules.isAgent(leg.agent)) free = free.set(leg.agent, now);
  }
  return { phones: inUse, freed: free };
}

/** Of a call that rings at so many phones, it is quicker to look each up by its name. */
const worthAnIndex = 16;

function notAmong(legs: readonly ActiveLeg[], others: readonly ActiveLeg[]): readonly ActiveLeg[] {
  if (others.length < worthAnIndex) return legs.filter((leg) => !others.some((other) => sameLeg(leg, other)));
  const known = new Set(others.map(nameOf));
  return legs.filter((leg) => !known.has(nameOf(leg)));
}

function nameOf({ agent, state, call, since }: ActiveLeg): string {
  return `${agent}\u0000${call}\u0000${state}\u0000${since}`;
}
