import type { NumberName } from '#core/said/numbers';
import type { Provenance, Queue } from '#core/board/queue';

/** Whether a number is what it says, worked out from counts, or no more than the least that it can be. */
export type Precision = 'exact' | 'estimated' | 'atLeast';

export const precisionOf = ({ estimated, atLeast = false }: Provenance): Precision =>
  atLeast ? 'atLeast' : estimated ? 'estimated' : 'exact';

/** As a figure shows it: that nobody waits is no estimate, however the waits are worked out. */
export const shownPrecision = (queue: Queue, name: NumberName): Precision =>
  queue[name] === null || (name === 'longestWaitSeconds' && queue.callsWaiting === 0)
    ? 'exact'
    : precisionOf(queue.provenance[name]);
