import type { NumberName } from '#core/said/numbers';
import type { Queue } from '#core/board/queue';

/** Said only where there are any: most days there are none, and nobody should wonder at a zero. */
const whereAny: readonly NumberName[] = ['overflowedToday', 'inferredLostToday'];

/** What is to be said of a queue's day beside its five figures. */
export const notesOf = (queue: Queue): readonly NumberName[] => whereAny.filter((name) => (queue[name] ?? 0) > 0);

/** Whether any queue has something to say there. */
export const haveNotes = (queues: Iterable<Queue>): boolean =>
  Array.from(queues).some((queue) => notesOf(queue).length > 0 || queue.missed !== undefined);
