import type { Queue } from '#core/board/queue';

/** What a tile looks like: its level, unless nobody can know it now, or nobody is there to change it. */
export type Looks = Queue['level'] | 'nobody' | 'old' | 'unknown' | 'waiting';

/**
 * Someone waits, no agent is ready, and not even a phone rings for each of those who wait. Old news of agents alarm
 * nobody: that they are old is an alarm of its own.
 */
export const isNobodyReady = ({ callsWaiting, agentsReady, agentsRinging, provenance }: Queue): boolean =>
  callsWaiting !== null && agentsReady === 0 && callsWaiting > (agentsRinging ?? 0) && !provenance.agentsReady.stale;

/** `oldSince`: since when the figures are old, `null` while they are fresh. */
export function looksOf(queue: Queue, oldSince: number | null): Looks {
  if (queue.callsWaiting === null) {
    const { unknown } = queue.provenance.callsWaiting;
    return unknown === 'notHeardYet' || unknown === 'catchingUp' ? 'waiting' : 'unknown';
  }
  if (oldSince !== null) return 'old';
  if (queue.level === 'critical') return 'critical';
  return isNobodyReady(queue) ? 'nobody' : queue.level;
}
