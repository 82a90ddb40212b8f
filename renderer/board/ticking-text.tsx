import { useLayoutEffect, useRef } from 'react';
import { hubClock, ticker } from '../board-state.ts';
import { widthInEms } from './text-width.ts';

interface TickingTextProps {
  /** What to say at an instant of the hub's time, in milliseconds. */
  readonly text: (now: number) => string;
  readonly className?: string;
  readonly testId?: string;
}

/** Text that changes with time alone: each second its text node is written, and React renders nothing. */
export function TickingText({ text, className, testId }: TickingTextProps) {
  const element = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    function write(): void {
      const span = element.current;
      const next = text(hubClock.now());
      if (span === null || span.textContent === next) return;
      // The node stays and only its text changes: nothing is made each second.
      if (span.firstChild === null) span.textContent = next;
      else span.firstChild.nodeValue = next;
      // Large figures are as large as their width allows.
      span.style.setProperty('--ems', String(widthInEms(next)));
    }
    write();
    return ticker.subscribe(write);
  });
  return <span ref={element} className={className} data-testid={testId} />;
}
