import type { CountedTotals } from './counted-totals.ts';
import { afterTotals, longGap } from './counted-totals.ts';
import { believable } from './believable.ts';
import type { QueueCounted } from '../said/facts.ts';
import type { Instant, Milliseconds } from '../time/instant.ts';
import { second } from '../time/instant.ts';

/** A caller of whom only the count told. */
export interface CountedEntry {
  /** When he was first seen: he entered between the poll before and this one. */
  readonly since: Instant;
  /** He may have entered long before, since nobody looked. */
  readonly atLeast: boolean;
}

/** What is known of a queue whose phone system tells counts and no calls: who waits, and the day's totals. */
export interface CountedQueue extends CountedTotals {
  /** The newest count. */
  readonly at: Instant;
  /** `null`: the newest count did not say. */
  readonly waiting: number | null;
  /** Whether the phone system itself finds that an alarm should sound; `null`: the newest count did not say. */
  readonly alarm: boolean | null;
  /** Who waited when the number of waiting was last told, at `countedAt`; the oldest first. */
  readonly entries: readonly CountedEntry[];
  readonly countedAt: Instant;
  /** `left` when both totals were last told, and the calls that were taken for gone since without them. */
  readonly leftAt: number;
  readonly gone: number;
  /** How many agents the newest count found in each state; `null`: it did not say. */
  readonly agents: CountedAgents;
}

export interface CountedAgents {
  readonly ready: number | null;
  readonly busy: number | null;
  readonly other: number | null;
}

/**
 * What is known after one more count. Arrivals since the last one are the change of waiting and the departures; the
 * departures are the change of answered and abandoned, and take the oldest first (`order` `fifo`).
 */
export function afterCount(before: CountedQueue | undefined, told: QueueCounted, timeZone: string): CountedQueue {
  const fact = believable(told);
  const { at, waiting, alarm = null } = fact;
  const gap = before === undefined ? 0 : Math.abs(at - before.at);
  const totals = afterTotals(before, fact, timeZone, gap);
  const agents = agentsIn(fact);
  const hasTotals = fact.answered !== null && fact.abandoned !== null;
  if (before === undefined) {
    const entries = withOldest(seen(waiting ?? 0, at, true), fact);
    return { ...totals, at, waiting, alarm, entries, countedAt: at, leftAt: totals.left, gone: 0, agents };
  }
  if (waiting === null) return { ...before, ...totals, at, waiting, alarm, agents };
  const fewer = Math.max(0, before.entries.length - waiting);
  const departures = hasTotals ? Math.max(fewer, totals.left - before.leftAt - before.gone) : fewer;
  return {
    ...totals,
    at,
    waiting,
    alarm,
    entries: withOldest(entriesAfter(before, waiting, departures, at, hasTotals && totals.continues), fact),
    countedAt: at,
    leftAt: hasTotals ? totals.left : before.leftAt,
    gone: hasTotals ? 0 : before.gone + departures,
    agents,
  };
}

function agentsIn({ agentsReady = null, agentsBusy = null, agentsOther = null }: QueueCounted): CountedAgents {
  return { ready: agentsReady, busy: agentsBusy, other: agentsOther };
}

/** Where it is told how long the one who has waited longest has waited: he came then, and nobody before him. */
function withOldest(
  entries: readonly CountedEntry[],
  { at, longestWaitSeconds = null }: QueueCounted,
): readonly CountedEntry[] {
  if (longestWaitSeconds === null) return entries;
  const oldest = at - longestWaitSeconds * second;
  return entries.map((entry, index) =>
    index === 0 ? { since: oldest, atLeast: false } : { ...entry, since: Math.max(oldest, entry.since) },
  );
}

/**
 * The new ones are dated at the poll that saw them first. Answers that say nothing new may not be told, so that the poll
 * before may be nearer than the count before. After a long time they are "at least" as old; and where it is not known how
 * many left in it, so are all.
 */
function entriesAfter(
  { entries, countedAt }: CountedQueue,
  waiting: number,
  departures: number,
  at: Instant,
  sure: boolean,
): readonly CountedEntry[] {
  const long = Math.abs(at - countedAt) > longGap;
  if (long && !sure) return seen(waiting, at, true);
  const stayed = entries.slice(departures);
  return [...stayed, ...seen(waiting - stayed.length, at, long)];
}

function seen(count: number, since: Instant, atLeast: boolean): readonly CountedEntry[] {
  return Array.from({ length: count }, () => ({ since, atLeast }));
}

/**
 * The longest wait at `now`, in seconds; 0 when none waits, `null` when it is not known whether anybody does. When
 * calls leave first in, first out, it is never more than the truth, and less by the time between two polls at most.
 */
export function longestWait(
  { waiting, entries }: CountedQueue,
  now: Instant,
): { readonly seconds: number; readonly atLeast: boolean } | null {
  if (waiting === null) return null;
  const oldest = entries[0];
  if (oldest === undefined) return { seconds: 0, atLeast: false };
  return { seconds: Math.max(0, (now - oldest.since) / second), atLeast: oldest.atLeast };
}

/** The queue after the hub's clock was set: who waits has waited as long as before. */
export function afterClockStep(queue: CountedQueue, by: Milliseconds): CountedQueue {
  return {
    ...queue,
    at: queue.at + by,
    countedAt: queue.countedAt + by,
    entries: queue.entries.map((entry) => ({ ...entry, since: entry.since + by })),
  };
}
