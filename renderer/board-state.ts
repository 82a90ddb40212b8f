import { useStore } from 'zustand';
import { filmClock, watchedDay } from './past/watched.ts';
import { createRush } from './screen/rush.ts';
import { readSettings } from './screen/settings.ts';
import { createBoardStore, type BoardActions, type BoardState } from './store.ts';
import { createHubClock } from './time/hub-clock.ts';
import { createTicker } from './time/ticker.ts';

/** The screen's one store, one clock, one ticker and one sense of rush. */
export const boardStore = createBoardStore(readSettings(location.href, localStorage));
export const hubClock =
  watchedDay === undefined
    ? createHubClock(
        () => performance.now(),
        () => Date.now(),
      )
    : filmClock;
export const ticker = createTicker(() => hubClock.now());
export const rush = createRush(() => performance.now());

/** A part of the board's state; the component renders again only when that part changes. */
export const useBoard = <Part>(part: (state: BoardState & BoardActions) => Part): Part => useStore(boardStore, part);
