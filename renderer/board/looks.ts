import type { Queue, UnknownReason } from '#core/board/queue';

/**
 * What a tile looks like: its level, unless nobody can know it now, or nobody is there to change it. `unknown`: there was a
 * word, and it is too old. `untold`: nobody tells. `waiting`: nothing was received yet.
 */
export type Looks = Queue['level'] | 'nobody' | 'old' | 'unknown' | 'untold' | 'waiting';

/** Looks of which nobody knows who waits. */
export const isBlind = (looks: Looks): boolean => looks === 'unknown' || looks === 'untold' || looks === 'waiting';

/**
 * Someone waits, no agent is ready, and not even a phone rings for each of those who wait. Old news of agents alarm
 * nobody: that they are old is an alarm of its own.
 */
export const isNobodyReady = ({
  callsWaiting,
  agentsReady,
  agentsRinging,
  provenance,
}: Pick<Queue, 'callsWaiting' | 'agentsReady' | 'agentsRinging' | 'provenance'>): boolean =>
  callsWaiting !== null && agentsReady === 0 && callsWaiting > (agentsRinging ?? 0) && !provenance.agentsReady.stale;

/** `oldSince`: since when the figures are old, `null` while they are fresh. */
export function looksOf(queue: Queue, oldSince: number | null): Looks {
  if (queue.callsWaiting === null) return blindLooks(queue);
  if (oldSince !== null) return 'old';
  if (queue.level === 'critical') return 'critical';
  return isNobodyReady(queue) ? 'nobody' : queue.level;
}

/** Nothing came yet of this queue, or today is still being read. */
const early: readonly (UnknownReason | undefined)[] = ['notHeardYet', 'queueNotHeard', 'catchingUp'];
const never: readonly (UnknownReason | undefined)[] = ['notProvided', 'noMembers'];

function blindLooks({ provenance }: Queue): Looks {
  const { unknown } = provenance.callsWaiting;
  if (early.includes(unknown)) return 'waiting';
  return never.includes(unknown) ? 'untold' : 'unknown';
}
