import type { Bridge } from '#core/asks/bridge';
import type { BoardStore } from '../store.ts';

type Hub = Pick<Bridge, 'on' | 'tellScreen' | 'thisScreen'>;

/**
 * What the hub has set for this screen, at the start, at each change and after each lost connection; and tells it, once, what
 * this screen is. Of a board that is no paired screen the hub knows nothing. Returns how to stop.
 */
export function followScreen(hub: Hub, store: BoardStore, about: () => Parameters<Hub['tellScreen']>[0]): () => void {
  let hasTold = false;

  async function ask(): Promise<void> {
    try {
      const self = await hub.thisScreen();
      store.getState().hearSelf(self);
      if (self === null || hasTold) return;
      hasTold = true;
      await hub.tellScreen(about());
    } catch {
      // The next connection asks again; until then the screen shows what it showed.
    }
  }

  const stops = [
    hub.on('screen', (self) => store.getState().hearSelf(self)),
    hub.on('connection', ({ state }) => {
      if (state === 'open') void ask();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
