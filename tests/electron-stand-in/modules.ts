import { EventEmitter } from 'node:events';
import { BrowserWindow, webContents } from './browser-window.ts';
import type { StandInApp } from './app.ts';
import { ipcMain } from './ipc-main.ts';
import { standIn } from './desk/desk.ts';
import { dialog, nativeTheme } from './desk/dialog.ts';
import { Menu } from './desk/menu.ts';
import { nativeImage } from './desk/native-image.ts';
import { Notification } from './desk/notification.ts';
import { powerMonitor, powerSaveBlocker } from './desk/power.ts';
import { createSafeStorage } from './desk/safe-storage.ts';
import { Tray } from './desk/tray.ts';
import { net } from './net.ts';
import { protocol } from './protocol.ts';
import { screen } from './screen.ts';
import { session } from './session.ts';
import { shell } from './desk/shell.ts';
import { missing } from './strict.ts';

/** The parts that nothing of ours uses yet: they can be imported, and throw when they are used. */
const notYet = {
  BaseWindow: missing('BaseWindow'),
  BrowserView: missing('BrowserView'),
  clipboard: missing('clipboard'),
  contentTracing: missing('contentTracing'),
  crashReporter: missing('crashReporter'),
  desktopCapturer: missing('desktopCapturer'),
  globalShortcut: missing('globalShortcut'),
  MenuItem: missing('MenuItem'),
  MessageChannelMain: missing('MessageChannelMain'),
  netLog: missing('netLog'),
  systemPreferences: missing('systemPreferences'),
  utilityProcess: missing('utilityProcess'),
  View: missing('View'),
  webFrameMain: missing('webFrameMain'),
};

export const modules = {
  ...notYet,
  // Set before anybody can import it.
  app: undefined as unknown as StandInApp,
  // Its library tells it that the program ends for an update.
  autoUpdater: new EventEmitter(),
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage: createSafeStorage((): string => userData()),
  screen,
  session,
  shell,
  standIn,
  Tray,
  webContents,
};

/** Makes `require('electron')` and `import 'electron'` find it. */
export function provideModules(app: StandInApp): void {
  modules.app = app;
  (globalThis as unknown as Record<symbol, unknown>)[Symbol.for('electron-stand-in')] = modules;
}

function userData(): string {
  return modules.app.getPath('userData');
}
