import type { Instant, Milliseconds } from '../time/instant.ts';
import { second } from '../time/instant.ts';

/** What the phone system's own totals have been ahead of the calls that were heard, since some time. A value. */
export interface Settling {
  readonly since: Instant;
  readonly answered: Range;
  readonly abandoned: Range;
}

interface Range {
  readonly low: number;
  readonly high: number;
}

interface Ahead {
  readonly answered: number;
  readonly abandoned: number;
}

/** Totals come a while after the calls that they count, or before them. What is so all the time lasts longer. */
const settles: Milliseconds = 60 * second;

export function settlingFrom(since: Instant, { answered, abandoned }: Ahead): Settling {
  return {
    since,
    answered: { low: answered, high: answered },
    abandoned: { low: abandoned, high: abandoned },
  };
}

export function settlingWith({ since, answered, abandoned }: Settling, ahead: Ahead): Settling {
  return {
    since,
    answered: { low: Math.min(answered.low, ahead.answered), high: Math.max(answered.high, ahead.answered) },
    abandoned: { low: Math.min(abandoned.low, ahead.abandoned), high: Math.max(abandoned.high, ahead.abandoned) },
  };
}

export function isSettled({ since }: Settling, now: Instant): boolean {
  return now - since >= settles;
}

/** As it was, unless it was never so in all that time. */
export function settled({ answered, abandoned }: Settling, known: Ahead): Ahead {
  return { answered: within(answered, known.answered), abandoned: within(abandoned, known.abandoned) };
}

function within({ low, high }: Range, known: number): number {
  return Math.min(Math.max(known, low), high);
}
