import type { Totals } from './totals.ts';

/** What a rate or an average is divided from. Unlike those, shares of several queues can be added up. */
export interface Share {
  /** Calls, or the milliseconds of all of them. */
  readonly part: number;
  /** So many calls. */
  readonly whole: number;
  /** Calls of today that are answered or lost: before the first of them a rate says nothing, however many wait. */
  readonly outcomes: number;
}

type Answers = Pick<Totals, 'answered' | 'abandoned'>;

/** Answered of those answered and lost. */
export function answerShare({ answered, abandoned }: Answers): Share {
  const whole = answered + abandoned;
  return { part: answered, whole, outcomes: whole };
}

/** From entry to answer, of the answered. */
export function waitShare({ answered, answerWait }: Totals): Share {
  return { part: answerWait, whole: answered, outcomes: answered };
}

/** From answer to the end of the agent's part, of those whose talk is over. */
export function talkShare({ talks, talkTime }: Totals): Share {
  return { part: talkTime, whole: talks, outcomes: talks };
}

/**
 * Those that reached an agent in time: answered within T of answered + abandoned − abandoned within T. `waitingBeyond`: so
 * many of today still wait, beyond T already, which counts against it. Of an answered caller who was there before us it may
 * not be known whether it was in time: he is in neither.
 */
export function levelShare(totals: Totals, waitingBeyond: number): Share {
  const outcomes = totals.answered - totals.answeredPerhapsWithin + totals.abandoned;
  return { part: totals.answeredWithin, whole: outcomes - totals.abandonedWithin + waitingBeyond, outcomes };
}

/** Of several queues together. */
export function added(shares: readonly Share[]): Share {
  const sumOf = (name: keyof Share): number => shares.reduce((sum, share) => sum + share[name], 0);
  return { part: sumOf('part'), whole: sumOf('whole'), outcomes: sumOf('outcomes') };
}

/** A share of calls in per cent, unrounded; `null`: there is nothing to divide, or no outcome yet. */
export function inPercent({ part, whole, outcomes }: Share): number | null {
  return whole === 0 || outcomes === 0 ? null : (part * 100) / whole;
}

/** Mean of the milliseconds in seconds, unrounded; `null`: there is nothing to divide. */
export function inSeconds({ part, whole }: Share): number | null {
  return whole === 0 ? null : part / whole / 1_000;
}
