import type { Queue } from '#core/board/queue';
import { useLayoutEffect, useMemo, useRef } from 'react';
import { useBoard } from '../board-state.ts';
import { isStill } from '../screen/motion.ts';
import { count, secondsBetween, waitText } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import { Figure } from './figure.tsx';
import { usePlan } from './plan/use-plan.ts';
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
function LongestWait({ oldest, told }: { readonly oldest: string | undefined; readonly told: number }) {
  const words = useWords();
  const frozenAt = useBoard((state) => state.frozenAt);
  if (oldest === undefined) return <TickingText text={() => waitText(told, words)} />;
  const since = Date.parse(oldest);
  return <TickingText text={(now) => waitText(secondsBetween(since, frozenAt ?? now), words)} />;
}

/** The longest wait, kept as long as its caller is the same: while it counts by itself, what the hub told is nothing new. */
function useLongestWait({ waitingSince, longestWaitSeconds, provenance }: Queue) {
  const oldest = provenance.longestWaitSeconds.stale ? undefined : waitingSince?.[0];
  const isKnown = longestWaitSeconds !== null;
  const told = oldest === undefined ? (longestWaitSeconds ?? 0) : 0;
  return useMemo(() => (isKnown ? <LongestWait oldest={oldest} told={told} /> : null), [isKnown, oldest, told]);
}

/** The two figures to be read from the door: how many wait, and how long the first of them has. */
export function WaitingFigures({ queue }: { readonly queue: Queue }) {
  const words = useWords();
  const { hasLongLabels } = usePlan();
  const { callsWaiting } = queue;
  const label = (name: 'callsWaiting' | 'longestWaitSeconds') => (hasLongLabels ? undefined : words.t(`short.${name}`));
  const list = useStep<HTMLUListElement>(callsWaiting);
  const longestWait = useLongestWait(queue);
  return (
    <ul className="waiting" ref={list} data-none={callsWaiting === 0 || undefined}>
      <Figure className="figure-large" queue={queue} name="callsWaiting" label={label('callsWaiting')}>
        {callsWaiting === null ? null : count(callsWaiting, words)}
      </Figure>
      <Figure className="figure-large" queue={queue} name="longestWaitSeconds" label={label('longestWaitSeconds')}>
        {longestWait}
      </Figure>
    </ul>
  );
}
