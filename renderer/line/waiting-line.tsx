import type { Queue } from '#core/board/queue';
import { memo, useLayoutEffect, useRef, type CSSProperties } from 'react';
import { hubClock, ticker, useBoard } from '../board-state.ts';
import { isStill } from '../screen/motion.ts';
import { limitText } from '../words/format.ts';
import { useWords } from '../words/use-words.ts';
import { axisFor, type Axis } from './axis.ts';
import { createBars, mostBars, type Bars } from './bars.ts';

/** The higher one lies on top: its name stays whole where the lower line runs close below. */
const limitNames = ['warning', 'critical'] as const;

/** In a line lower than this a name would touch what stands above it. In letters. */
const leastForNames = 1.5;
const leastForMore = 1.1;

interface WaitingLineProps {
  readonly waitingSince: Queue['waitingSince'];
  readonly limits: Queue['limits']['longestWaitSeconds'];
  readonly isStale: boolean;
  /** How high the line is, in letters of its names: of two names that would touch only the higher one is written. */
  readonly letters: number;
}

/**
 * The queue as a shape: each who waits is a bar against the queue's own limits, the oldest first. Renders only when the
 * callers, or what the screen knows of them, are others.
 */
export const WaitingLine = memo(function WaitingLine({ waitingSince, limits, isStale, letters }: WaitingLineProps) {
  const words = useWords();
  const frozenAt = useBoard((state) => state.frozenAt);
  const field = useRef<HTMLDivElement>(null);
  const line = useRef<HTMLDivElement>(null);
  const bars = useRef<Bars>(null);
  const count = waitingSince?.length ?? 0;
  const written = axisFor(limits, 0);
  const isCrowded = ((written.critical ?? 1) - (written.warning ?? 0)) * letters < 1;
  const hasNames = letters >= leastForNames && count <= mostBars;

  useLayoutEffect(() => {
    if (field.current === null) return;
    const entries = (waitingSince ?? []).map((since) => Date.parse(since));
    const isFirst = bars.current === null;
    bars.current ??= createBars(field.current, isStill);
    bars.current.show(entries, !isFirst);
    const stoppedAt = frozenAt ?? (isStale ? hubClock.now() : null);
    let shown: Axis | undefined;
    function grow(): void {
      const now = stoppedAt ?? hubClock.now();
      const axis = axisFor(limits, entries[0] === undefined ? 0 : (now - entries[0]) / 1_000);
      bars.current?.grow(now, axis);
      if (shown?.seconds === axis.seconds) return;
      shown = axis;
      line.current?.toggleAttribute('data-far', axis.isFar);
      for (const name of limitNames) line.current?.style.setProperty(`--${name}-at`, String(axis[name] ?? 0));
    }
    grow();
    return stoppedAt === null ? ticker.subscribe(grow) : undefined;
  }, [waitingSince, limits, frozenAt, isStale]);

  return (
    <div
      className="line"
      ref={line}
      aria-hidden="true"
      style={{ '--count': Math.min(count, mostBars) } as CSSProperties}
    >
      <div className="bars" ref={field} />
      {limitNames.map((name) => {
        const limit = limits[name];
        if (limit === null) return null;
        return (
          <p className={`limit limit-${name}`} key={name}>
            <span hidden={!hasNames || (name === 'warning' && limits.critical !== null && isCrowded)}>
              {limitText(limit, words)}
            </span>
          </p>
        );
      })}
      {count > mostBars && letters >= leastForMore && (
        <p className="more">{words.t('more', { count: count - mostBars })}</p>
      )}
    </div>
  );
});
