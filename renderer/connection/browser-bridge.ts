import type { Bridge } from '#core/asks/bridge';
import { createLink } from '#link/link';
import { sharedStream } from './shared-stream.ts';
import { tokenIn, withoutToken } from './token.ts';

/** An answer that does not come is as bad as none. Milliseconds. */
const longestAnswer = 10_000;

/**
 * The first request carries the token of the page's address and gets the cookie for all that follow; only then does the
 * token leave the address bar. A failure is not told here: the requests that follow meet it again, and tell it.
 */
async function enter(): Promise<void> {
  const token = tokenIn(location.href);
  if (token === null) return;
  try {
    const query = `token=${encodeURIComponent(token)}`;
    const { ok } = await fetch(`api/setup?${query}`, { signal: AbortSignal.timeout(longestAnswer) });
    if (ok) history.replaceState(history.state, '', withoutToken(location.href));
  } catch {
    // The token stays in the address, so that loading the page again tries it again.
  }
}

/** The bridge between a page in any browser and the hub that served it. */
export function createBrowserBridge(): Bridge {
  const entered = enter();
  return createLink({
    address: location.href,
    world: { fetch: (address, options) => entered.then(() => fetch(address, options)) },
    follow: sharedStream(entered),
  });
}
