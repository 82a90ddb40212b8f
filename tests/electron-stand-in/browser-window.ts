import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { EventEmitter } from 'node:events';
import { isAppQuitting, setWindowCloser, type StandInApp } from './app.ts';
import { cancelable } from './events.ts';
import { devTools, mustBeReady } from './machine.ts';
import { picturesOf } from './desk/native-image.ts';
import { matching, screen } from './screen.ts';
import { strict } from './strict.ts';
import { createWebContents, openContents, type StandInContents } from './web-contents.ts';

interface Open {
  readonly window: StandInWindow;
  readonly page: StandInContents;
}
type StandInWindow = ReturnType<typeof createWindow>;

let open: Open[] = [];
let lastId = 0;
let app: StandInApp;

function createWindow(options: BrowserWindowConstructorOptions) {
  mustBeReady('BrowserWindow');
  const id = (lastId += 1);
  const events = new EventEmitter();
  let bounds = startBounds(options);
  let isFullScreen = options.fullscreen ?? false;
  let isVisible = options.show ?? true;
  let isMinimized = false;
  let isFocused = false;
  let isDestroyed = false;
  let isKiosk = options.kiosk ?? false;
  if (isKiosk) isFullScreen = true;
  const taskbar = { overlay: '', isFlashing: false, isOnTop: options.alwaysOnTop ?? false };

  const page = createWebContents({
    target: createTarget(bounds),
    preferences: options.webPreferences ?? {},
    app,
    openWindow: (url) =>
      void createWindow({})
        .webContents.loadURL(url)
        .catch(() => undefined),
  });
  const ready = page.attached.then(() => (isFullScreen ? place(covering()) : undefined));
  ready.catch((error: unknown) => process.stderr.write(`A window could not be opened: ${String(error)}\n`));
  page.contents.once('did-finish-load', () => events.emit('ready-to-show', strict('event', {})));
  page.contents.once('destroyed', () => gone());

  /** Chromium has one screen; another is stood in for by its bounds. */
  function covering(): object {
    const { id: displayId, bounds: all } = matching(bounds);
    if (displayId === 1) return { windowState: 'fullscreen' };
    return { left: all.x, top: all.y, width: all.width, height: all.height };
  }

  async function place(wanted: object): Promise<void> {
    await page.attached;
    const { windowId } = await devTools().send<{ windowId: number }>('Browser.getWindowForTarget', {
      targetId: page.targetId(),
    });
    await devTools().send('Browser.setWindowBounds', { windowId, bounds: wanted });
  }

  /** Does not wait, as Electron does not. A window that is gone has no place. */
  function move(wanted: object, ...told: readonly string[]): void {
    void place(wanted)
      .catch(() => undefined)
      .then(() => told.forEach((name) => events.emit(name, strict('event', {}))));
  }

  function gone(): void {
    if (isDestroyed) return;
    isDestroyed = true;
    open = open.filter((one) => one.window !== window);
    page.contents.close();
    page.destroyed();
    events.emit('closed');
    if (open.length > 0 || isAppQuitting()) return;
    if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed');
    else app.quit();
  }

  const parts = {
    id,
    webContents: page.contents,
    loadURL: page.contents.loadURL,
    getBounds: (): Rectangle => (isFullScreen ? matching(bounds).bounds : { ...bounds }),
    getNormalBounds: (): Rectangle => ({ ...bounds }),
    setBounds(wanted: Partial<Rectangle>) {
      bounds = { ...bounds, ...wanted };
      const { x: left, y: top, width, height } = bounds;
      if (isFullScreen) return move(covering(), 'move', 'resize');
      move({ left, top, width, height }, 'move', 'resize');
    },
    isFullScreen: () => isFullScreen,
    setFullScreen(flag: boolean) {
      if (flag === isFullScreen) return;
      isFullScreen = flag;
      move(flag ? covering() : { windowState: 'normal' }, flag ? 'enter-full-screen' : 'leave-full-screen', 'resize');
    },
    isKiosk: () => isKiosk,
    setKiosk(flag: boolean) {
      isKiosk = flag;
      parts.setFullScreen(flag);
    },
    isAlwaysOnTop: () => taskbar.isOnTop,
    setAlwaysOnTop: (flag: boolean, _level?: string) => void (taskbar.isOnTop = flag),
    moveTop: () => undefined,
    setOverlayIcon(picture: unknown, description: string) {
      if (picture !== null) picturesOf(picture);
      taskbar.overlay = picture === null ? '' : description;
    },
    flashFrame: (flag: boolean) => void (taskbar.isFlashing = flag),
    /** For specs. */
    taskbar: () => ({ ...taskbar }),
    isMinimized: () => isMinimized,
    minimize() {
      isMinimized = true;
      move({ windowState: 'minimized' }, 'minimize');
    },
    restore() {
      isMinimized = false;
      move({ windowState: 'normal' }, 'restore');
    },
    isVisible: () => isVisible && !isMinimized,
    show() {
      isVisible = true;
      isFocused = true;
      events.emit('show', strict('event', {}));
    },
    showInactive() {
      isVisible = true;
      events.emit('show', strict('event', {}));
    },
    hide() {
      isVisible = false;
      isFocused = false;
      events.emit('hide', strict('event', {}));
    },
    isFocused: () => isFocused,
    focus() {
      for (const other of open) if (other.window !== window) other.window.blur();
      isFocused = true;
      events.emit('focus', strict('event', {}));
    },
    blur() {
      isFocused = false;
      events.emit('blur', strict('event', {}));
    },
    isDestroyed: () => isDestroyed,
    destroy: () => gone(),
    close() {
      const leaving = cancelable({});
      events.emit('close', leaving);
      if (!leaving.defaultPrevented) gone();
    },
  };
  const window = strict('BrowserWindow', Object.assign(events, parts));
  open.push({ window, page });
  return window;
}

async function createTarget({ x, y, width, height }: Rectangle): Promise<string> {
  const wanted = { url: 'about:blank', newWindow: true, left: x, top: y, width, height };
  return (await devTools().send<{ targetId: string }>('Target.createTarget', wanted)).targetId;
}

function startBounds({ width = 800, height = 600, x, y }: BrowserWindowConstructorOptions): Rectangle {
  const { workArea } = screen.getPrimaryDisplay();
  return {
    x: x ?? Math.round(workArea.x + (workArea.width - width) / 2),
    y: y ?? Math.round(workArea.y + (workArea.height - height) / 2),
    width,
    height,
  };
}

/** Called with `new`, as Electron's own. */
function construct(options: BrowserWindowConstructorOptions = {}) {
  return createWindow(options);
}

export const BrowserWindow = strict(
  'BrowserWindow',
  Object.assign(
    function BrowserWindow(options?: BrowserWindowConstructorOptions) {
      return construct(options);
    },
    {
      getAllWindows: () => open.map(({ window }) => window),
      fromWebContents: (contents: unknown) => open.find(({ page }) => page.contents === contents)?.window ?? null,
      fromId: (id: number) => open.find(({ window }) => window.id === id)?.window ?? null,
      getFocusedWindow: () => open.find(({ window }) => window.isFocused())?.window ?? null,
    },
  ),
);

/** `webContents`, and what Playwright finds a page's window by. */
export const webContents = strict('webContents', {
  getAllWebContents: openContents,
  fromDevToolsTargetId: (targetId: string) => open.find(({ page }) => page.targetId() === targetId)?.page.contents,
});

/** Tells the program when windows come and go. */
export function connectWindows(standInApp: StandInApp): void {
  app = standInApp;
  setWindowCloser(() => {
    // Each that closes takes itself out of the list.
    for (const { window } of open.slice()) window.close();
    return open.length === 0;
  });
}
