import type { BoardStore } from '../store.ts';
import type { Ticker } from '../time/ticker.ts';
import type { WallWords } from '../wall/address.ts';
import { driftAt, isSwapped } from './kiosk.ts';

const minute = 60_000;

/** The date in a zone as `YYYY-MM-DD`, which is how Swedes write it. */
const dateIn = (timeZone: string, at: number) => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(at);

interface WallCare {
  readonly now: () => number;
  readonly words: Pick<WallWords, 'drifts' | 'swaps'>;
}

/**
 * What a screen needs that shows the same for months: all moves a few pixels each minute, and, only where that was chosen,
 * the columns change sides each day: people look where a queue always is. Written to the page's own element: React renders nothing for it.
 */
export function careForWall(store: BoardStore, ticker: Ticker, { now, words }: WallCare): void {
  const page = document.documentElement;
  const swaps = () => words.swaps || store.getState().settings.swap;
  let shownMinute = -1;

  function care(): void {
    const current = Math.floor(now() / minute);
    if (current === shownMinute) return;
    shownMinute = current;
    const [right, down] = words.drifts ? driftAt(current) : [0, 0];
    page.style.setProperty('--drift', `${right}px ${down}px`);
    const timeZone = store.getState().setup?.timeZone;
    if (timeZone !== undefined) page.toggleAttribute('data-swapped', swaps() && isSwapped(dateIn(timeZone, now())));
  }

  care();
  ticker.subscribe(care);
  store.subscribe(({ setup }, before) => {
    if (setup === before.setup) return;
    shownMinute = -1;
    care();
  });
}
