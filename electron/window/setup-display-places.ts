import type { BrowserWindow, Display } from 'electron';
import { screen } from 'electron';
import ElectronStore from 'electron-store';
import { placeOn, windowPlaces, withPlace, type DisplayFacts, type WindowPlace } from './window-place.ts';

/** So long a window must stand still before its place is written. Milliseconds. */
const standsStill = 500;

/** Where the window stood, on each screen, kept in `window.json`. */
export interface DisplayPlaces {
  /** Where to open the window. */
  place(): ReturnType<typeof placeOn>;
  /** Remembers where this window goes from now on: at each move, since no end of a program can be relied on. */
  follow(window: BrowserWindow): void;
}

export function setupDisplayPlaces(): DisplayPlaces {
  const store = new ElectronStore({ name: 'window', clearInvalidConfig: true });

  function remembered(): readonly WindowPlace[] {
    const parsed = windowPlaces.safeParse(store.get('places'));
    return parsed.success ? parsed.data : [];
  }

  function remember(window: BrowserWindow): void {
    if (window.isDestroyed() || window.isMinimized()) return;
    const display = factsOf(screen.getDisplayMatching(window.getBounds()));
    const newest = {
      displayId: display.id,
      label: display.label,
      display: display.bounds,
      // Those outside of full screen: that is where F11 brings the window back to.
      bounds: window.getNormalBounds(),
      isFullScreen: window.isFullScreen(),
    };
    try {
      store.set('places', withPlace(remembered(), newest));
    } catch {
      // A disk that is full or read-only costs the place of a window, and nothing else.
    }
  }

  return {
    place() {
      const first = factsOf(screen.getPrimaryDisplay());
      const others = screen.getAllDisplays().filter(({ id }) => id !== first.id);
      return placeOn([first, ...others.map(factsOf)], remembered());
    },
    follow(window) {
      let timer: NodeJS.Timeout | undefined;
      const later = () => {
        clearTimeout(timer);
        timer = setTimeout(remember, standsStill, window);
      };
      window.on('move', later);
      window.on('resize', later);
      window.on('enter-full-screen', later);
      window.on('leave-full-screen', later);
      window.on('close', () => remember(window));
      window.on('closed', () => clearTimeout(timer));
    },
  };
}

export function factsOf({ id, label, bounds, workArea }: Display): DisplayFacts {
  return { id, label, bounds, workArea };
}
