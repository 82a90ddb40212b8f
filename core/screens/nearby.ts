/** Under this name hubs make themselves known on the network (DNS-SD: `_wallboard._tcp`). */
export const serviceType = 'wallboard';

/** As many addresses of one machine are told: it may be in several networks; more are of virtual ones, and nobody types them. */
export const mostAddresses = 4;

/** What a hub tells of itself. */
export interface Announcement {
  /** That of its machine. */
  readonly name: string;
  /** The same as long as it lives, also on another machine. */
  readonly id: string;
  /** Where its board is, as `http://10.0.4.10:8090`. */
  readonly addresses: readonly string[];
}

/** A hub that made itself known, at one of its addresses. What it says of itself was checked by nobody. */
export interface NearbyHub {
  readonly name: string;
  readonly id: string;
  readonly address: string;
}

/**
 * What a hub signs to show a screen that it is the one which gave it its token. The address is in it: who only passes a question on to
 * the hub can use the answer neither for his own address nor for the hub's.
 */
export const proofWord = (nonce: string, address: string): string => `wallboard hub ${nonce} ${address}`;
