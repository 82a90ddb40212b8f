import type { Bridge } from '#core/asks/bridge';
import { openPage } from '../history/page-choice.ts';
import { play } from '../sounds/chimes.ts';
import type { BoardStore } from '../store.ts';

/** A queue that somebody asked for is marked for so long. Milliseconds. */
const markedFor = 4_000;

/** What the desktop around the page wants of it: sounds, and to show what somebody clicked on. */
export function followDesktop(bridge: Bridge, store: BoardStore): void {
  // A machine without a loudspeaker is no fault of the page.
  bridge.on('chime', (chime) => void play(chime).catch(() => undefined));
  bridge.on('bringForward', (wanted) => {
    if ('screen' in wanted && wanted.screen === 'pc') return openPage('settings', 'pc');
    if ('screen' in wanted) return store.getState().showSources(true);
    store.getState().showSources(false);
    const tile = document.querySelector<HTMLElement>(`[data-testid="queue-${CSS.escape(wanted.queue)}"]`);
    if (tile === null) return;
    tile.dataset['brought'] = '';
    tile.querySelector('button')?.focus();
    setTimeout(() => delete tile.dataset['brought'], markedFor);
  });
}
