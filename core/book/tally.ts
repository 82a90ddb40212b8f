import { Map as PersistentMap } from 'immutable';
import type { Instant } from '../time/instant.ts';
import type { ActiveLeg, Outcome, Told } from '../calls/outcome.ts';
import { sameLeg } from '../calls/outcome.ts';
import type { Passage } from '../calls/passages.ts';
import type { RuleBook } from './rule-book.ts';
import type { Rules } from './rules.ts';
import type { Totals } from '../counts/totals.ts';
import { counted, noCalls } from '../counts/totals.ts';
import { dayOf } from '../time/zone.ts';

/** A caller who waits. `key` is the thread's. */
export interface WaitingCall {
  readonly key: string;
  readonly call: string;
  readonly entry: Instant;
  readonly ringing: boolean;
}

/** What all threads together come to, kept up to date with each of them. */
export interface Tally {
  /**
   * The few days that were counted in last, which need not be the latest: the clock may have been wrong. A call belongs
   * to the day it entered.
   */
  readonly days: readonly DayTotals[];
  /** By queue, the oldest entry first. */
  readonly waiting: { readonly [queue: string]: readonly WaitingCall[] };
  /** By agent: his phones that are in use. */
  readonly phones: PersistentMap<string, readonly ActiveLeg[]>;
  /** By agent: when the last of his phones was put down. Of members of the queues only, so that it stays small. */
  readonly freed: PersistentMap<string, Instant>;
}

interface DayTotals {
  /** `YYYY-MM-DD` in the configured zone. */
  readonly day: string;
  readonly queues: { readonly [queue: string]: Totals };
}

const keptDays = 4;
const nothing: Outcome = { passages: [], active: [], deadline: Infinity };

export function emptyTally(rules: Rules): Tally {
  return {
    days: [],
    waiting: Object.fromEntries(rules.queues.map((queue) => [queue.id, []])),
    phones: PersistentMap(),
    freed: PersistentMap(),
  };
}

/** The totals of a queue on a day (`YYYY-MM-DD`). */
export function totalsOf(tally: Tally, day: string, queue: string): Totals {
  return tally.days.find((known) => known.day === day)?.queues[queue] ?? noCalls;
}

/** The tally with `after` counted in place of `before`, at `now`. */
export function tallied(tally: Tally, before: readonly Told[], after: Told, rules: RuleBook, now: Instant): Tally {
  const earlier = before.length === 1 && before[0] !== undefined ? before[0].outcome : merged(before);
  return {
    days: withPassages(withPassages(tally.days, earlier.passages, -1, rules), after.outcome.passages, 1, rules),
    waiting: withWaiting(tally.waiting, before, after),
    ...phonesAfter(tally, earlier.active, after.outcome.active, rules, now),
  };
}

function merged(before: readonly Told[]): Outcome {
  if (before.length === 0) return nothing;
  return {
    passages: before.flatMap((told) => told.outcome.passages),
    active: before.flatMap((told) => told.outcome.active),
    deadline: Infinity,
  };
}

function withPassages(
  days: readonly DayTotals[],
  passages: readonly Passage[],
  sign: 1 | -1,
  rules: RuleBook,
): readonly DayTotals[] {
  let next = days;
  for (const passage of passages) {
    const day = dayOf(passage.entry, rules.timeZone);
    const known = next.find((other) => other.day === day) ?? { day, queues: {} };
    const totals = counted(known.queues[passage.queue] ?? noCalls, passage, sign, rules.serviceLevel(passage.queue));
    const changed = { day, queues: { ...known.queues, [passage.queue]: totals } };
    next = [...next.filter((other) => other.day !== day), changed];
  }
  return next.length <= keptDays ? next : next.slice(-keptDays);
}

function withWaiting(waiting: Tally['waiting'], before: readonly Told[], after: Told): Tally['waiting'] {
  const earlier = before.flatMap((told) => told.outcome.passages.filter(isWaiting));
  const now = after.outcome.passages.filter(isWaiting);
  if (earlier.length === 0 && now.length === 0) return waiting;
  const keys = new Set(before.map((told) => told.thread.key));
  const next: { [queue: string]: readonly WaitingCall[] } = { ...waiting };
  for (const { queue } of earlier) next[queue] = (next[queue] ?? []).filter((call) => !keys.has(call.key));
  for (const { queue, call, entry, ringing } of now) {
    const others = next[queue] ?? [];
    const place = others.findLastIndex((other) => other.entry <= entry) + 1;
    next[queue] = others.toSpliced(place, 0, { key: after.thread.key, call, entry, ringing });
  }
  return next;
}

function isWaiting(passage: Passage): boolean {
  return passage.class === 'waiting';
}

function phonesAfter(
  { phones, freed }: Tally,
  before: readonly ActiveLeg[],
  after: readonly ActiveLeg[],
  rules: RuleBook,
  now: Instant,
): Pick<Tally, 'phones' | 'freed'> {
  let [inUse, free] = [phones, freed];
  for (const leg of after) inUse = inUse.set(leg.agent, [...(inUse.get(leg.agent) ?? []), leg]);
  for (const leg of before) {
    const legs = inUse.get(leg.agent) ?? [];
    const others = legs.toSpliced(
      legs.findIndex((other) => sameLeg(leg, other)),
      1,
    );
    inUse = others.length === 0 ? inUse.delete(leg.agent) : inUse.set(leg.agent, others);
    if (others.length === 0 && rules.isAgent(leg.agent)) free = free.set(leg.agent, now);
  }
  return { phones: inUse, freed: free };
}
