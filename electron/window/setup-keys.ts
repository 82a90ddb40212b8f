import type { BoardWindow } from './setup-window.ts';

/** F11, as in every browser: full screen and back. */
export function setupKeys(board: BoardWindow): void {
  board.onNew((window) => {
    window.webContents.on('before-input-event', (event, input) => {
      if (input.type !== 'keyDown' || input.key !== 'F11' || input.isAutoRepeat) return;
      event.preventDefault();
      window.setFullScreen(!window.isFullScreen());
    });
  });
}
