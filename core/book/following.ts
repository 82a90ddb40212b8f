import type { FollowedExtent, QueueFollowed } from '../said/facts.ts';
import type { Instant, Milliseconds } from '../time/instant.ts';

/** Of a queue that is not told of as a whole: what is missing, and since when that is so. */
export interface Followed {
  readonly extent: Exclude<FollowedExtent, 'all'>;
  readonly since: Instant;
}

/** Queues of which not all is told. Absent: all is. A value. */
export interface Following {
  readonly [queue: string]: Followed;
}

export const allFollowed: Following = {};

export function afterFollowed(before: Following, { queue, extent, at }: QueueFollowed): Following {
  const { [queue]: known, ...others } = before;
  if ((known?.extent ?? 'all') === extent) return before;
  return extent === 'all' ? others : { ...others, [queue]: { extent, since: at } };
}

/** The hub's clock was set. */
export function shiftedFollowing(following: Following, by: Milliseconds): Following {
  const moved = Object.entries(following).map(
    ([queue, known]) => [queue, { ...known, since: known.since + by }] as const,
  );
  return Object.fromEntries(moved);
}
