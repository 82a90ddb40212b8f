import { BrowserWindow, webContents } from './browser-window.ts';
import type { StandInApp } from './app.ts';
import { ipcMain } from './ipc-main.ts';
import { Menu } from './menu.ts';
import { protocol } from './protocol.ts';
import { screen } from './screen.ts';
import { session } from './session.ts';
import { missing } from './strict.ts';

/** The parts that nothing of ours uses yet: they can be imported, and throw when they are used. */
const notYet = {
  autoUpdater: missing('autoUpdater'),
  BaseWindow: missing('BaseWindow'),
  BrowserView: missing('BrowserView'),
  clipboard: missing('clipboard'),
  contentTracing: missing('contentTracing'),
  crashReporter: missing('crashReporter'),
  desktopCapturer: missing('desktopCapturer'),
  dialog: missing('dialog'),
  globalShortcut: missing('globalShortcut'),
  MenuItem: missing('MenuItem'),
  MessageChannelMain: missing('MessageChannelMain'),
  nativeImage: missing('nativeImage'),
  nativeTheme: missing('nativeTheme'),
  net: missing('net'),
  netLog: missing('netLog'),
  Notification: missing('Notification'),
  powerMonitor: missing('powerMonitor'),
  powerSaveBlocker: missing('powerSaveBlocker'),
  safeStorage: missing('safeStorage'),
  // electron-store imports it and uses it only to open an editor.
  shell: missing('shell'),
  systemPreferences: missing('systemPreferences'),
  Tray: missing('Tray'),
  utilityProcess: missing('utilityProcess'),
  View: missing('View'),
  webFrameMain: missing('webFrameMain'),
};

export const modules = {
  ...notYet,
  // Set before anybody can import it.
  app: undefined as unknown as StandInApp,
  BrowserWindow,
  ipcMain,
  Menu,
  protocol,
  screen,
  session,
  webContents,
};

/** Makes `require('electron')` and `import 'electron'` find it. */
export function provideModules(app: StandInApp): void {
  modules.app = app;
  (globalThis as unknown as Record<symbol, unknown>)[Symbol.for('electron-stand-in')] = modules;
}
