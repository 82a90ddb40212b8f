import { percentage } from '../board/figure.ts';
import type { Milliseconds } from '../time/instant.ts';
import { hour, second } from '../time/instant.ts';
import { isReached } from './own-calls.ts';

/** What calls that agents made come to. */
export interface OutboundSums {
  /** Calls made. */
  readonly calls: number;
  /** Of these, whose end was told, with how long it was talked. */
  readonly ended: number;
  /** Of these, in which somebody was reached. */
  readonly reached: number;
  /** In whole milliseconds: what is taken off again leaves nothing. */
  readonly talkTime: Milliseconds;
}

export const noOutbound: OutboundSums = { calls: 0, ended: 0, reached: 0, talkTime: 0 };

/** Nobody talks longer in one call, whatever is told. */
const longest: Milliseconds = 24 * hour;

/** One call, that lasted so long; `null`: its end is not told. */
export function sumsOf(seconds: number | null): OutboundSums {
  const talked = seconds !== null && isReached(seconds);
  return {
    calls: 1,
    ended: seconds === null ? 0 : 1,
    reached: talked ? 1 : 0,
    talkTime: talked ? Math.min(longest, Math.round(seconds * second)) : 0,
  };
}

export function withDifference(sums: OutboundSums, more: OutboundSums, sign: 1 | -1): OutboundSums {
  return {
    calls: sums.calls + sign * more.calls,
    ended: sums.ended + sign * more.ended,
    reached: sums.reached + sign * more.reached,
    talkTime: sums.talkTime + sign * more.talkTime,
  };
}

/** What the sums come to, as people and programs are told. Seconds are whole, percentages have one decimal. */
export interface OutboundFigures {
  readonly calls: number;
  readonly ended: number;
  readonly reached: number;
  /** Of the calls whose end was told; `null` before the first. */
  readonly reachedRate: number | null;
  readonly talkSeconds: number;
  /** Of the calls in which somebody was reached; `null` before the first. */
  readonly avgTalkSeconds: number | null;
}

export function figuresOf({ calls, ended, reached, talkTime }: OutboundSums): OutboundFigures {
  return {
    calls,
    ended,
    reached,
    reachedRate: percentage(ended === 0 ? null : (reached / ended) * 100),
    talkSeconds: Math.round(talkTime / second),
    avgTalkSeconds: reached === 0 ? null : Math.round(talkTime / reached / second),
  };
}
