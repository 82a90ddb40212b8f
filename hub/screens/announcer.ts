import { Bonjour, type Service } from 'bonjour-service';
import { type NearbyHub, serviceType } from '#core/screens/nearby';
import { faultOf } from '../machine/fault.ts';
import type { Logger } from '../machine/log.ts';

/** Which network it speaks on; absent: the system's own choice. */
export interface Network {
  readonly interface?: string;
  readonly bind?: string;
}

/** Makes a hub known on the network, so that nobody need type its address. A help: everything works without it. */
export interface Announcer {
  /** From now on this; `null`: nothing. */
  say(hub: NearbyHub | null): void;
  close(): Promise<void>;
}

/** A hub that ends says so, and does not wait longer for the network to have heard. Milliseconds. */
const farewell = 300;

export function createAnnouncer(log: Pick<Logger, 'warn'>, network: Network = {}): Announcer {
  let said: NearbyHub | null = null;
  let bonjour: Bonjour | undefined;
  let service: Service | undefined;

  /** It needs a port that another program may hold for itself. Said once, and nothing is lost by it. */
  function failed(error: unknown): void {
    log.warn({ fault: faultOf(error) }, 'The hub cannot make itself known on the network: its address is to be typed.');
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
      if (hub === null) return;
      try {
        bonjour = new Bonjour(network as ConstructorParameters<typeof Bonjour>[0], failed);
        service = bonjour.publish({
          // A dot would be taken for the end of the name.
          name: `${hub.name.replaceAll('.', '-')} ${hub.id.slice(0, 8)}`,
          type: serviceType,
          port: Number(new URL(hub.address).port || (hub.address.startsWith('https:') ? 443 : 80)),
          txt: { name: hub.name, id: hub.id, address: hub.address },
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
