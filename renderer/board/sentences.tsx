import type { Queue } from '#core/board/queue';
import { hubClock, useBoard } from '../board-state.ts';
import { lately } from '../sources/turned-away.ts';
import { clockTime, count } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import type { Words } from '../words/words.ts';
import type { Looks } from './looks.ts';

interface SentencesProps {
  readonly queue: Queue;
  readonly looks: Looks;
}

/**
 * In the place of a waiting line of which nothing is known: whom the board listens to, when it was heard last, and what was
 * known until then, with its time. Never empty limits, as if nobody waited.
 */
export function Sentences({ queue, looks }: SentencesProps) {
  const words = useWords();
  const timeZone = useBoard((state) => state.setup?.timeZone);
  const { source, unknown, asOf } = queue.provenance.callsWaiting;
  const title = useBoard((state) => state.sources.find(({ id }) => id === source)?.title ?? source);
  // A phone system that is wrongly set up must not look like a quiet one.
  const isRefused = useBoard((state) =>
    state.sources.some((each) => each.id === source && lately(each, hubClock.now()) !== null),
  );
  const name = title ?? words.t('phoneSystem');
  const timeOf = (at: string) => (timeZone === undefined ? '' : clockTime(Date.parse(at), timeZone));
  return (
    <div className="sentences">
      {unknown === 'catchingUp' && <p>{words.t('catchingUpHelp')}</p>}
      {looks === 'waiting' && unknown !== 'catchingUp' && (
        <>
          <p>{words.t(isRefused ? 'turnedAway.onTile' : 'waitsFor', { source: name })}</p>
          <p>{words.t(isRefused ? 'turnedAway.onTileHelp' : 'waitsForHelp')}</p>
        </>
      )}
      {looks === 'unknown' && asOf !== null && <p>{words.t('lastReceived', { source: name, time: timeOf(asOf) })}</p>}
      {queue.lastKnown !== undefined && <p>{untilThen(queue.lastKnown, timeOf(queue.lastKnown.at), words)}</p>}
    </div>
  );
}

function untilThen({ answeredToday, lostToday }: NonNullable<Queue['lastKnown']>, time: string, words: Words): string {
  const answered = count(answeredToday, words);
  if (lostToday === null) return words.t('untilThenAnswered', { time, answered });
  return words.t('untilThen', { time, answered, lost: count(lostToday, words) });
}
