import type { Picture } from '#core/board/queue';

/** All queues anew, or those that changed. */
type Kind = 'snapshot' | 'update';

/** The page says by it that it has taken a picture. */
export const takenChannel = 'taken';

/** What one page is told of the hub's pictures. */
export interface PicturePace {
  tell(kind: Kind, picture: Picture): void;
  /** The page has taken the last one, or shows that it lives: what it lost on its way will not be answered. */
  taken(): void;
}

/**
 * One picture at a time is on its way to a page, and the changes of meanwhile are one picture. A page that cannot follow, on a PC that
 * is too slow or for as long as it hangs, would else be sent a hundred a second, which lie somewhere until it has read each of them.
 */
export function createPicturePace(send: (kind: Kind, picture: Picture) => void): PicturePace {
  let isUnderWay = false;
  let next: { readonly kind: Kind; readonly picture: Picture } | undefined;

  function sendNow(kind: Kind, picture: Picture): void {
    isUnderWay = true;
    send(kind, picture);
  }

  return {
    tell(kind, picture) {
      if (isUnderWay) next = next === undefined ? { kind, picture } : after(next, kind, picture);
      else sendNow(kind, picture);
    },
    taken() {
      isUnderWay = false;
      const waiting = next;
      next = undefined;
      if (waiting !== undefined) sendNow(waiting.kind, waiting.picture);
    },
  };
}

/** Both in one: the newest of each queue, and all of them where either has all of them. */
function after(last: { readonly kind: Kind; readonly picture: Picture }, kind: Kind, picture: Picture) {
  if (kind === 'snapshot') return { kind, picture };
  const changed = new Set(picture.queues.map(({ id }) => id));
  const others = last.picture.queues.filter(({ id }) => !changed.has(id));
  if (last.kind === 'update') return { kind, picture: { ...picture, queues: [...others, ...picture.queues] } };
  const newest = new Map(picture.queues.map((queue) => [queue.id, queue]));
  return {
    kind: last.kind,
    picture: { ...picture, queues: last.picture.queues.map((queue) => newest.get(queue.id) ?? queue) },
  };
}
