import type { Bridge } from '#core/asks/bridge';
import type { Picture } from '#core/board/queue';
import { backToNow } from './address.ts';
import type { Film } from './film.ts';

/** What is told of now, and has no place in a film. */
const ofNow: ReadonlySet<string> = new Set(['update', 'alerts', 'trouble']);

/**
 * The bridge of a page that shows a film: its pictures come from there, and nothing of now gets on the page. All else goes to the
 * hub as ever: language, sounds, help.
 */
export function createFilmBridge(real: Bridge, film: Film): Bridge {
  const at = async (): Promise<string> => (await film.picture()).at;
  return {
    ...real,
    picture: () => film.picture(),
    sources: async () => ({ at: await at(), since: null, sources: [], yesterday: [], notices: [] }),
    alerts: async () => ({ at: await at(), alerts: [] }),
    course: async () => ({ at: await at(), queues: [] }),
    trouble: async () => null,
    on(name, listener) {
      if (name === 'snapshot') return film.onPicture(listener as (picture: Picture) => void);
      if (name === 'connection') {
        (listener as (connection: { readonly state: 'open' }) => void)({ state: 'open' });
        return () => undefined;
      }
      if (ofNow.has(name)) return () => undefined;
      // Somebody clicked on an alert: that is now.
      if (name === 'bringForward') return real.on('bringForward', backToNow);
      return real.on(name, listener);
    },
  };
}
