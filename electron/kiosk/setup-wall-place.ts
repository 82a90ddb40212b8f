import type { BrowserWindow } from 'electron';
import { powerMonitor, screen } from 'electron';
import ElectronStore from 'electron-store';
import { z } from 'zod';
import type { Logger } from '#hub/machine/log';
import { factsOf } from '../window/setup-display-places.ts';
import type { BoardWindow } from '../window/setup-window.ts';
import type { DisplayFacts } from '../window/window-place.ts';
import { chooseDisplay, type RememberedDisplay } from './choose-display.ts';
import { createSpacing, settle } from './spacing.ts';

const remembered = z.object({ id: z.number(), label: z.string(), width: z.number(), height: z.number() });

export interface WallPlaceOptions {
  readonly wall: BoardWindow;
  /** An id, a label or a size; `null`: none was named. */
  readonly named: () => string | null;
  /** `off`: the wall is not there. `beside`: the first display stays a desktop. */
  readonly mode: () => 'off' | 'on' | 'beside';
  readonly log: Logger;
}

export interface WallPlace {
  /** Where a window is to be made. */
  bounds(): DisplayFacts['bounds'];
  /** Puts it right: the wall on its display, in full screen, in front; or away, where its display is. */
  assert(): void;
}

/** Keeps the wall where it belongs: displays come and go, whenever somebody switches a television off. */
export function setupWallPlace({ wall, named, mode, log }: WallPlaceOptions): WallPlace {
  const store = new ElectronStore({ name: 'window', clearInvalidConfig: true });
  const spacing = createSpacing(() => performance.now());
  let timer: NodeJS.Timeout | undefined;

  function last(): RememberedDisplay | null {
    const read = remembered.safeParse(store.get('wall'));
    return read.success ? read.data : null;
  }

  function remember({ id, label, bounds: { width, height } }: DisplayFacts): void {
    const next = { id, label, width, height };
    if (JSON.stringify(next) === JSON.stringify(last())) return;
    try {
      store.set('wall', next);
    } catch {
      // A disk that is full costs that the wall finds its display by itself next time.
    }
  }

  function display(): DisplayFacts | undefined {
    const first = factsOf(screen.getPrimaryDisplay());
    const others = screen.getAllDisplays().filter(({ id }) => id !== first.id);
    const besideDesktop = mode() === 'beside';
    return chooseDisplay([first, ...others.map(factsOf)], { named: named(), last: last(), besideDesktop });
  }

  function assert(): void {
    clearTimeout(timer);
    timer = undefined;
    if (mode() === 'off') return;
    const wanted = display();
    if (wanted === undefined) {
      if (wall.window() !== undefined) log.warn('The wall has no display now; it comes back with one.');
      return wall.close();
    }
    const window = wall.window();
    if (window === undefined || window.isDestroyed()) return wall.open();
    remember(wanted);
    putRight(window, wanted, mode() === 'beside');
  }

  /** However many causes there are, once; and slower, where somebody else fights for the screen. */
  function soon(): void {
    timer ??= setTimeout(assert, spacing.next());
  }

  /** A display that comes or goes tells of itself several times: its last word counts, and nothing slows it. */
  function settled(): void {
    clearTimeout(timer);
    timer = setTimeout(assert, settle);
  }

  screen.on('display-added', settled);
  screen.on('display-removed', settled);
  screen.on('display-metrics-changed', settled);
  powerMonitor.on('resume', settled);
  powerMonitor.on('unlock-screen', settled);
  wall.onNew((window) => {
    window.on('leave-full-screen', soon);
    window.on('minimize', soon);
    window.on('hide', soon);
    window.on('blur', soon);
    window.on('move', soon);
    window.on('resize', soon);
    window.once('ready-to-show', soon);
  });

  return { bounds: () => (display() ?? factsOf(screen.getPrimaryDisplay())).bounds, assert };
}

/** Asks for nothing that is so already: each thing asked for would tell of itself, and be a cause again. */
function putRight(window: BrowserWindow, { bounds }: DisplayFacts, isBeside: boolean): void {
  if (window.isMinimized()) window.restore();
  if (!window.isVisible()) window.showInactive();
  const now = window.getBounds();
  const isThere =
    now.x === bounds.x && now.y === bounds.y && now.width === bounds.width && now.height === bounds.height;
  if (!isThere) {
    // A window in full screen does not move to another display.
    if (window.isFullScreen()) window.setKiosk(false);
    window.setBounds(bounds);
  }
  if (!window.isKiosk() || !window.isFullScreen()) window.setKiosk(true);
  if (!window.isAlwaysOnTop()) window.setAlwaysOnTop(true, 'screen-saver');
  window.moveTop();
  // Beside a desktop the keys belong to the person at the desktop.
  if (!isBeside && !window.isFocused()) window.focus();
}
