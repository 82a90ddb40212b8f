import type { Bonjour, Service } from 'bonjour-service';
import { type Announcement, serviceType } from '#core/screens/nearby';
import { faultOf } from '../machine/fault.ts';
import type { Logger } from '../machine/log.ts';
import { type Network, openNetwork } from './network.ts';

/** Makes a hub known on the network, so that nobody need type its address. A help: everything works without it. */
export interface Announcer {
  /** From now on this; `null`: nothing. */
  say(hub: Announcement | null): void;
  close(): Promise<void>;
}

/** A hub that ends says so, and does not wait longer for the network to have heard. Milliseconds. */
const farewell = 300;

/** Bytes: with the id beside it a name is still one that DNS can carry. */
const longestName = 50;

export function createAnnouncer(log: Pick<Logger, 'warn'>, network: Network = {}): Announcer {
  let said: Announcement | null = null;
  let bonjour: Bonjour | undefined;
  let service: Service | undefined;
  let hasFailed = false;

  /** It needs a port that another program may hold for itself. Said once, and nothing is lost by it. */
  function failed(error: unknown): void {
    if (!hasFailed)
      log.warn(
        { fault: faultOf(error) },
        'The hub cannot make itself known on the network: its address is to be typed.',
      );
    hasFailed = true;
  }

  function silent(): Promise<void> {
    const [speaking, published] = [bonjour, service];
    [bonjour, service] = [undefined, undefined];
    if (speaking === undefined) return Promise.resolve();
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(overdue);
        speaking.destroy();
        resolve();
      };
      const overdue = setTimeout(end, farewell);
      if (published?.published === true) speaking.unpublishAll(end);
      else end();
    });
  }

  return {
    say(hub) {
      if (JSON.stringify(hub) === JSON.stringify(said)) return;
      said = hub;
      void silent();
      const [first] = hub?.addresses ?? [];
      if (hub === null || first === undefined) return;
      const { protocol, port } = new URL(first);
      const addresses = hub.addresses.map((address, place) => [`address${place + 1}`, address] as const);
      try {
        bonjour = openNetwork(network, failed);
        service = bonjour.publish({
          // A dot would be taken for the end of the name.
          name: `${cut(hub.name.replaceAll('.', '-'))} ${hub.id.slice(0, 8)}`,
          type: serviceType,
          port: Number(port || (protocol === 'https:' ? 443 : 80)),
          txt: { name: hub.name, id: hub.id, ...Object.fromEntries(addresses) },
          // The id is in the name: nobody else has it.
          probe: false,
        });
        service.on('error', failed);
      } catch (error) {
        failed(error);
      }
    },
    close: () => silent(),
  };
}

function cut(name: string): string {
  let short = name;
  while (Buffer.byteLength(short) > longestName) short = short.slice(0, -1);
  return short;
}
