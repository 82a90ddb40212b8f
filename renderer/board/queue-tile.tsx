import type { Queue } from '#core/queue';
import { memo } from 'react';
import { useBoard } from '../board-state.ts';
import { AgentFigures } from './agent-figures.tsx';
import { LevelWords } from './level-words.tsx';
import { useOldSince } from './old-since.ts';
import { TodayFigures } from './today-figures.tsx';
import { WaitingFigures } from './waiting-figures.tsx';

/** What the tile looks like: its level, unless nobody can know it now. */
function looks(queue: Queue, oldSince: number | null): Queue['level'] | 'old' | 'unknown' {
  if (oldSince !== null) return 'old';
  return queue.callsWaiting === null ? 'unknown' : queue.level;
}

function Tile({ queue }: { readonly queue: Queue }) {
  const oldSince = useOldSince(queue);
  const nameId = `queue-name-${queue.id}`;
  return (
    <article
      className="tile"
      data-testid={`queue-${queue.id}`}
      data-looks={looks(queue, oldSince)}
      aria-labelledby={nameId}
    >
      <div className="tile-inside">
        <section className="tile-now">
          <header className="tile-head">
            <h2 id={nameId} title={queue.name}>
              {queue.name}
            </h2>
            <LevelWords queue={queue} oldSince={oldSince} />
          </header>
          <WaitingFigures queue={queue} />
        </section>
        <AgentFigures queue={queue} />
        <TodayFigures queue={queue} />
      </div>
    </article>
  );
}

/** One queue. Renders only when that queue changed, or when the hub is lost or found. */
export const QueueTile = memo(function QueueTile({ id }: { readonly id: string }) {
  const queue = useBoard((state) => state.queues.get(id));
  return queue === undefined ? null : <Tile queue={queue} />;
});
