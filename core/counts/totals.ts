import type { Milliseconds } from '../time/instant.ts';
import type { PassageChange } from '../calls/changes.ts';
import type { Passage } from '../calls/passage.ts';
import { waited } from '../calls/passage.ts';
import { answerShare, inPercent, inSeconds, levelShare, talkShare, waitShare } from './shares.ts';

/** One queue's calls of one day, by class. `offered` is always the sum of the five classes. */
export interface Totals {
  readonly offered: number;
  readonly answered: number;
  readonly abandoned: number;
  readonly shortAbandoned: number;
  readonly overflowed: number;
  readonly waiting: number;
  /** Of the abandoned: concluded, not reported. */
  readonly inferredAbandoned: number;
  /** Of the answered: they waited for longer than is known. */
  readonly answeredAtLeast: number;
  /** Sum over the answered calls, from entry to answer, in milliseconds. */
  readonly answerWait: Milliseconds;
  /** Of the answered: those whose talk is over, and the sum from answer to the end of the agent's part, in milliseconds. */
  readonly talks: number;
  readonly talkTime: Milliseconds;
  /** Answered, and abandoned, within the queue's service level time. */
  readonly answeredWithin: number;
  readonly abandonedWithin: number;
  /** Answered within it as far as their wait is known, which was longer: they may have been late. */
  readonly answeredPerhapsWithin: number;
}

export const noCalls: Totals = {
  offered: 0,
  answered: 0,
  abandoned: 0,
  shortAbandoned: 0,
  overflowed: 0,
  waiting: 0,
  inferredAbandoned: 0,
  answeredAtLeast: 0,
  answerWait: 0,
  talks: 0,
  talkTime: 0,
  answeredWithin: 0,
  abandonedWithin: 0,
  answeredPerhapsWithin: 0,
};

type Sums = { -readonly [name in keyof Totals]: number };

/** The totals after a passage changed. `serviceLevel` in milliseconds. */
export function counted(totals: Totals, { before, after }: PassageChange, serviceLevel: Milliseconds): Totals {
  const sums: Sums = { ...totals };
  if (before !== null) add(sums, before, -1, serviceLevel);
  if (after !== null) add(sums, after, 1, serviceLevel);
  return sums;
}

function add(sums: Sums, passage: Passage, sign: 1 | -1, serviceLevel: Milliseconds): void {
  const wait = waited(passage, passage.entry);
  const within = wait <= serviceLevel ? sign : 0;
  sums.offered += sign;
  sums[passage.class] += sign;
  switch (passage.class) {
    case 'answered':
      sums.answerWait += sign * wait;
      if (passage.atLeast) sums.answeredAtLeast += sign;
      sums[passage.atLeast ? 'answeredPerhapsWithin' : 'answeredWithin'] += within;
      addTalk(sums, passage, sign);
      return;
    case 'abandoned':
      sums.abandonedWithin += within;
      if (passage.inferred) sums.inferredAbandoned += sign;
      return;
    case 'waiting':
    case 'shortAbandoned':
    case 'overflowed':
      return;
  }
}

function addTalk(sums: Sums, { until, talkedUntil }: Passage, sign: 1 | -1): void {
  if (until === undefined || talkedUntil === undefined) return;
  sums.talks += sign;
  // An answer that was told late may seem to come after the end of its talk.
  sums.talkTime += sign * Math.max(0, talkedUntil - until);
}

/** Both together. */
export function sum(a: Totals, b: Totals): Totals {
  if (b === noCalls) return a;
  const total: Sums = { ...a };
  for (const name of Object.keys(noCalls) as (keyof Totals)[]) total[name] += b[name];
  return total;
}

/** Answered of those answered and lost, in per cent; `null` before the first such call. */
export function answerRate(totals: Pick<Totals, 'answered' | 'abandoned'>): number | null {
  return inPercent(answerShare(totals));
}

/** Average speed of answer in seconds, unrounded; `null` before the first answered call. */
export function averageWait(totals: Totals): number | null {
  return inSeconds(waitShare(totals));
}

/** Mean talk in seconds, unrounded; `null` before the first talk is over. */
export function averageTalk(totals: Totals): number | null {
  return inSeconds(talkShare(totals));
}

/**
 * Share of the calls that reached an agent in time: answered within T / (answered + abandoned − abandoned within T), in
 * per cent, of those of whom it is known; `null` before the first of them that was answered or lost. `waitingBeyond`: so many of today still wait, beyond T.
 */
export function serviceLevel(totals: Totals, waitingBeyond: number): number | null {
  return inPercent(levelShare(totals, waitingBeyond));
}
