import type { Queue } from '#core/board/queue';
import { useBoard } from '../board-state.ts';
import { missedShort } from '../words/missed.ts';
import { count } from '../words/format.ts';
import { watchedDay } from '../past/watched.ts';
import { useWords } from '../words/use-words.ts';
import { figureLabel } from '../card/explain.ts';
import { DayBar, dayWords } from './day-bar.tsx';

interface DayRowProps {
  readonly queue: Queue;
  /** Today's figures have given way: the lost calls stand beside the bar. */
  readonly hasLost: boolean;
}

/** "I dag", once, and the day as one bar of the same length in every tile. */
export function DayRow({ queue, hasLost }: DayRowProps) {
  const words = useWords();
  const timeZone = useBoard((state) => state.setup?.timeZone);
  const missed = timeZone === undefined ? undefined : missedShort(queue.missed ?? [], timeZone, words);
  const none = dayWords(queue, words);
  const { lostToday } = queue;
  return (
    <div className="day-row">
      <h3>{words.t(watchedDay === undefined ? 'today' : 'past.thatDay')}</h3>
      {none === undefined ? <DayBar queue={queue} /> : <p className="day-words">{none}</p>}
      {hasLost && none === undefined && lostToday !== null && (
        <p className="day-lost-count" aria-hidden="true">
          <b>{count(lostToday, words)}</b> {figureLabel(queue, 'lostToday', words)}
        </p>
      )}
      {!hasLost && missed !== undefined && <p className="day-words">{missed}</p>}
    </div>
  );
}
