import type { Bridge } from '#core/asks/bridge';

type Hub = Pick<Bridge, 'on' | 'sendPicture'>;

/** A page cannot take a picture of itself, and says so, that nobody waits for it. In the program its main process takes one instead. */
export function sendNoPicture(hub: Hub): () => void {
  return hub.on('pictureWanted', ({ order }) => void hub.sendPicture({ order, image: null }).catch(() => undefined));
}
