import { randomUUID } from 'node:crypto';
import { Bonjour } from 'bonjour-service';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { NearbyHub } from '#core/screens/nearby';
import { browseHubs, hubsWithin } from '#electron/screen-of/nearby';
import { createAnnouncer } from '#hub/screens/announcer';
import { hasMulticast } from '#tests/support/multicast';
import { patient } from '#tests/support/patient';
import { eventually } from '#tests/support/eventually';

/** Nothing of it leaves this machine. */
const network = { interface: '127.0.0.1', bind: '0.0.0.0' };

/** Only these: another test may be announcing something at the same time. */
function found(...ids: readonly string[]): NearbyHub[] {
  const hubs: NearbyHub[] = [];
  onTestFinished(browseHubs((hub) => void (ids.includes(hub.id) && hubs.push(hub)), network));
  return hubs;
}

describe.skipIf(!(await hasMulticast()))('hubs on the network', patient, () => {
  it('are found where they say they are, also after they moved, until they end', async () => {
    const log = { warn: vi.fn() };
    const announcer = createAnnouncer(log, network);
    const hub: NearbyHub = { name: 'PC-17.vestpol.local', id: randomUUID(), address: 'http://10.0.4.10:8090' };
    const hubs = found(hub.id);
    announcer.say(hub);
    await eventually('it is found', () => hubs.length === 1);
    expect(hubs).toEqual([hub]);
    const moved = { ...hub, address: 'https://10.0.4.11:8443' };
    announcer.say(moved);
    await eventually('it is found again', () => hubs.length === 2);
    expect(hubs[1]).toEqual(moved);
    await announcer.close();
    const later = await hubsWithin(500, network);
    expect(later.filter(({ id }) => id === hub.id)).toEqual([]);
    expect(log.warn).not.toHaveBeenCalled();
  });

  it('say nothing where nobody could reach them', async () => {
    const announcer = createAnnouncer({ warn: vi.fn() }, network);
    const id = randomUUID();
    announcer.say({ name: 'x', id, address: 'http://10.0.4.10:8090' });
    announcer.say(null);
    expect((await hubsWithin(500, network)).filter((hub) => hub.id === id)).toEqual([]);
    await announcer.close();
  });

  it('that say nonsense are none', async () => {
    const bonjour = new Bonjour(network as ConstructorParameters<typeof Bonjour>[0]);
    onTestFinished(() => bonjour.destroy());
    const right = { name: 'right', id: randomUUID(), address: 'http://10.0.4.10:8090' };
    const wrong = [
      { ...right, name: 'bell\u0007' },
      { ...right, name: 'x'.repeat(101) },
      { ...right, id: 'x' },
      { ...right, address: 'ftp://10.0.4.10/' },
      { ...right, address: 'http://user:password@10.0.4.10/' },
      { name: 'no address', id: right.id },
    ];
    const hubs = found(right.id);
    for (const [place, txt] of [...wrong, right].entries()) {
      bonjour.publish({ name: `hub-${place}-${right.id}`, type: 'wallboard', port: 8090, txt, probe: false });
    }
    await eventually('the right one is found', () => hubs.some(({ name }) => name === 'right'));
    expect(hubs).toEqual([right]);
  });
});
