import { Bonjour, type Service } from 'bonjour-service';
import { type NearbyHub, serviceType } from '#core/screens/nearby';
import type { Network } from '#hub/screens/announcer';
import { hubBase } from './hub-base.ts';

/** More hubs than any house has: whoever announces thousands gets no further. */
const most = 20;

/** As often it is asked for again: what is sent to many may reach nobody. Milliseconds. */
const askEvery = 5_000;

/** Calls `found` with each hub that makes itself known, until the function is called. Where the network carries nothing of it, never. */
export function browseHubs(found: (hub: NearbyHub) => void, network: Network = {}): () => void {
  const seen = new Set<string>();
  const bonjour = new Bonjour(network as ConstructorParameters<typeof Bonjour>[0], () => undefined);
  const take = (service: Service): void => {
    const hub = hubIn(service.txt);
    if (hub === null || seen.size >= most || seen.has(hub.address)) return;
    seen.add(hub.address);
    found(hub);
  };
  const browser = bonjour.find({ type: serviceType });
  browser.on('up', take);
  browser.on('txt-update', take);
  const timer = setInterval(() => browser.update(), askEvery);
  return () => {
    clearInterval(timer);
    browser.stop();
    bonjour.destroy();
  };
}

/** All that answer within so many milliseconds. */
export async function hubsWithin(milliseconds: number, network: Network = {}): Promise<readonly NearbyHub[]> {
  const hubs: NearbyHub[] = [];
  const stop = browseHubs((hub) => hubs.push(hub), network);
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  stop();
  return hubs;
}

/** What somebody on the network says of himself; `null`: no hub would say that. */
function hubIn(txt: unknown): NearbyHub | null {
  const { name, id, address } = (txt ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof name !== 'string' || typeof id !== 'string' || typeof address !== 'string') return null;
  const isSound = name.length <= 100 && !/\p{Cc}/u.test(name) && /^[0-9a-f-]{36}$/.test(id) && address.length <= 200;
  return isSound && hubBase(address) !== null ? { name, id, address: new URL(address).origin } : null;
}
