import type { BrowserWindowConstructorOptions, WebContents, WebPreferences } from 'electron';
import { app, BrowserWindow, Menu } from 'electron';
import { join } from 'node:path';
import type { Logger } from '#hub/machine/log';
import { boardAddress } from '../page/board-address.ts';
import type { DisplayPlaces } from './setup-display-places.ts';

/** The board's ground (`--ground` in the page's theme.css): what is seen before the page is. */
const ground = '#0e1114';

/** A page that does not come is asked for again after this. Milliseconds. */
const loadAgainAfter = 2_000;

/** A window whose page never says that it is ready is shown all the same: better a ground than nothing. Milliseconds. */
const showAfter = 5_000;

/** The one window. It may be replaced, after a renderer died too often; who holds this holds the one that is. */
export interface BoardWindow {
  open(): void;
  /** Opens a new one in the old one's place. */
  renew(): void;
  window(): BrowserWindow | undefined;
  contents(): WebContents | undefined;
  /** Calls `listener` with each window as it is made, before its page is loaded. */
  onNew(listener: (window: BrowserWindow) => void): void;
}

interface Options {
  readonly places: DisplayPlaces;
  readonly log: Logger;
}

export function setupWindow({ places, log }: Options): BoardWindow {
  // No menu: its shortcuts would reload the wall, or close it.
  Menu.setApplicationMenu(null);
  const listeners: ((window: BrowserWindow) => void)[] = [];
  let current: BrowserWindow | undefined;

  function open(): void {
    const { bounds, isFullScreen } = places.place();
    const window = new BrowserWindow({
      ...appearance,
      ...bounds,
      fullscreen: isFullScreen,
      webPreferences: preferences(),
    });
    current = window;
    places.follow(window);
    for (const listener of listeners) listener(window);
    const show = () => void (window.isDestroyed() || window.isVisible() || window.show());
    window.once('ready-to-show', show);
    const overdue = setTimeout(show, showAfter);
    window.once('closed', () => {
      clearTimeout(overdue);
      if (current === window) current = undefined;
    });
    load(window, log);
  }

  return {
    open,
    renew() {
      const old = current;
      // The new one first: a moment without any window would end the program.
      open();
      old?.destroy();
    },
    window: () => current,
    contents: () => (current === undefined || current.isDestroyed() ? undefined : current.webContents),
    onNew: (listener) => void listeners.push(listener),
  };
}

/** The numbers are those of Electron's security checklist; every one is also the default, and said all the same. */
function preferences(): WebPreferences {
  return {
    preload: join(app.getAppPath(), 'out', 'desktop', 'preload.cjs'),
    nodeIntegration: false, // 2
    contextIsolation: true, // 3
    sandbox: true, // 4
    webSecurity: true, // 6
    allowRunningInsecureContent: false, // 8
    experimentalFeatures: false, // 9
    webviewTag: false, // 11
    // A wall is looked at, never clicked: Chromium would take it for forgotten.
    backgroundThrottling: false,
    spellcheck: false,
    // Whoever stands at a wall has no use for them.
    devTools: !app.isPackaged,
  };
}

const appearance: BrowserWindowConstructorOptions = {
  show: false,
  backgroundColor: ground,
  minWidth: 640,
  minHeight: 360,
  title: 'VestPol Wallboard',
};

/** Loads the board, and for ever again: a page that cannot be had now may be had later. */
function load(window: BrowserWindow, log: Logger): void {
  const { webContents } = window;
  const go = () => void webContents.loadURL(boardAddress).catch(() => undefined);
  webContents.on('did-fail-load', (_event, code, description, _address, isMainFrame) => {
    // -3: another load took its place.
    if (!isMainFrame || code === -3) return;
    log.error({ code, description }, 'The board page could not be loaded.');
    setTimeout(() => void (window.isDestroyed() || go()), loadAgainAfter);
  });
  go();
}
