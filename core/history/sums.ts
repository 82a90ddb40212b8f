import type { PassageChange } from '../calls/changes.ts';
import type { Totals } from '../counts/totals.ts';
import { counted, noCalls, sum } from '../counts/totals.ts';
import type { Waits } from '../counts/waits.ts';
import { noWaits, waitsAfter } from '../counts/waits.ts';
import type { Milliseconds } from '../time/instant.ts';

/** What the calls of one queue that entered in some time come to. By the same sums as the board's own day. */
export interface Sums {
  readonly totals: Totals;
  readonly waits: Waits;
  readonly untold: Untold;
  readonly unseen: Unseen;
}

/**
 * Calls that nobody heard: that there were so many, only the phone system's own totals tell. They are not among the others. Fewer
 * than none: so many of those that were heard it does not count as such.
 */
export interface Unseen {
  readonly answered: number;
  readonly abandoned: number;
}

export const nothingUnseen: Unseen = { answered: 0, abandoned: 0 };

/** Of calls that a phone system only counted: of how many it did not tell the wait, and whether they were answered in time. */
export interface Untold {
  readonly waits: number;
  readonly level: number;
}

const allTold: Untold = { waits: 0, level: 0 };

export const noSums: Sums = { totals: noCalls, waits: noWaits, untold: allTold, unseen: nothingUnseen };

/** The sums after a passage changed. `serviceLevel` in milliseconds. */
export function sumsAfter(
  { totals, waits, untold, unseen }: Sums,
  change: PassageChange,
  serviceLevel: Milliseconds,
): Sums {
  return { totals: counted(totals, change, serviceLevel), waits: waitsAfter(waits, change), untold, unseen };
}

/** All of them together. */
export function together(all: readonly Sums[]): Sums {
  const [first = noSums, ...others] = all;
  return others.reduce(both, first);
}

function both(a: Sums, b: Sums): Sums {
  const untold = { waits: a.untold.waits + b.untold.waits, level: a.untold.level + b.untold.level };
  const unseen = {
    answered: a.unseen.answered + b.unseen.answered,
    abandoned: a.unseen.abandoned + b.unseen.abandoned,
  };
  return { totals: sum(a.totals, b.totals), waits: bothWaits(a.waits, b.waits), untold, unseen };
}

/** All who called, as far as anybody has told. Who was heard to call has called, whatever he counts as. */
export function offeredIn({ totals, unseen }: Sums): number {
  return totals.offered + unheardIn(unseen);
}

/** How many calls nobody heard. */
export function unheardIn({ answered, abandoned }: Unseen): number {
  return Math.max(0, answered) + Math.max(0, abandoned);
}

/** Who was let go of by the queue: whoever left it, and for the phone system was neither answered nor lost. */
export function overflowedIn({ totals, unseen }: Sums): number {
  return totals.overflowed + Math.max(0, -unseen.answered) + Math.max(0, -unseen.abandoned);
}

/** All who were lost, as far as anybody has told. */
export function lostIn({ totals, unseen }: Sums): number {
  return totals.abandoned + unseen.abandoned;
}

function bothWaits(a: Waits, b: Waits): Waits {
  if (b.longest === null && b.atLeast === 0) return a;
  return {
    calls: a.calls.mergeWith((one, other) => one + other, b.calls),
    longest: a.longest === null ? b.longest : Math.max(a.longest, b.longest ?? 0),
    atLeast: a.atLeast + b.atLeast,
  };
}
