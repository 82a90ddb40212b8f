import type { Instant, Milliseconds } from '#core/time/instant';
import type { GroundEvent } from '../fakes/ground-events.ts';

/**
 * Whether, when it is asked in order of time, all that left the queue since it was last seen empty left first in, first
 * out, and by an answer or a hang-up. Only then does the history of the counts tell who waits longest.
 */
export function leftInOrder(
  events: readonly GroundEvent[],
  queue: string,
  every: Milliseconds,
): (now: Instant) => boolean {
  const waiting: string[] = [];
  let next = 0;
  let inOrder = true;

  function leaves(passage: string | null, isTold: boolean): void {
    const place = waiting.indexOf(passage ?? '');
    if (place === -1) return;
    waiting.splice(place, 1);
    if (place !== 0 || !isTold) inOrder = false;
  }

  return (now) => {
    for (let event = events[next]; event !== undefined && event.at <= now; event = events[next]) {
      next += 1;
      if (event.kind === 'entered' && event.queue === queue) waiting.push(event.passage);
      if (event.kind === 'answered') leaves(event.passage, true);
      if (event.kind === 'hungUp') leaves(event.passage, true);
      if (event.kind === 'left') leaves(event.passage, false);
    }
    // Seen empty by a question: what was before it plays no part any more.
    if (waiting.length === 0 && now % every === 0) inOrder = true;
    return inOrder;
  };
}
