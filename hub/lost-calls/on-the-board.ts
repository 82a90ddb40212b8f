import type { Picture } from '#core/board/queue';
import type { Instant } from '#core/time/instant';
import type { LostCallWatch } from './watch.ts';

/** The picture with how many of those who were lost nobody has reached yet; where it is not known who was lost, that is not. */
export function withLostOpen(picture: Picture, lost: Pick<LostCallWatch, 'open' | 'knows'>, now: Instant): Picture {
  const { queues: open, all } = lost.open(now);
  const queues = picture.queues.map((queue) => {
    const isKnown = queue.lostToday !== null && lost.knows(queue.id);
    return { ...queue, lostOpenToday: isKnown ? (open[queue.id] ?? 0) : null };
  });
  // A caller who was lost in two queues is one.
  const isAnyKnown = queues.some(({ lostOpenToday }) => lostOpenToday !== null);
  return { ...picture, queues, total: { ...picture.total, lostOpenToday: isAnyKnown ? all : null } };
}
