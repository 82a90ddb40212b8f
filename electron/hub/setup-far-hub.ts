import { createLink } from '#link/link';
import { createFarHub } from './far-hub.ts';
import type { BoardSource } from './board-source.ts';

/** Holds the token where the address has none: what stands on a command line, everybody on the PC can read. */
const tokenVariable = 'WALLBOARD_HUB_TOKEN';

/** `address` may carry the hub's token as `?token=…`, as a browser's would. */
export function setupFarHub(address: string): BoardSource {
  const url = new URL(address);
  const token = url.searchParams.get('token') ?? process.env[tokenVariable];
  url.search = '';
  url.hash = '';
  // The last part of the path would be taken for a file beside the API.
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return createFarHub({ link: createLink({ address: url.href, token }), now: () => Date.now() });
}
