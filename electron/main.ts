import { app } from 'electron';
import { setupAppId } from './start/setup-app-id.ts';
import { setupDisplayPlaces } from './window/setup-display-places.ts';
import { setupFaults } from './start/setup-faults.ts';
import { setupFolders } from './start/setup-folders.ts';
import { setupHub } from './hub/setup-hub.ts';
import { setupIpc } from './bridge/ipc.ts';
import { setupKeys } from './window/setup-keys.ts';
import { setupLog } from './start/setup-log.ts';
import { setupProtocol, setupScheme } from './page/setup-protocol.ts';
import { setupQuit } from './start/setup-quit.ts';
import { setupRevival } from './window/setup-revival.ts';
import { setupSecurity, setupSessionSecurity } from './start/setup-security.ts';
import { setupSettings } from './settings/setup-settings.ts';
import { setupSingleInstance } from './start/setup-single-instance.ts';
import { setupWindow } from './window/setup-window.ts';

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
