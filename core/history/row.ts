import { percentage, rounded } from '../board/figure.ts';
import { answerRate, averageTalk, averageWait, serviceLevel } from '../counts/totals.ts';
import type { Instant } from '../time/instant.ts';
import { second } from '../time/instant.ts';
import { toIso } from '../time/zone.ts';
import type { Sums } from './sums.ts';
import { lostIn, offeredIn, overflowedIn, unheardIn } from './sums.ts';

/**
 * One queue in one hour or day, by the time at which its calls entered. Seconds are whole, percentages have one decimal;
 * `null` where there is nothing to tell of. The names are the contract's.
 */
export interface HistoryRow {
  readonly queue: string;
  /** When it begins, ISO 8601 with the configured zone's offset. */
  readonly start: string;
  readonly offered: number;
  readonly answered: number;
  readonly lost: number;
  readonly shortAbandoned: number | null;
  readonly overflowed: number | null;
  readonly answerRate: number | null;
  readonly serviceLevel: number | null;
  readonly avgWaitSeconds: number | null;
  readonly longestWaitSeconds: number | null;
  readonly avgTalkSeconds: number | null;
  /** The hub listened all the time. */
  readonly complete: boolean;
  /** From what the phone system counted by itself, of which calls are not known one by one. Absent: it is not. */
  readonly counted?: true;
  /** So many of the answered and lost nobody heard: that there were so many, only the phone system's totals tell. Absent: none. */
  readonly unseen?: number;
}

/** In the order of the contract. */
export const columns = [
  'queue',
  'start',
  'offered',
  'answered',
  'lost',
  'shortAbandoned',
  'overflowed',
  'answerRate',
  'serviceLevel',
  'avgWaitSeconds',
  'longestWaitSeconds',
  'avgTalkSeconds',
  'complete',
] as const satisfies readonly (keyof HistoryRow)[];

/** Which row it is, and what it is made from. */
export interface RowParts {
  readonly queue: string;
  readonly start: Instant;
  readonly sums: Sums;
  readonly complete: boolean;
  readonly serviceLevelSeconds: number;
  /** Of calls that the phone system only counted. */
  readonly counted?: boolean;
  /** When those of this row entered who wait now. */
  readonly waiting: readonly Instant[];
}

export function rowOf(parts: RowParts, now: Instant, timeZone: string): HistoryRow {
  const { queue, start, sums, complete, serviceLevelSeconds, waiting, counted = false } = parts;
  const { totals, waits, untold, unseen } = sums;
  const all = { ...totals, answered: totals.answered + unseen.answered, abandoned: lostIn(sums) };
  const unheard = unheardIn(unseen);
  const beyond = waiting.filter((entry) => now - entry > serviceLevelSeconds * second).length;
  return {
    queue,
    start: toIso(start, timeZone),
    offered: offeredIn(sums),
    answered: all.answered,
    lost: all.abandoned,
    shortAbandoned: counted ? null : totals.shortAbandoned,
    overflowed: counted ? null : overflowedIn(sums),
    answerRate: percentage(answerRate(all)),
    serviceLevel: untold.level === 0 ? percentage(serviceLevel(totals, beyond)) : null,
    avgWaitSeconds: untold.waits === 0 ? averageOf(averageWait(totals)) : null,
    longestWaitSeconds: counted ? null : waits.longest,
    avgTalkSeconds: averageOf(averageTalk(totals)),
    complete,
    ...(counted && { counted: true as const }),
    ...(unheard > 0 && { unseen: unheard }),
  };
}

/** A phone system tells averages of the whole day, rounded: what an hour adds to them may come to less than nothing. */
function averageOf(seconds: number | null): number | null {
  return seconds === null ? null : rounded(Math.max(0, seconds));
}
