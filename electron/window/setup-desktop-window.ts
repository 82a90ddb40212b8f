import type { Logger } from '#hub/machine/log';
import { boardAddress } from '../page/board-address.ts';
import type { DisplayPlaces } from './setup-display-places.ts';
import { setupKeys } from './setup-keys.ts';
import { setupWindow, type BoardWindow } from './setup-window.ts';

interface Options {
  readonly places: DisplayPlaces;
  readonly isHidden: boolean;
  readonly log: Logger;
}

/** The board in a window as any other, which opens where it stood. */
export function setupDesktopWindow({ places, isHidden, log }: Options): BoardWindow {
  const board = setupWindow({
    address: () => boardAddress,
    looks() {
      const { bounds, isFullScreen } = places.place();
      return { ...bounds, fullscreen: isFullScreen, minWidth: 640, minHeight: 360 };
    },
    isHidden,
    log,
  });
  board.onNew((window) => places.follow(window));
  setupKeys(board);
  return board;
}
