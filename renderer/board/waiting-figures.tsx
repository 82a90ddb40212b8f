import type { Queue } from '#core/queue';
import { useBoard } from '../board-state.ts';
import { count, secondsBetween, stopwatch } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import { Figure } from './figure.tsx';
import { TickingText } from './ticking-text.tsx';

/** Counts up from the oldest entry where that is known and still heard of; else it stands as the hub told it. */
function LongestWait({ queue }: { readonly queue: Queue }) {
  const frozenAt = useBoard((state) => state.frozenAt);
  const [oldest] = queue.waitingSince ?? [];
  const told = queue.longestWaitSeconds ?? 0;
  if (oldest === undefined || queue.provenance.longestWaitSeconds.stale) {
    return <TickingText text={() => stopwatch(told)} />;
  }
  const since = Date.parse(oldest);
  return <TickingText text={(now) => stopwatch(secondsBetween(since, frozenAt ?? now))} />;
}

/** The two figures to be read from the door: how many wait, and how long the first of them has. */
export function WaitingFigures({ queue }: { readonly queue: Queue }) {
  const words = useWords();
  const { provenance, callsWaiting, longestWaitSeconds } = queue;
  return (
    <dl className="waiting">
      <Figure
        className="figure-large"
        label={words.callsWaiting}
        testId="callsWaiting"
        provenance={provenance.callsWaiting}
      >
        {callsWaiting === null ? null : count(callsWaiting, words)}
      </Figure>
      <Figure
        className="figure-large"
        label={words.longestWait}
        testId="longestWait"
        provenance={provenance.longestWaitSeconds}
      >
        {longestWaitSeconds === null ? null : <LongestWait queue={queue} />}
      </Figure>
    </dl>
  );
}
