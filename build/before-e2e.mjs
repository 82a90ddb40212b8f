import { ensureBoard } from './board.mjs';
import { ensureDesktop } from './desktop.mjs';
import { ensureHub } from './hub.mjs';
import { ensureStandIn } from './stand-in.mjs';

/** Once for all workers: one that builds takes the page away from under the others. */
export default async function beforeAll() {
  await ensureBoard();
  await ensureHub();
  await ensureDesktop();
  await ensureStandIn();
}
