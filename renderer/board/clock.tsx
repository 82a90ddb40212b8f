import { useLayoutEffect, useRef } from 'react';
import { hubClock, ticker } from '../board-state.ts';
import { clockTime, minuteOf } from '../words/format.ts';
import { TickingText } from './ticking-text.tsx';

/** The time, and under it a line that grows with the seconds: where it stands still, the board does. */
export function Clock({ timeZone }: { readonly timeZone: string }) {
  const seconds = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const write = () => {
      const second = Math.floor(hubClock.now() / 1_000) % 60;
      // It is moved and not painted: nothing of the page around it is touched each second.
      if (seconds.current !== null) seconds.current.style.transform = `scaleX(${(second + 1) / 60})`;
    };
    write();
    return ticker.subscribe(write);
  }, []);
  return (
    <p className="clock">
      <TickingText text={(now) => clockTime(now, timeZone)} by={minuteOf} />
      <i className="clock-seconds" aria-hidden="true">
        <i ref={seconds} />
      </i>
    </p>
  );
}
