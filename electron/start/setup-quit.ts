import { app } from 'electron';
import type { Logger } from '#hub/machine/log';
import type { HubHost } from '../hub/hub-host.ts';

/** A hub that does not close in this time is left to the operating system. Milliseconds. */
const patience = 3_000;

/**
 * Closes the hub on the way out, as a courtesy to those whose requests are under way. Nothing depends on it: a session
 * that ends on Windows never comes here. That no window is open ends nothing: the icon in the tray is there, or a wall
 * waits for its display.
 */
export function setupQuit({ host, log }: { readonly host: Pick<HubHost, 'close'>; readonly log: Logger }): void {
  let isClosed = false;
  app.on('window-all-closed', () => undefined);
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    const overdue = new Promise<void>((resolve) => setTimeout(resolve, patience));
    void Promise.race([host.close(), overdue]).then(() => {
      isClosed = true;
      log.info('The wallboard has ended.');
      app.quit();
    });
  });
}
