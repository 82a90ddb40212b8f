import { app } from 'electron';
import { setupAppId } from './setup-app-id.ts';
import { setupDisplayPlaces } from './setup-display-places.ts';
import { setupFaults } from './setup-faults.ts';
import { setupFolders } from './setup-folders.ts';
import { setupHub } from './setup-hub.ts';
import { setupIpc } from './ipc.ts';
import { setupKeys } from './setup-keys.ts';
import { setupLog } from './setup-log.ts';
import { setupProtocol, setupScheme } from './setup-protocol.ts';
import { setupQuit } from './setup-quit.ts';
import { setupRevival } from './setup-revival.ts';
import { setupSecurity, setupSessionSecurity } from './setup-security.ts';
import { setupSettings } from './setup-settings.ts';
import { setupSingleInstance } from './setup-single-instance.ts';
import { setupWindow } from './setup-window.ts';

/** The desktop's start, a step a line. What must be said before Electron is ready stands before that line. */
async function start(): Promise<void> {
  setupAppId();
  const folders = setupFolders();
  const log = setupLog(folders);
  setupFaults(log);
  if (!setupSingleInstance()) return;
  setupScheme();
  setupSecurity(log);

  await app.whenReady();
  setupSessionSecurity(log);
  setupProtocol();
  const settings = setupSettings();
  const host = setupHub({ settings, folders, log });
  const board = setupWindow({ places: setupDisplayPlaces(), log });
  setupIpc({ host, board, log });
  setupKeys(board);
  setupRevival({ board, log });
  setupQuit({ host, log });
  host.start();
  board.open();
}

// Not awaited at the top: Electron becomes ready only when this file has been read to its end.
void start();
