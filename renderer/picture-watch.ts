import type { Picture, Queue } from '#core/board/queue';

/** What each screen counts by itself, and how fresh it is: they differ in two pictures of the same. */
const counting: ReadonlySet<string> = new Set([
  'asOf',
  'longestWaitSeconds',
  'longestWaitTime',
  'longestWaitTodaySeconds',
]);

const signature = (queue: Queue): string =>
  JSON.stringify(queue, (name, value: unknown) => (counting.has(name) ? undefined : value));

interface PictureWatchOptions {
  readonly picture: () => Promise<Pick<Picture, 'queues' | 'catchingUp'>>;
  /** What the window shows: the same object for as long as nothing is told. */
  readonly shown: () => ReadonlyMap<string, Queue>;
  /** The window shows something older than the hub knows. Told each time that it is so. */
  readonly behind: () => void;
  /** It does not any more. */
  readonly level: () => void;
}

/**
 * The board's watch over itself: asks the hub for its picture now and then. Where it is another than the window's twice in a row,
 * and nothing was told meanwhile, what should tell it has died, whatever that is.
 */
export function createPictureWatch({ picture, shown, behind, level }: PictureWatchOptions) {
  let differed: ReadonlyMap<string, Queue> | undefined;
  let isBehind = false;

  return async function look(): Promise<void> {
    let asked: Pick<Picture, 'queues' | 'catchingUp'>;
    try {
      asked = await picture();
    } catch {
      // No answer at all is the connection's to tell.
      return;
    }
    const current = shown();
    const isSame = asked.queues.every((queue) => {
      const own = current.get(queue.id);
      return own !== undefined && signature(own) === signature(queue);
    });
    const isStuck = !isSame && differed === current;
    differed = isSame ? undefined : current;
    if (isStuck) behind();
    else if (isBehind && isSame) level();
    isBehind = isStuck || (isBehind && !isSame);
  };
}
