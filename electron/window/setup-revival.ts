import { app } from 'electron';
import type { Logger } from '#hub/machine/log';
import { relaunch } from '../start/relaunch.ts';
import { createRevival } from './revival.ts';
import type { BoardWindow } from './setup-window.ts';

/** A page whose process is gone comes back by itself, without a word to anybody who does not read the log. */
export function setupRevival({ board, log }: { readonly board: BoardWindow; readonly log: Logger }): void {
  const remedyFor = createRevival(() => performance.now());
  let isQuitting = false;
  app.on('before-quit', () => (isQuitting = true));

  board.onNew((window) => {
    window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
      if (isQuitting || window !== board.window()) return;
      const remedy = remedyFor();
      log.error({ reason, exitCode, remedy }, 'The page has died.');
      if (remedy === 'reload') window.webContents.reload();
      if (remedy === 'renew') board.renew();
      if (remedy === 'relaunch') relaunch();
    });
  });
}
