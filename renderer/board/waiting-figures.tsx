import type { Queue } from '#core/queue';
import { useLayoutEffect, useRef } from 'react';
import { useBoard } from '../board-state.ts';
import { isStill } from '../screen/motion.ts';
import { count, secondsBetween, stopwatch } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import { Figure } from './figure.tsx';
import { TickingText } from './ticking-text.tsx';

const step: readonly Keyframe[] = [{ opacity: 0.3, transform: 'translateY(5%)' }, {}];

/** The list breathes once, briefly, when another caller comes or one is answered. */
function useStep<Element extends HTMLElement>(number: number | null) {
  const element = useRef<Element>(null);
  const before = useRef(number);
  useLayoutEffect(() => {
    if (before.current === number) return;
    before.current = number;
    const figure = element.current?.querySelector('.value');
    if (!isStill()) figure?.animate([...step], { duration: 350, easing: 'ease-out' });
  }, [number]);
  return element;
}

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
  const { callsWaiting, longestWaitSeconds } = queue;
  const list = useStep<HTMLUListElement>(callsWaiting);
  return (
    <ul className="waiting" ref={list}>
      <Figure className="figure-large" queue={queue} name="callsWaiting">
        {callsWaiting === null ? null : count(callsWaiting, words)}
      </Figure>
      <Figure className="figure-large" queue={queue} name="longestWaitSeconds">
        {longestWaitSeconds === null ? null : <LongestWait queue={queue} />}
      </Figure>
    </ul>
  );
}
