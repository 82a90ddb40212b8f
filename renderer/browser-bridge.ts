import type { ActionOrder, ActionResult, Bridge, Tells } from '#core/board/bridge';
import { requireSuccess } from './connection/errors.ts';
import type { ServerEvent } from './connection/events.ts';
import { createListeners } from './connection/listeners.ts';
import { followStream, type StreamWorld } from './connection/stream.ts';
import { tokenIn, withoutToken } from './connection/token.ts';

/** An answer that does not come is as bad as none. Milliseconds. */
const longestAnswer = 10_000;

/** A phone system may take its time, and is asked again whether it is done. Milliseconds. */
const longestAction = 90_000;

const browserWorld: StreamWorld = {
  fetch: (address, options) => fetch(address, options),
  now: () => Date.now(),
  random: () => Math.random(),
};

async function ask<Answer>(address: string): Promise<Answer> {
  const response = await fetch(address, { signal: AbortSignal.timeout(longestAnswer) });
  requireSuccess(response);
  return (await response.json()) as Answer;
}

/** Every answer is one: what was refused says why. */
async function perform({ source, action, parameters }: ActionOrder): Promise<ActionResult> {
  const path = [source, action].map(encodeURIComponent).join('/');
  const response = await fetch(`api/actions/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(parameters),
    signal: AbortSignal.timeout(longestAction),
  });
  return (await response.json()) as ActionResult;
}

/**
 * The first request carries the token of the page's address and gets the cookie for all that follow; only then does the
 * token leave the address bar. A failure is not told here: the requests that follow meet it again, and tell it.
 */
async function enter(): Promise<void> {
  const token = tokenIn(location.href);
  if (token === null) return;
  try {
    await ask(`api/setup?token=${encodeURIComponent(token)}`);
    history.replaceState(history.state, '', withoutToken(location.href));
  } catch {
    // The token stays in the address, so that loading the page again tries it again.
  }
}

/** The bridge between a page in any browser and the hub that served it. The stream begins with the first listener. */
export function createBrowserBridge(): Bridge {
  const entered = enter();
  const listeners = createListeners();
  let isFollowing = false;

  function hear({ name, data }: ServerEvent): void {
    if (name === 'snapshot' || name === 'update') listeners.tell(name, JSON.parse(data) as Tells['snapshot']);
  }

  async function follow(): Promise<void> {
    await entered;
    followStream(
      'api/stream',
      { event: hear, connection: (connection) => listeners.tell('connection', connection) },
      browserWorld,
    );
  }

  return {
    picture: () => entered.then(() => ask('api/queues')),
    sources: () => entered.then(() => ask('api/sources')),
    setup: () => entered.then(() => ask('api/setup')),
    // A hub in trouble serves no page: whoever sees this board has a hub that runs, or none that can be heard.
    trouble: () => Promise.resolve(null),
    actions: () => entered.then(() => ask('api/actions')),
    perform: (order) => entered.then(() => perform(order)),
    on(name, listener) {
      const remove = listeners.add(name, listener);
      if (!isFollowing) void follow();
      isFollowing = true;
      return remove;
    },
  };
}
