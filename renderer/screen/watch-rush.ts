import type { BoardStore } from '../store.ts';
import type { Rush } from './rush.ts';

/** Counts the lines that change, and marks the page with `data-rush`: styles stand still then. */
export function watchRush(store: BoardStore, rush: Rush): void {
  store.subscribe(({ queues }, before) => {
    if (queues === before.queues) return;
    const known = [...queues.values()].map((queue) => [queue, before.queues.get(queue.id)] as const);
    // Who waits, not how many: one may come in the same moment in which another is answered.
    const changed = known.filter(([queue, last]) => last !== undefined && queue.waitingSince !== last.waitingSince);
    rush.changed(changed.length);
    document.documentElement.toggleAttribute('data-rush', rush.isOn());
  });
}
