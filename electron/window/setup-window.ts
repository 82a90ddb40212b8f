import type { BrowserWindowConstructorOptions, WebContents, WebPreferences } from 'electron';
import { app, BrowserWindow } from 'electron';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '#hub/machine/log';

/** The board's ground (`--ground` in the page's theme.css): what is seen before the page is. */
const ground = '#0e1114';

/** A page that does not come is asked for again after this. Milliseconds. */
const loadAgainAfter = 2_000;

/** A window whose page never says that it is ready is shown all the same: better a ground than nothing. Milliseconds. */
const showAfter = 5_000;

/** A new page that has not drawn its board by then takes no old one's place. Milliseconds. */
const drawnWithin = 30_000;

/** A window with a page of ours. It may be replaced; who holds this holds the one that is. */
export interface BoardWindow {
  /** Opens it, or brings forward the one that is there. */
  open(): void;
  /** Opens a new one in the old one's place. */
  renew(): void;
  /** The same, without a blink: the old one goes when the new one has drawn. Tells whether it came to that. */
  renewGently(): Promise<boolean>;
  /** Closes it for good, whatever it would say to a person who closes it. */
  close(): void;
  window(): BrowserWindow | undefined;
  contents(): WebContents | undefined;
  /** The page that is shown, and behind it the one that is to take its place: both are told, and both may ask. */
  pages(): readonly WebContents[];
  /** Calls `listener` with each window as it is made, before its page is loaded. */
  onNew(listener: (window: BrowserWindow) => void): void;
}

interface Options {
  /** Of the page, with what it must know from its first moment on. */
  readonly address: () => string;
  /** What is its own about this window: its place, its frame. */
  readonly looks: () => BrowserWindowConstructorOptions;
  /** It is made, and not seen until somebody opens it. */
  readonly isHidden?: boolean;
  /** It comes without taking the keys from whatever a person does. */
  readonly isPassive?: () => boolean;
  readonly log: Logger;
}

export function setupWindow({ address, looks, isHidden = false, isPassive = () => false, log }: Options): BoardWindow {
  const listeners: ((window: BrowserWindow) => void)[] = [];
  let current: BrowserWindow | undefined;
  let successor: BrowserWindow | undefined;
  let staysHidden = isHidden;

  function make(): BrowserWindow {
    const window = new BrowserWindow({ ...appearance, ...looks(), webPreferences: preferences() });
    window.once('closed', () => {
      if (current === window) current = undefined;
    });
    return window;
  }

  function begin(window: BrowserWindow): void {
    for (const listener of listeners) listener(window);
    load(window, address, log);
  }

  function create(): void {
    const window = make();
    current = window;
    const show = () => {
      clearTimeout(overdue);
      if (staysHidden || window.isDestroyed() || window.isVisible()) return;
      if (isPassive()) window.showInactive();
      else window.show();
    };
    window.once('ready-to-show', show);
    // Once: a person who has closed it meanwhile does not want it back.
    const overdue = setTimeout(show, showAfter);
    window.once('closed', () => clearTimeout(overdue));
    begin(window);
  }

  return {
    open() {
      const isFirst = current === undefined;
      if (isFirst) create();
      else staysHidden = false;
      if (isFirst || current === undefined) return;
      if (current.isMinimized()) current.restore();
      current.show();
      current.focus();
    },
    renew() {
      const old = current;
      // The new one first: a moment without any window would end the program.
      create();
      old?.destroy();
    },
    async renewGently() {
      const old = current;
      if (old === undefined || old.isDestroyed()) return false;
      const window = make();
      successor = window;
      load(window, address, log);
      const isDrawn = await hasDrawn(window);
      successor = undefined;
      // Meanwhile the old one may have died and been replaced, or been closed by a person.
      if (!isDrawn || current !== old || old.isDestroyed()) {
        if (!window.isDestroyed()) window.destroy();
        return false;
      }
      current = window;
      for (const listener of listeners) listener(window);
      if (old.isVisible()) window.showInactive();
      old.destroy();
      return true;
    },
    close() {
      const old = current;
      current = undefined;
      old?.destroy();
    },
    window: () => current,
    contents: () => (current === undefined || current.isDestroyed() ? undefined : current.webContents),
    pages: () =>
      [current, successor].flatMap((window) =>
        window === undefined || window.isDestroyed() ? [] : [window.webContents],
      ),
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
    // A wall is looked at, never clicked: Chromium would take it for forgotten, and keep its sounds to itself.
    backgroundThrottling: false,
    autoplayPolicy: 'no-user-gesture-required',
    spellcheck: false,
    // Whoever stands at a wall has no use for them.
    devTools: !app.isPackaged,
  };
}

const appearance: BrowserWindowConstructorOptions = {
  show: false,
  backgroundColor: ground,
  title: 'VestPol Wallboard',
};

/** Loads the page, and for ever again: one that cannot be had now may be had later. */
function load(window: BrowserWindow, address: () => string, log: Logger): void {
  const { webContents } = window;
  const go = () => void webContents.loadURL(address()).catch(() => undefined);
  webContents.on('did-fail-load', (_event, code, description, _address, isMainFrame) => {
    // -3: another load took its place.
    if (!isMainFrame || code === -3) return;
    log.error({ code, description }, 'The board page could not be loaded.');
    setTimeout(() => void (window.isDestroyed() || go()), loadAgainAfter);
  });
  go();
}

/** Whether its page stands there with figures on it. */
async function hasDrawn(window: BrowserWindow): Promise<boolean> {
  const until = performance.now() + drawnWithin;
  while (performance.now() < until) {
    await pause(250);
    if (window.isDestroyed()) return false;
    const isThere: unknown = await window.webContents
      .executeJavaScript(`document.querySelector('article') !== null`)
      .catch(() => false);
    if (isThere === true) return true;
  }
  return false;
}
