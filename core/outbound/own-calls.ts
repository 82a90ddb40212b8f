import { Map as PersistentMap } from 'immutable';
import { longestTalk } from '../calls/limits.ts';
import { lastWord, lateEntry } from '../calls/loose/windows.ts';
import type { ClockStepped, LegDialled } from '../said/facts.ts';
import type { Instant } from '../time/instant.ts';

/** A call that an agent made himself. */
export interface OwnCall {
  readonly agent: string;
  /** When he dialled. */
  readonly at: Instant;
  /** As the phone system stamped it: a repeat has the same. */
  readonly stamp: Instant | null;
  /** For how long it was talked; 0: nobody answered; `null`: its end is not told. */
  readonly seconds: number | null;
  /** When something of it was heard last. */
  readonly heardAt: Instant;
}

/** An end, of which it is not told whose: the report that somebody dialled may still be on its way. */
interface EarlyEnd {
  readonly seconds: number;
  readonly at: Instant;
}

/** By the leg's id. Of two generations the older goes when the newer is full: a value of bounded size. */
interface Generations<Value> {
  readonly young: PersistentMap<string, Value>;
  readonly old: PersistentMap<string, Value>;
}

/** The calls that agents made lately, as far as a late word about them may come. */
export interface OwnCalls {
  readonly calls: Generations<OwnCall>;
  readonly ends: Generations<EarlyEnd>;
}

/** So many calls, and so many ends without one, are remembered, and as many before them. */
const mostCalls = 20_000;
const mostEnds = 2_000;

export const noOwnCalls: OwnCalls = {
  calls: { young: PersistentMap(), old: PersistentMap() },
  ends: { young: PersistentMap(), old: PersistentMap() },
};

/** A call as it was and as it is; `null`: there was none. */
export interface OwnCallChange {
  readonly before: OwnCall | null;
  readonly after: OwnCall;
}

export interface OwnCallsAfter {
  readonly own: OwnCalls;
  readonly changes: readonly OwnCallChange[];
}

/**
 * Whether somebody was reached by a call that lasted so long (contract.md, Lost calls). The one place that says so: of the
 * figures here, and of a lost caller who is called back.
 */
export function isReached(seconds: number): boolean {
  return seconds > 0;
}

/** An agent dialled. Said again it is the same call, until that was over for a while: then its id is another's. */
export function afterDialled(own: OwnCalls, { leg, agent, at, happenedAt, stampedAt }: LegDialled): OwnCallsAfter {
  const stamp = stampedAt ?? happenedAt ?? null;
  const dialled = happenedAt ?? at;
  const known = found(own.calls, leg);
  if (known !== undefined && !isAnother(known, at, stamp)) {
    const after = { ...known, at: Math.min(known.at, dialled), stamp: known.stamp ?? stamp };
    return changed(own, leg, known, { ...after, heardAt: Math.max(known.heardAt, at) });
  }
  const early = found(own.ends, leg);
  const seconds = early !== undefined && at - early.at <= lateEntry ? early.seconds : null;
  return changed(own, leg, null, { agent, at: dialled, stamp, seconds, heardAt: at });
}

/** A leg ended after so many seconds of talk. Of two who say how long it was the longer counts, whichever came first. */
export function afterEnded(own: OwnCalls, leg: string, seconds: number, at: Instant): OwnCallsAfter {
  const known = found(own.calls, leg);
  if (known === undefined) {
    const early = found(own.ends, leg);
    // One that came long ago is of another call.
    const longer = early !== undefined && at - early.at <= lateEntry ? Math.max(early.seconds, seconds) : seconds;
    return { own: { ...own, ends: put(own.ends, leg, { seconds: longer, at }, mostEnds) }, changes: [] };
  }
  const isTooLate = at - known.heardAt > (known.seconds === null ? longestTalk : lastWord);
  if (isTooLate) {
    // Of whoever has its id by now.
    return { own: { ...own, ends: put(own.ends, leg, { seconds, at }, mostEnds) }, changes: [] };
  }
  return changed(own, leg, known, {
    ...known,
    seconds: Math.max(known.seconds ?? 0, seconds),
    heardAt: Math.max(known.heardAt, at),
  });
}

/** The last call of that leg's id; `undefined`: none is known. */
export function ownCall(own: OwnCalls, leg: string): OwnCall | undefined {
  return found(own.calls, leg);
}

/** Our own clock was set: what is on its way moves with it, and so does when things were heard. */
export function shiftedCalls(own: OwnCalls, { at, by }: ClockStepped): OwnCallsAfter {
  const changes: OwnCallChange[] = [];
  const shifted = (call: OwnCall): OwnCall => {
    const heardAt = call.heardAt + by;
    const isOver = call.seconds !== null || at - heardAt > longestTalk;
    if (isOver) return { ...call, heardAt };
    const after = { ...call, at: call.at + by, heardAt };
    changes.push({ before: call, after });
    return after;
  };
  const { young, old } = own.calls;
  const later = (end: EarlyEnd): EarlyEnd => ({ ...end, at: end.at + by });
  const calls = { young: young.map(shifted), old: old.map(shifted) };
  return { own: { calls, ends: { young: own.ends.young.map(later), old: own.ends.old.map(later) } }, changes };
}

/** Phone systems use ids again: a call that is over has had its last word after a while, and nobody talks for ever. */
function isAnother({ seconds, heardAt, stamp }: OwnCall, at: Instant, told: Instant | null): boolean {
  if (stamp !== null && stamp === told) return false;
  return at - heardAt > (seconds === null ? longestTalk : lastWord);
}

function changed(own: OwnCalls, leg: string, before: OwnCall | null, after: OwnCall): OwnCallsAfter {
  return { own: { ...own, calls: put(own.calls, leg, after, mostCalls) }, changes: [{ before, after }] };
}

function found<Value>({ young, old }: Generations<Value>, leg: string): Value | undefined {
  return young.get(leg) ?? old.get(leg);
}

function put<Value>(all: Generations<Value>, leg: string, value: Value, most: number): Generations<Value> {
  const young = all.young.set(leg, value);
  if (young.size > most) return { young: PersistentMap([[leg, value]]), old: all.young.delete(leg) };
  return { young, old: all.old.delete(leg) };
}
