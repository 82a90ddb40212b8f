import { createLink } from '#link/link';
import { hubBase } from '../screen-of/hub-base.ts';
import { fetchOf, isOf, type Pass } from '../screen-of/join-hub.ts';
import { createFarHub } from './far-hub.ts';
import type { BoardSource } from './board-source.ts';

/** Holds the token where the address has none: what stands on a command line, everybody on the PC can read. */
const tokenVariable = 'WALLBOARD_HUB_TOKEN';

/** `address` may carry the hub's token as `?token=…`, as a browser's would. `given`: what it gave this PC when it was paired. */
export function setupFarHub(address: string, given: Pass | null): BoardSource {
  const token = new URL(address).searchParams.get('token') ?? process.env[tokenVariable];
  const pass = token === undefined && given !== null && isOf(given, address) ? given : undefined;
  const world = pass === undefined ? {} : { fetch: fetchOf(pass) };
  const link = createLink({ address: hubBase(address) ?? address, token: token ?? pass?.token, world });
  return createFarHub({ link, place: new URL(address).host, isPaired: pass !== undefined, now: () => Date.now() });
}
