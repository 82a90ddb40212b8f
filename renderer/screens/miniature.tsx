import type { Screen } from '#core/screens/screen';
import { useBoard } from '../board-state.ts';
import { shownQueues } from '../board/shown-queues.ts';
import { enDash, stopwatch } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import { isUpright } from './screen-words.ts';

/** So many tiles can be told apart in it. */
const mostTiles = 4;

/**
 * What a screen has to show, drawn here from the hub's own figures: no picture was taken of it. One that is gone is hatched and without
 * figures, since nobody knows what it shows.
 */
export function Miniature({ screen: { isThere, queues: chosen, display } }: { readonly screen: Screen }) {
  const { t } = useWords();
  const order = useBoard((state) => state.order);
  const queues = useBoard((state) => state.queues);
  const shown = shownQueues(order, chosen);
  const upright = display !== null && isUpright(display);
  return (
    <div className="miniature" data-gone={!isThere || undefined} data-upright={upright || undefined}>
      <span className="visually-hidden">{t(isThere ? 'screens.shows' : 'screens.showsNothing')}</span>
      <div className="miniature-tiles" aria-hidden="true">
        {shown.slice(0, mostTiles).map((id) => {
          const queue = queues.get(id);
          if (queue === undefined) return null;
          const { level, callsWaiting, longestWaitSeconds } = queue;
          return (
            <div key={id} className="miniature-tile" data-level={isThere ? level : undefined}>
              <span>{queue.name}</span>
              <strong>{isThere ? (callsWaiting ?? enDash) : enDash}</strong>
              {isThere && longestWaitSeconds !== null && longestWaitSeconds > 0 && (
                <em>{stopwatch(longestWaitSeconds)}</em>
              )}
            </div>
          );
        })}
      </div>
      {shown.length > mostTiles && (
        <span className="miniature-more" aria-hidden="true">
          {t('screens.moreQueues', { more: shown.length - mostTiles })}
        </span>
      )}
    </div>
  );
}
