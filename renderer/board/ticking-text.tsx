import { useLayoutEffect, useRef } from 'react';
import { hubClock, ticker } from '../board-state.ts';
import { widthInEms } from './text-width.ts';

interface TickingTextProps {
  /** What to say at an instant of the hub's time, in milliseconds. */
  readonly text: (now: number) => string;
  /** What of the time the text depends on: it is made anew only when this is another. Absent: each second. */
  readonly by?: (now: number) => number;
  readonly className?: string;
  readonly testId?: string;
}

/** Text that changes with time alone: each second its text node is written, and React renders nothing. */
export function TickingText({ text, by, className, testId }: TickingTextProps) {
  const element = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    let part: number | undefined;
    let shown: string | undefined;
    let ems: number | undefined;
    // This runs each second for months: what has not changed is neither made nor written again.
    function write(): void {
      const span = element.current;
      const now = hubClock.now();
      const partNow = by?.(now);
      if (span === null || (partNow !== undefined && partNow === part)) return;
      part = partNow;
      const next = text(now);
      if (next === shown) return;
      shown = next;
      // The node stays and only its text changes: nothing is made each second.
      if (span.firstChild === null) span.textContent = next;
      else if (span.firstChild.nodeValue !== next) span.firstChild.nodeValue = next;
      // Large figures are as large as their width allows.
      const width = widthInEms(next);
      if (width !== ems) span.style.setProperty('--ems', String(width));
      ems = width;
    }
    write();
    return ticker.subscribe(write);
  });
  return <span ref={element} className={className} data-testid={testId} />;
}
