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
}

/** Of calls that a phone system only counted: of how many it did not tell the wait, and whether they were answered in time. */
export interface Untold {
  readonly waits: number;
  readonly level: number;
}

const allTold: Untold = { waits: 0, level: 0 };

export const noSums: Sums = { totals: noCalls, waits: noWaits, untold: allTold };

/** The sums after a passage changed. `serviceLevel` in milliseconds. */
export function sumsAfter({ totals, waits, untold }: Sums, change: PassageChange, serviceLevel: Milliseconds): Sums {
  return { totals: counted(totals, change, serviceLevel), waits: waitsAfter(waits, change), untold };
}

/** All of them together. */
export function together(all: readonly Sums[]): Sums {
  const [first = noSums, ...others] = all;
  return others.reduce(both, first);
}

function both(a: Sums, b: Sums): Sums {
  const untold = { waits: a.untold.waits + b.untold.waits, level: a.untold.level + b.untold.level };
  return { totals: sum(a.totals, b.totals), waits: bothWaits(a.waits, b.waits), untold };
}

function bothWaits(a: Waits, b: Waits): Waits {
  if (b.longest === null && b.atLeast === 0) return a;
  return {
    calls: a.calls.mergeWith((one, other) => one + other, b.calls),
    longest: a.longest === null ? b.longest : Math.max(a.longest, b.longest ?? 0),
    atLeast: a.atLeast + b.atLeast,
  };
}
