import type { Queue } from '#core/board/queue';
import { memo, type CSSProperties } from 'react';
import { useBoard } from '../board-state.ts';
import { WaitingLine } from '../line/waiting-line.tsx';
import { useWords } from '../words/use-words.ts';
import { AgentFigures } from './agent-figures.tsx';
import { LevelWords } from './level-words.tsx';
import { looksOf } from './looks.ts';
import { useOldSince } from './old-since.ts';
import { widthInEms } from './text-width.ts';
import { TodayFigures } from './today-figures.tsx';
import { WaitingFigures } from './waiting-figures.tsx';

/** The first minute: whom the board waits for, in the place where callers will stand. */
function FirstWords({ queue }: { readonly queue: Queue }) {
  const { t } = useWords();
  const { source, unknown } = queue.provenance.callsWaiting;
  const title = useBoard((state) => state.sources.find(({ id }) => id === source)?.title ?? source);
  if (unknown === 'catchingUp') {
    return (
      <div className="line line-words">
        <p>{t('catchingUpHelp')}</p>
      </div>
    );
  }
  return (
    <div className="line line-words">
      <p>{t('waitsFor', { source: title ?? t('phoneSystem') })}</p>
      <p>{t('waitsForHelp')}</p>
    </div>
  );
}

/** Hundredths of a tile's width, as the styles have them: what a head's line holds, its name and the words beside it. */
const headRoom = { line: 92, letter: 6, words: 44 };

/** Whether the name is too long to share its line with the longest words that may come to stand there. */
const isStacked = (name: string, scale: number) =>
  scale * (widthInEms(name) * headRoom.letter + headRoom.words) > headRoom.line;

function Tile({ queue }: { readonly queue: Queue }) {
  const oldSince = useOldSince(queue);
  const looks = looksOf(queue, oldSince);
  const scale = useBoard((state) => state.settings.scale);
  const nameId = `queue-name-${queue.id}`;
  return (
    <article className="tile" data-testid={`queue-${queue.id}`} data-looks={looks} aria-labelledby={nameId}>
      <div className="tile-inside">
        <section className="tile-now">
          <header
            className="tile-head"
            data-stacked={isStacked(queue.name, scale) || undefined}
            style={{ '--name-ems': widthInEms(queue.name) } as CSSProperties}
          >
            <h2 id={nameId}>{queue.name}</h2>
            <LevelWords reason={queue.levelReason} looks={looks} oldSince={oldSince} />
          </header>
          <WaitingFigures queue={queue} />
          {looks === 'waiting' ? (
            <FirstWords queue={queue} />
          ) : (
            <WaitingLine
              waitingSince={queue.waitingSince}
              limits={queue.limits.longestWaitSeconds}
              isStale={queue.provenance.callsWaiting.stale}
            />
          )}
        </section>
        <div className="tile-rest">
          <AgentFigures queue={queue} />
          <TodayFigures queue={queue} />
        </div>
      </div>
    </article>
  );
}

/** One queue. Renders only when that queue changed, or when the hub is lost or found. */
export const QueueTile = memo(function QueueTile({ id }: { readonly id: string }) {
  const queue = useBoard((state) => state.queues.get(id));
  return queue === undefined ? null : <Tile queue={queue} />;
});
