import { useLayoutEffect, useRef } from 'react';
import { hubClock, ticker } from '../board-state.ts';
import { clockTime } from '../words/format.ts';
import { TickingText } from './ticking-text.tsx';

/** The time, and under it a line that grows with the seconds: where it stands still, the board does. */
export function Clock({ timeZone }: { readonly timeZone: string }) {
  const seconds = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const write = () => {
      const second = Math.floor(hubClock.now() / 1_000) % 60;
      seconds.current?.style.setProperty('--second', String(second));
    };
    write();
    return ticker.subscribe(write);
  }, []);
  return (
    <p className="clock">
      <TickingText text={(now) => clockTime(now, timeZone)} />
      <i className="clock-seconds" ref={seconds} aria-hidden="true" />
    </p>
  );
}
