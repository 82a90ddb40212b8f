/** Under this name hubs make themselves known on the network (DNS-SD: `_wallboard._tcp`). */
export const serviceType = 'wallboard';

/** A hub that made itself known. What it says of itself was checked by nobody. */
export interface NearbyHub {
  /** That of its machine. */
  readonly name: string;
  /** The same as long as it lives, also on another machine. */
  readonly id: string;
  /** Where its board is, as `http://10.0.4.10:8090`. */
  readonly address: string;
}

/** What a hub signs to show a screen that it is the one which gave it its token. */
export const proofWord = (nonce: string): string => `wallboard hub ${nonce}`;
