import type { Queue } from '#core/board/queue';
import { memo, type CSSProperties } from 'react';
import { useBoard } from '../board-state.ts';
import { WaitingLine } from '../line/waiting-line.tsx';
import { AgentFigures } from './agent-figures.tsx';
import { LevelWords } from './level-words.tsx';
import { isBlind, looksOf } from './looks.ts';
import { useOldSince } from './old-since.ts';
import { usePlan } from './plan/use-plan.ts';
import { Sentences } from './sentences.tsx';
import { TileName } from './tile-name.tsx';
import { TodayFigures } from './today-figures.tsx';
import { WaitingFigures } from './waiting-figures.tsx';

interface TileProps {
  readonly queue: Queue;
  readonly span: number;
}

function Tile({ queue, span }: TileProps) {
  const plan = usePlan();
  const oldSince = useOldSince(queue);
  const looks = looksOf(queue, oldSince);
  const { asOf, unknown } = queue.provenance.callsWaiting;
  const heardAt = asOf === null ? null : Date.parse(asOf);
  const agents = <AgentFigures queue={queue} isKept={plan.agents !== null} />;
  return (
    <article
      className="tile"
      data-testid={`queue-${queue.id}`}
      data-looks={looks}
      aria-labelledby={`queue-name-${queue.id}`}
      style={{ gridColumn: `span ${span}` } as CSSProperties}
    >
      <section className="tile-now">
        <header className="tile-head">
          <TileName queue={queue} />
          <LevelWords
            reason={queue.levelReason}
            looks={looks}
            since={looks === 'unknown' ? heardAt : oldSince}
            isCatchingUp={unknown === 'catchingUp'}
          />
        </header>
        <div className="tile-figures">
          <WaitingFigures queue={queue} />
          {plan.agents === 'beside' && agents}
        </div>
        {isBlind(looks) ? (
          <Sentences queue={queue} looks={looks} />
        ) : (
          plan.lineHeight > 0 && (
            <WaitingLine
              waitingSince={queue.waitingSince}
              limits={queue.limits.longestWaitSeconds}
              isStale={queue.provenance.callsWaiting.stale}
              letters={plan.lineHeight / plan.label}
            />
          )
        )}
      </section>
      <div className="tile-rest">
        {plan.agents !== 'beside' && agents}
        <TodayFigures queue={queue} />
      </div>
    </article>
  );
}

/** One queue. Renders only when that queue changed, when the board stands otherwise, or when the hub is lost or found. */
export const QueueTile = memo(function QueueTile({ id, span }: { readonly id: string; readonly span: number }) {
  const queue = useBoard((state) => state.queues.get(id));
  return queue === undefined ? null : <Tile queue={queue} span={span} />;
});
