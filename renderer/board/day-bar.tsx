import type { Queue } from '#core/board/queue';
import type { CSSProperties } from 'react';
import type { Words } from '../words/words.ts';

/** Before the first outcome the day says so in words; who waits already is no contradiction to that. */
export function dayWords({ answeredToday, lostToday, callsWaiting, overflowedToday }: Queue, { t }: Words) {
  if (answeredToday === null || lostToday === null || answeredToday + lostToday > 0) return undefined;
  return t((callsWaiting ?? 0) + (overflowedToday ?? 0) > 0 ? 'nobodyAnswered' : 'nobodyCalled');
}

/** The day as one bar: answered against lost. */
export function DayBar({ queue: { answeredToday, lostToday } }: { readonly queue: Queue }) {
  if (answeredToday === null || lostToday === null) return <div className="day-bar" data-unknown aria-hidden="true" />;
  return (
    <div
      className="day-bar"
      aria-hidden="true"
      style={{ '--answered': answeredToday, '--lost': lostToday } as CSSProperties}
    >
      {answeredToday > 0 && <i className="day-answered" />}
      {lostToday > 0 && <i className="day-lost" />}
    </div>
  );
}
