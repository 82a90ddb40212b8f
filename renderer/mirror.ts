import type { Picture, Queue, Total } from '#core/board/queue';
import { isSame } from './same.ts';

/** The last picture: the queues by id, and the order to show them in. */
export interface Mirror {
  readonly order: readonly string[];
  readonly queues: ReadonlyMap<string, Queue>;
  /** All queues together; `null` where the hub is an older one, which does not say. */
  readonly total: Total | null;
}

export const emptyMirror: Mirror = { order: [], queues: new Map(), total: null };

/** What did not change keeps its identity, so that what shows it need not look again. */
function keep<Value>(before: Value | undefined, after: Value): Value {
  return before !== undefined && isSame(before, after) ? before : after;
}

/** Of a queue that changed, the parts that did not keep theirs, too: a line of callers is not drawn anew for an agent. */
function keepParts(before: Queue | undefined, after: Queue): Queue {
  if (before === undefined) return after;
  if (isSame(before, after)) return before;
  const { waitingSince, limits } = before;
  return { ...after, waitingSince: keep(waitingSince, after.waitingSince), limits: keep(limits, after.limits) };
}

/** All queues anew: what the snapshot does not have is gone. */
export function withSnapshot(mirror: Mirror, picture: Picture): Mirror {
  return {
    total: totalIn(mirror, picture),
    order: keep(
      mirror.order,
      picture.queues.map((queue) => queue.id),
    ),
    queues: new Map(picture.queues.map((queue) => [queue.id, keepParts(mirror.queues.get(queue.id), queue)])),
  };
}

/** The queues that changed, each in its place; one never seen before comes last. */
export function withUpdate(mirror: Mirror, picture: Picture): Mirror {
  const queues = new Map(mirror.queues);
  for (const queue of picture.queues) queues.set(queue.id, keepParts(queues.get(queue.id), queue));
  const added = [...queues.keys()].filter((id) => !mirror.queues.has(id));
  const order = added.length > 0 ? [...mirror.order, ...added] : mirror.order;
  return { order, queues, total: totalIn(mirror, picture) };
}

/** A hub of another version may say none: then there is none, rather than an old one. */
function totalIn(mirror: Mirror, picture: Partial<Picture>): Total | null {
  return keep<Total | null>(mirror.total, picture.total ?? null);
}
