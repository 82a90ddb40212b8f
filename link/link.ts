import { asksOver, type Bridge } from '#core/asks/bridge';
import { type Tells, toldBy } from '#core/asks/tells';
import type { Connectivity } from '#core/board/bridge';
import { askOverHttp } from './ask-over-http.ts';
import type { ServerEvent } from './events.ts';
import { createListeners } from './listeners.ts';
import { followStream } from './stream.ts';
import { type LinkWorld, ownWorld } from './world.ts';

export interface LinkOptions {
  /** Where the hub's board is, as `https://tavle.example:8090/`; behind a proxy perhaps with a path, which ends in `/`. */
  readonly address: string;
  /** The board's; absent: none is needed, or the browser has its cookie. */
  readonly token?: string | undefined;
  readonly world?: Partial<LinkWorld>;
  /** How the hub's stream is followed, where that is not over a connection of its own. */
  readonly follow?: typeof followStream | undefined;
}

/** A hub seen from afar. */
export interface Link extends Bridge {
  /** Tells nothing more, and lets go of the hub. */
  close(): void;
}

/** What a stream may carry; anything else is passed over. */
const heard = toldBy('hub', 'hubToScreen');

/** Over fetch and Server-Sent Events. The stream begins with the first listener, and begins anew for as long as it takes. */
export function createLink({ address, token, world: changes, follow = followStream }: LinkOptions): Link {
  const world = { ...ownWorld, ...changes };
  const listeners = createListeners();
  let connection: Connectivity = { state: 'connecting' };
  let stop: (() => void) | undefined;

  const fetch: LinkWorld['fetch'] = (to, options) => {
    const headers = token === undefined ? options.headers : { ...options.headers, authorization: `Bearer ${token}` };
    return world.fetch(to, { ...options, headers });
  };

  function hear({ name, data }: ServerEvent): void {
    const known = heard.find((each) => each === name);
    if (known !== undefined) listeners.tell(known, JSON.parse(data) as Tells[typeof known]);
  }

  function connected(next: Connectivity): void {
    connection = next;
    listeners.tell('connection', next);
  }

  return {
    ...asksOver(askOverHttp(address, { fetch })),
    on(name, listener) {
      const remove = listeners.add(name, listener);
      if (stop === undefined) {
        stop = follow(new URL('api/stream', address).href, { event: hear, connection: connected }, { ...world, fetch });
      } else if (name === 'connection') {
        // Who comes late hears how it stands.
        (listener as (payload: Connectivity) => void)(connection);
      }
      return remove;
    },
    close: () => stop?.(),
  };
}
