import type { Instant } from '#core/time/instant';
import { seededRandom } from './random.ts';
import type { Random } from './random.ts';

/** One call to come, and what its people will do. All lengths in seconds. */
export interface Arrival {
  readonly at: Instant;
  /** To a queue, to an employee's own number, or from an employee. */
  readonly kind: 'queue' | 'direct' | 'outgoing';
  /** The queue, or the employee. */
  readonly target: string;
  /** The caller's number; `null`: hidden. For `outgoing` the number called. */
  readonly number: string | null;
  /** The caller waits no longer than this in each queue. */
  readonly patienceSeconds: number;
  readonly talkSeconds: number;
  /** What the agent does after that long. */
  readonly afterwards: 'hangUp' | 'attended' | 'blind' | 'otherQueue';
}

export interface DayPlan {
  /** The first instant of the day. */
  readonly midnight: Instant;
  readonly seed: number;
  /** Calls to the queues. Direct and outgoing calls come on top: about a tenth each. */
  readonly calls: number;
  readonly queues: readonly string[];
  readonly agents: readonly string[];
}

/** A day with a hump before noon and one after, a few callers early and late, and one in the night. */
export function twoHumpedDay(plan: DayPlan): Arrival[] {
  const random = seededRandom(plan.seed);
  const book = phoneBook(random, Math.max(3, Math.round(plan.calls * 0.6)));
  const arrivals: Arrival[] = [];
  for (let count = 0; count < plan.calls; count += 1) arrivals.push(queueCall(plan, random, book));
  for (let count = 0; count < plan.calls / 10; count += 1) {
    arrivals.push({ ...queueCall(plan, random, book), kind: 'direct', target: random.pick(plan.agents) });
    arrivals.push({ ...queueCall(plan, random, book), kind: 'outgoing', target: random.pick(plan.agents) });
  }
  return arrivals.sort((one, other) => one.at - other.at);
}

function queueCall(plan: DayPlan, random: Random, book: readonly string[]): Arrival {
  return {
    at: plan.midnight + Math.round(secondOfDay(random) * 1000),
    kind: 'queue',
    target: random.pick(plan.queues),
    number: random.chance(0.12) ? null : random.pick(book),
    patienceSeconds: random.chance(0.08) ? random.between(1, 15) : 20 + random.exponential(240),
    talkSeconds: Math.min(1200, 10 + random.exponential(140)),
    afterwards: decision(random.next()),
  };
}

function decision(dice: number): Arrival['afterwards'] {
  if (dice < 0.05) return 'attended';
  if (dice < 0.1) return 'blind';
  if (dice < 0.14) return 'otherQueue';
  return 'hangUp';
}

/** Seconds after midnight. */
function secondOfDay(random: Random): number {
  const dice = random.next();
  const hours =
    dice < 0.5
      ? random.bell(10.25, 1.1)
      : dice < 0.94
        ? random.bell(13.9, 1.3)
        : random.between(dice < 0.95 ? 0 : 6, 22);
  return Math.min(23.9, Math.max(0.05, hours)) * 3600;
}

/** Numbers to call from, fewer than the calls: the same caller comes again. */
function phoneBook(random: Random, size: number): string[] {
  return Array.from({ length: size }, () => String(Math.floor(random.between(20_000_000, 99_999_999))));
}
