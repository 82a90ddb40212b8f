import type { Fact } from '../said/facts.ts';
import type { Milliseconds } from '../time/instant.ts';
import { second } from '../time/instant.ts';

/**
 * What the time stamps of a phone system tell of its clock: by how much each of the latest was later than its own arrival
 * (less than nothing: earlier), the oldest first. A value.
 */
export interface SourceClock {
  readonly leads: readonly Milliseconds[];
}

export const unknownClock: SourceClock = { leads: [] };

/** So many stamps back a lead is still of the clock as it is: it may have been set right since. */
const lately = 20;

/** A clock that is slow looks like reports that come late, until none of so many has come in time. */
const enough = 20;

/** All the reports of a while may be late; so what has come in time is remembered for longer. */
const mostLeads = 100;

/** A lead so far beyond all others is of one wrong stamp and not of the clock, where there are some others. */
const isolated: Milliseconds = 5 * second;
const someOthers = 4;

/** Stamps are in whole seconds: a clock that is slow by less than this cannot be told from one that is right. */
const unseen: Milliseconds = second;

/**
 * By how much the clock of the phone system is ahead of ours; less than nothing: behind. `null` where that is not known: it
 * stamps nothing, or too little to tell a slow clock from late reports.
 */
export function clockOffset({ leads }: SourceClock): Milliseconds | null {
  const ahead = largestLead(leads.slice(-lately));
  if (ahead > 0) return ahead;
  if (leads.length < enough) return null;
  const behind = -Math.max(...leads);
  return behind > unseen ? -behind : 0;
}

/** What cannot be otherwise: no stamp is later than its arrival, whatever was on its way for how long. */
function largestLead(leads: readonly Milliseconds[]): Milliseconds {
  const [largest = 0, next = largest] = leads.toSorted((a, b) => b - a);
  return leads.length > someOthers && largest - next > isolated ? next : largest;
}

/** The clock after a fact that the phone system has stamped; the same where it has not. */
export function clockAfter(clock: SourceClock, { at, happenedAt }: Fact): SourceClock {
  return happenedAt === undefined ? clock : { leads: [...clock.leads, happenedAt - at].slice(-mostLeads) };
}

/** The same fact by our own clock. Nothing happens after we have heard of it. */
export function byOurClock<Told extends Fact>(fact: Told, clock: SourceClock): Told {
  const { at, happenedAt } = fact;
  if (happenedAt === undefined) return fact;
  const ours = Math.min(at, happenedAt - (clockOffset(clock) ?? 0));
  return ours === happenedAt ? fact : { ...fact, happenedAt: ours, stampedAt: happenedAt };
}

/** After our own clock was set: that of the phone system goes on as it went. */
export function shiftedClock({ leads }: SourceClock, by: Milliseconds): SourceClock {
  return { leads: leads.map((lead) => lead - by) };
}
