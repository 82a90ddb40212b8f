import { randomUUID } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { describe, expect, it, onTestFinished, test, vi } from 'vitest';
import type { Announcement, NearbyHub } from '#core/screens/nearby';
import { type BrowseOptions, browseHubs, hubsIn, hubsWithin } from '#electron/screen-of/nearby';
import { createAnnouncer } from '#hub/nearby/announcer';
import { type Network, openNetwork } from '#hub/nearby/network';
import { eventually } from '#tests/support/eventually';
import { hasMulticast } from '#tests/support/multicast';
import { patient } from '#tests/support/patient';

/** Nothing of it leaves this machine. */
const network: Network = { interface: '127.0.0.1', bind: '0.0.0.0' };
const address1 = 'http://10.0.4.10:8090';

function found(options: BrowseOptions = {}): NearbyHub[] {
  const hubs: NearbyHub[] = [];
  onTestFinished(browseHubs((hub) => void hubs.push(hub), { network, ...options }));
  return hubs;
}

function announcing() {
  const log = { warn: vi.fn() };
  const announcer = createAnnouncer(log, network);
  onTestFinished(() => announcer.close());
  return { announcer, log };
}

const hubOf = (changes: Partial<Announcement> = {}): Announcement => ({
  name: 'PC-17.vestpol.local',
  id: randomUUID(),
  addresses: [address1],
  ...changes,
});

describe('what somebody on the network says of himself', () => {
  const right = { name: 'PC-17', id: randomUUID(), address1 };

  it('is a hub at each of its addresses', () => {
    const [one, other] = hubsIn({ ...right, address2: 'https://tavle.local:8443/board', address5: address1 });
    expect([one, other]).toEqual([
      { name: 'PC-17', id: right.id, address: address1 },
      { name: 'PC-17', id: right.id, address: 'https://tavle.local:8443' },
    ]);
    expect(hubsIn({ ...right, address5: address1 })).toHaveLength(1);
    expect(hubsIn({ ...right, name: 'x'.repeat(100) })).toHaveLength(1);
  });

  it.each<readonly [string, unknown]>([
    ['nothing', undefined],
    ['no name', { ...right, name: undefined }],
    ['a name with a bell', { ...right, name: 'PC\u0007' }],
    ['a name that is too long', { ...right, name: 'x'.repeat(101) }],
    ['an id that is none', { ...right, id: 'x' }],
    ['no address', { name: right.name, id: right.id }],
    ['an address that is too long', { ...right, address1: `http://10.0.4.10/${'x'.repeat(190)}` }],
    ['an address of another kind', { ...right, address1: 'ftp://10.0.4.10/' }],
    ['an address with a password', { ...right, address1: 'http://user:password@10.0.4.10/' }],
    ['an address without a scheme', { ...right, address1: '10.0.4.10:8090' }],
    ['a name for an address', { ...right, address1: 'evil' }],
    ['a host that looks like a scheme', { ...right, address1: 'localhost:8090' }],
    ['an address that is none', { ...right, address1: 'http://' }],
  ])('is no hub: %s', (_what, txt) => {
    expect(hubsIn(txt)).toEqual([]);
  });
});

describe.skipIf(!(await hasMulticast()))('hubs on the network', patient, () => {
  it('are found where they say they are, also after they moved, until they end', async () => {
    const { announcer, log } = announcing();
    const hub = hubOf({ addresses: [address1, 'http://192.168.4.10:8090'] });
    const hubs = found({ id: hub.id });
    announcer.say(hub);
    await eventually('both its addresses', () => hubs.length === 2);
    const at = (address: string): NearbyHub => ({ name: hub.name, id: hub.id, address });
    expect(hubs).toEqual(hub.addresses.map(at));
    announcer.say({ ...hub, addresses: ['https://10.0.4.11:8443'] });
    await eventually('it is found again', () => hubs.length === 3);
    expect(hubs[2]).toEqual(at('https://10.0.4.11:8443'));
    await announcer.close();
    const later = await hubsWithin(500, network);
    expect(later.filter(({ id }) => id === hub.id)).toEqual([]);
    expect(log.warn).not.toHaveBeenCalled();
  });

  it('are found at an address that another hub had a moment ago, and told anew again and again', async () => {
    const [first, second] = [hubOf(), hubOf()];
    const hubs = found({ id: second.id, anew: 1_000 });
    const { announcer } = announcing();
    announcer.say(first);
    await new Promise((resolve) => setTimeout(resolve, 300));
    announcer.say(second);
    await eventually('the second, three times', () => hubs.length >= 3, 20_000);
    expect(new Set(hubs.map(({ address }) => address))).toEqual(new Set([address1]));
  });

  it('are found behind more forged ones than are looked at', async () => {
    const hub = hubOf();
    const hubs = found({ id: hub.id });
    const bonjour = openNetwork(network, () => undefined);
    onTestFinished(() => bonjour.destroy());
    for (let place = 0; place < 25; place += 1) {
      const txt = { name: 'forged', id: randomUUID(), address1: `http://10.0.5.${place}:8090` };
      bonjour.publish({ name: `forged-${place}`, type: 'wallboard', port: 8090, txt, probe: false });
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
    const { announcer } = announcing();
    announcer.say(hub);
    await eventually('the true one', () => hubs.length === 1);
  });

  it.each(['x'.repeat(63), 'æ'.repeat(63), 'a.b.c'])('with the name %s are found', async (name) => {
    const hub = hubOf({ name });
    const hubs = found({ id: hub.id });
    const { announcer } = announcing();
    announcer.say(hub);
    await eventually('it is found', () => hubs.length === 1);
    expect(hubs[0]?.name).toBe(name);
  });

  it('say nothing where nobody could reach them', async () => {
    const { announcer } = announcing();
    const hub = hubOf();
    announcer.say(hub);
    announcer.say({ ...hub, addresses: [] });
    expect((await hubsWithin(500, network)).filter(({ id }) => id === hub.id)).toEqual([]);
  });
});

test('a port that another program holds for itself is said once, and ends nothing', patient, async () => {
  const holder = createSocket({ type: 'udp4', reuseAddr: false });
  await new Promise<void>((resolve) => holder.bind(0, '0.0.0.0', resolve));
  onTestFinished(() => void holder.close());
  const taken = { port: holder.address().port };
  const log = { warn: vi.fn() };
  const announcer = createAnnouncer(log, taken);
  announcer.say(hubOf());
  await eventually('that it is said', () => log.warn.mock.calls.length > 0);
  announcer.say(hubOf());
  expect(await hubsWithin(300, taken)).toEqual([]);
  await announcer.close();
  expect(log.warn).toHaveBeenCalledOnce();
});

test('a message of more records than anybody needs is let go of', () => {
  const bonjour = openNetwork({ port: 0, interface: '127.0.0.1' }, () => undefined);
  onTestFinished(() => bonjour.destroy());
  const { mdns } = (bonjour as unknown as { server: { mdns: NodeJS.EventEmitter } }).server;
  const heard = vi.fn();
  mdns.on('packet', heard);
  const packet = (count: number) => ({
    questions: Array.from({ length: count }, () => ({})),
    answers: [],
    additionals: [],
  });
  mdns.emit('packet', packet(101));
  expect(heard).not.toHaveBeenCalled();
  mdns.emit('packet', packet(100));
  expect(heard).toHaveBeenCalledOnce();
  // What a stranger sent ends nothing, whatever comes of it.
  mdns.on('response', () => {
    throw new Error('No such thing.');
  });
  expect(() => mdns.emit('response', packet(1))).not.toThrow();
});
