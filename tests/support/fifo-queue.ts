import type { QueueCounted } from '#core/said/facts';
import type { Instant, Milliseconds } from '#core/time/instant';
import { minute, second } from '#core/time/instant';
import type { Random } from '../fakes/random.ts';

/** One caller's stay in a queue. */
interface Stay {
  readonly entry: Instant;
  readonly exit: Instant;
  readonly answered: boolean;
}

/** A queue in which nobody leaves before who came before him, and what a phone system counts of it. */
export interface FifoQueue {
  /** Who waits then; the oldest first. */
  waiting(at: Instant): readonly Stay[];
  /** Whether anybody leaves from `from` (exclusive) to `to` (exclusive). */
  anybodyLeaves(from: Instant, to: Instant): boolean;
  count(at: Instant): QueueCounted;
}

/** Forty minutes around `midnight`, now busy and now quiet. The phone system's totals begin anew then. */
export function fifoQueue(random: Random, midnight: Instant): FifoQueue {
  const stays: Stay[] = [];
  let [entry, free] = [midnight - 21 * minute, 0];
  const pace = random.between(5, 60) * second;
  while (entry < midnight + 20 * minute) {
    entry += Math.round(random.chance(0.3) ? random.between(0, 2 * second) : random.exponential(pace));
    free = Math.max(free, entry) + Math.round(random.chance(0.2) ? 0 : random.exponential(0.9 * pace));
    stays.push({ entry, exit: free, answered: random.chance(0.9) });
  }
  const left = (at: Instant, answered: boolean): number => {
    const from = at >= midnight ? midnight : -Infinity;
    const earlier = at >= midnight ? 0 : 200;
    return earlier + stays.filter((it) => it.answered === answered && it.exit >= from && it.exit <= at).length;
  };
  const waiting = (at: Instant) => stays.filter((it) => it.entry <= at && it.exit > at);
  return {
    waiting,
    anybodyLeaves: (from, to) => stays.some(({ exit }) => exit > from && exit < to),
    count: (at) => ({
      kind: 'queue-counted',
      source: 'swan',
      at,
      queue: 'support',
      waiting: waiting(at).length,
      answered: left(at, true),
      abandoned: left(at, false),
      averageWaitSeconds: null,
    }),
  };
}

/** The times of polls: mostly one interval apart, sometimes a few are missed, seldom all for minutes. */
export function pollTimes(random: Random, from: Instant, to: Instant): readonly Instant[] {
  const interval = random.pick([2, 5, 30]) * second;
  const times: Instant[] = [];
  for (let at = from; at < to; at += gap(random, interval)) times.push(at);
  return times;
}

function gap(random: Random, interval: Milliseconds): Milliseconds {
  if (random.chance(0.01)) return Math.round(random.between(minute, 5 * minute));
  return Math.round(interval * (random.chance(0.1) ? random.between(2, 6) : random.between(0.95, 1.1)));
}
