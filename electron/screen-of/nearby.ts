import type { Browser, Bonjour, Service } from 'bonjour-service';
import { mostAddresses, type NearbyHub, serviceType } from '#core/screens/nearby';
import { type Network, openNetwork } from '#hub/nearby/network';
import { hubBase } from './hub-base.ts';

/** More hubs than any house has: whoever announces thousands gets no further. */
const most = 20;

/** As often it is asked for again: what is sent to many may reach nobody. Milliseconds. */
const askEvery = 5_000;

/** So often all is forgotten and heard anew: who could not be reached may be by now, and nothing piles up. Milliseconds. */
const anewEvery = 60_000;

export interface BrowseOptions {
  /** Only the hub of this id; absent: all. */
  readonly id?: string;
  readonly network?: Network;
  /** How often all is heard anew, for tests. */
  readonly anew?: number;
}

/**
 * Calls `found` with each hub that makes itself known, at each of its addresses, and again each minute, until the function is called.
 * Where the network carries nothing of it, or cannot be used, never.
 */
export function browseHubs(found: (hub: NearbyHub) => void, options: BrowseOptions = {}): () => void {
  const { id, network = {}, anew = anewEvery } = options;
  let open: { readonly bonjour: Bonjour; readonly browser: Browser } | undefined;
  let seen = new Set<string>();

  function take({ txt }: Service): void {
    for (const hub of hubsIn(txt)) {
      const key = `${hub.id} ${hub.address}`;
      if ((id !== undefined && hub.id !== id) || seen.size >= most || seen.has(key)) continue;
      seen.add(key);
      found(hub);
    }
  }

  function close(): void {
    open?.browser.stop();
    open?.bonjour.destroy();
    open = undefined;
  }

  function begin(): void {
    close();
    seen = new Set();
    // It is a help, and no more: who cannot use it types an address.
    const bonjour = openNetwork(network, () => undefined);
    const browser = bonjour.find({ type: serviceType });
    browser.on('up', take);
    browser.on('txt-update', take);
    open = { bonjour, browser };
  }

  begin();
  const asking = setInterval(() => open?.browser.update(), askEvery);
  const beginning = setInterval(begin, anew);
  return () => {
    clearInterval(asking);
    clearInterval(beginning);
    close();
  };
}

/** All that answer within so many milliseconds. */
export async function hubsWithin(milliseconds: number, network: Network = {}): Promise<readonly NearbyHub[]> {
  const hubs: NearbyHub[] = [];
  const stop = browseHubs((hub) => hubs.push(hub), { network });
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  stop();
  return hubs;
}

/** What somebody on the network says of himself: one for each address; none where no hub would say that. */
export function hubsIn(txt: unknown): readonly NearbyHub[] {
  const said = (txt ?? {}) as Readonly<Record<string, unknown>>;
  const { name, id } = said;
  if (typeof name !== 'string' || typeof id !== 'string') return [];
  if (name.length > 100 || /\p{Cc}/u.test(name) || !/^[0-9a-f-]{36}$/.test(id)) return [];
  return Array.from({ length: mostAddresses }, (_, place) => said[`address${place + 1}`]).flatMap((address) => {
    // Without a scheme it would be read as people type it.
    if (typeof address !== 'string' || address.length > 200 || !/^https?:\/\//i.test(address)) return [];
    const base = hubBase(address);
    return base === null ? [] : [{ name, id, address: new URL(base).origin }];
  });
}
