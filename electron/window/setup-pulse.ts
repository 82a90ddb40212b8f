import { powerMonitor } from 'electron';
import type { Logger } from '#hub/machine/log';
import { createPulse, lookEvery } from './pulse.ts';
import type { BoardWindow } from './setup-window.ts';

/** A page that hangs is killed: then it is one that died, and comes back like one. */
export function setupPulse({ board, log }: { readonly board: BoardWindow; readonly log: Logger }): void {
  const pulse = createPulse(() => performance.now());
  board.onNew((window) => {
    pulse.begin();
    window.webContents.on('render-process-gone', () => pulse.begin());
    window.webContents.on('ipc-message', (_event, channel) => {
      if (channel === 'alive' && window === board.window()) pulse.beat();
    });
  });
  powerMonitor.on('resume', () => pulse.begin());
  setInterval(() => {
    const contents = board.contents();
    if (contents === undefined || contents.isCrashed()) return pulse.begin();
    if (!pulse.isDead()) return;
    log.error('The page has not been heard for too long: it is ended and loaded anew.');
    contents.forcefullyCrashRenderer();
  }, lookEvery).unref();
}
