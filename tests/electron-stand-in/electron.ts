import type * as Modules from './modules.ts';

// What `import ... from 'electron'` answers in the main process. A module's names must stand in its text.
const electron = (globalThis as unknown as Record<symbol, typeof Modules.modules>)[Symbol.for('electron-stand-in')];
if (electron === undefined) throw new Error('The Electron stand-in has not been set up.');

export default electron;
export const {
  app,
  autoUpdater,
  BaseWindow,
  BrowserView,
  BrowserWindow,
  clipboard,
  contentTracing,
  crashReporter,
  desktopCapturer,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  MenuItem,
  MessageChannelMain,
  nativeImage,
  nativeTheme,
  net,
  netLog,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  systemPreferences,
  Tray,
  utilityProcess,
  View,
  webContents,
  webFrameMain,
} = electron;
