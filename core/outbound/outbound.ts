import { Map as PersistentMap } from 'immutable';
import { hourStart } from '../history/hours.ts';
import type { Fact } from '../said/facts.ts';
import type { Instant } from '../time/instant.ts';
import { dayOf } from '../time/zone.ts';
import type { OwnCall, OwnCallChange, OwnCalls, OwnCallsAfter } from './own-calls.ts';
import { afterDialled, afterEnded, noOwnCalls, shiftedCalls } from './own-calls.ts';
import type { OutboundSums } from './sums.ts';
import { noOutbound, sumsOf, withDifference } from './sums.ts';

/**
 * The calls that agents made themselves in the last few days, by agent and hour of dialling, of what one source told. A value, that
 * follows from the facts and from nothing else. It holds nobody's number: whom they called is not told to it.
 */
export interface Outbound {
  readonly own: OwnCalls;
  readonly days: readonly OutboundDay[];
}

interface OutboundDay {
  /** `YYYY-MM-DD` in the configured zone. */
  readonly day: string;
  /** By hour and agent. */
  readonly hours: PersistentMap<string, OutboundHour>;
}

/** One agent in one hour. */
export interface OutboundHour {
  readonly agent: string;
  readonly start: Instant;
  readonly sums: OutboundSums;
}

export const noOwnCallsYet: Outbound = { own: noOwnCalls, days: [] };

/** As many as history keeps. */
const keptDays = 4;

/** So many agents' hours a day are counted, whoever calls: those of more than 800 agents who call around the clock. */
const mostHours = 20_000;

/** After a fact, whose time is ours. Whatever the order in which facts arrive, and however often. */
export function outboundAfter(outbound: Outbound, fact: Fact, timeZone: string): Outbound {
  const after = ownCallsAfter(outbound.own, fact);
  if (after === undefined) return outbound;
  const days = after.changes.reduce((known, change) => afterChange(known, change, timeZone), outbound.days);
  return { own: after.own, days };
}

function ownCallsAfter(own: OwnCalls, fact: Fact): OwnCallsAfter | undefined {
  if (fact.kind === 'leg-dialled') return afterDialled(own, fact);
  if (fact.kind === 'clock-stepped') return shiftedCalls(own, fact);
  if (fact.kind !== 'leg-ended' || fact.durationSeconds === undefined) return undefined;
  return afterEnded(own, fact.id, fact.durationSeconds, fact.at);
}

type Days = Outbound['days'];

/** A call whose time was put right goes from one hour into another. */
function afterChange(days: Days, { before, after }: OwnCallChange, timeZone: string): Days {
  const left = before === null ? days : counted(days, before, -1, timeZone);
  return counted(left, after, 1, timeZone);
}

function counted(days: Days, call: OwnCall, sign: 1 | -1, timeZone: string): Days {
  const day = dayOf(call.at, timeZone);
  const known = days.find((other) => other.day === day);
  // Of a day that is kept no more nothing can be put right.
  if (known === undefined && sign === -1) return days;
  const start = hourStart(call.at, timeZone);
  const key = `${start} ${call.agent}`;
  const hours = known?.hours ?? PersistentMap<string, OutboundHour>();
  const hour = hours.get(key);
  if (hour === undefined && (sign === -1 || hours.size >= mostHours)) return days;
  const sums = withDifference(hour?.sums ?? noOutbound, sumsOf(call.seconds), sign);
  const changed = { day, hours: hours.set(key, { agent: call.agent, start, sums }) };
  const next = known === undefined ? [...days, changed] : days.with(days.indexOf(known), changed);
  return next.length <= keptDays ? next : next.slice(-keptDays);
}

/** All of it that was dialled in hours that begin at that instant or later, but for days that are as they were in `known`. */
export function* outboundHoursIn({ days }: Outbound, from: Instant, known = noOwnCallsYet): Generator<OutboundHour> {
  for (const day of days) {
    if (known.days.includes(day)) continue;
    for (const hour of day.hours.values()) if (hour.start >= from) yield hour;
  }
}

/** What each agent did on that day. */
export function outboundOfDay({ days }: Outbound, day: string): ReadonlyMap<string, OutboundSums> {
  const agents = new Map<string, OutboundSums>();
  for (const { agent, sums } of days.find((other) => other.day === day)?.hours.values() ?? []) {
    agents.set(agent, withDifference(agents.get(agent) ?? noOutbound, sums, 1));
  }
  return agents;
}
