import { describe, expect, it } from 'vitest';
import { findAll, textAt } from '../switches/xml/look.ts';
import type { XmlElement } from '../switches/xml/reader.ts';
import type { CstaClient } from './from-outside/client.ts';
import { callCsta } from './from-outside/client.ts';
import { startDay } from './from-outside/start.ts';
import type { Manners } from './manners.ts';

/** What is told of a day on both queues and all agents. */
async function dayIn(manners: Partial<Manners>): Promise<CstaClient> {
  const server = await startDay({ manners, now: () => 0 }, { calls: 400, seed: 1 });
  const client = await callCsta(server);
  await client.startSession(null);
  const { queues } = server.setup;
  for (const device of new Set(queues.flatMap(({ localNumber, members }) => [localNumber, ...members]))) {
    await client.monitor(device);
  }
  await server.passUntil(server.until);
  await client.ask('RequestSystemStatus');
  return client;
}

const causes = (events: readonly XmlElement[]): Set<string> => new Set(events.map((event) => textAt(event, 'cause')));

describe('a dialect', () => {
  it('has namespaces as default, as prefix, or none', async () => {
    const lastOf = async (manners: Partial<Manners>): Promise<string> => (await dayIn(manners)).heard.at(-1)?.xml ?? '';
    expect(await lastOf({ edition: 'ed4' })).toContain(
      '<RequestSystemStatusResponse xmlns="http://www.ecma-international.org/standards/ecma-323/csta/ed4">',
    );
    expect(await lastOf({ namespaces: 'prefixed', edition: 'ed2' })).toContain(
      '<csta:RequestSystemStatusResponse xmlns:csta="http://www.ecma.ch/standards/ecma-323/csta/ed2"><csta:systemStatus>',
    );
    expect(await lastOf({ namespaces: 'none' })).not.toContain('xmlns');
  });

  it('writes devices with a name and more, connections either way round, and things that nobody knows', async () => {
    const client = await dayIn({ devices: 'annotated', connections: 'deviceIdFirst' });
    const [event] = client.events('EstablishedEvent');
    const { text } = findAll(event as XmlElement, 'answeringDevice')[0]?.children[0] ?? { text: '' };
    expect(text).toMatch(/^N<\d{3}>[^;]+;displayNumber=\d{3};uid=\w+$/);
    const [connection] = findAll(event as XmlElement, 'establishedConnection');
    expect(connection?.children.map(({ name }) => name)).toStrictEqual(['deviceID', 'callID']);
    expect(client.heard.some(({ xml }) => xml.includes('vendorThing'))).toBe(true);
    expect(client.heard.some(({ xml }) => xml.includes('<restricted/>'))).toBe(true);
  });

  it('keeps a call in the queue while it rings, or takes it out and puts it back', async () => {
    const remains = await dayIn({ remainsInQueue: true });
    expect(causes(remains.events('DeliveredEvent'))).toContain('remainsInQueue');
    expect(causes(remains.events('QueuedEvent'))).not.toContain('callNotAnswered');
    const leaves = await dayIn({ remainsInQueue: false });
    expect(causes(leaves.events('DeliveredEvent'))).not.toContain('remainsInQueue');
    expect(causes(leaves.events('DivertedEvent'))).toContain('distributed');
    expect(causes(leaves.events('QueuedEvent'))).toContain('callNotAnswered');
    for (const { events } of [remains, leaves]) {
      expect(causes(events('QueuedEvent'))).toContain('enteringDistribution');
      expect(causes(events('QueuedEvent'))).toContain('noAvailableAgents');
      expect(causes(events('DivertedEvent'))).toContain('queueTimeOverflow');
    }
  });

  it('queues a call in another group as well', async () => {
    const client = await dayIn({ multipleQueuing: true });
    const others = client.events('QueuedEvent').filter((event) => textAt(event, 'queue') === '8090');
    expect(causes(others)).toStrictEqual(new Set(['multipleQueuing']));
    expect(client.events('DivertedEvent').some((event) => textAt(event, 'divertingDevice') === '8090')).toBe(true);
  });

  it('uses call ids again within the hour, but never two at once', async () => {
    const [unique, reused] = [await dayIn({}), await dayIn({ callIds: 'reused' })];
    const ids = ({ events }: CstaClient): number =>
      new Set(events('QueuedEvent').map((event) => textAt(event, 'callID'))).size;
    expect(ids(unique)).toBeGreaterThan(300);
    expect(ids(reused)).toBeLessThanOrEqual(40);
  });

  it('tells a hang-up by the connection, the call, or both', async () => {
    const count = ({ events }: CstaClient, name: string): number => events(name).length;
    const [connection, call, both] = [
      await dayIn({ hangUps: 'connection' }),
      await dayIn({ hangUps: 'call' }),
      await dayIn({ hangUps: 'both' }),
    ];
    expect(count(connection, 'CallClearedEvent')).toBe(0);
    expect(count(call, 'CallClearedEvent')).toBe(count(both, 'CallClearedEvent'));
    expect(count(call, 'ConnectionClearedEvent')).toBeLessThan(count(both, 'ConnectionClearedEvent'));
  });

  it('transfers under another id, tells of the old ones or not, and spells it in two ways', async () => {
    const whole = (await dayIn({})).events('TransferedEvent');
    expect(causes(whole)).toStrictEqual(new Set(['transfer', 'singleStepTransfer']));
    const attended = whole.filter((event) => textAt(event, 'cause') === 'transfer');
    for (const event of attended) {
      const ids = ['primaryOldCall', 'secondaryOldCall'].map((name) => textAt(event, name, 'callID'));
      expect(new Set(ids).size).toBe(2);
      const items = findAll(event, 'connectionListItem');
      expect(items.map((item) => item.children.map(({ name }) => name))).toStrictEqual(
        items.map(() => ['newConnection', 'oldConnection', 'endpoint']),
      );
      expect(textAt(event, 'newConnection', 'callID')).not.toBe(ids[0]);
    }
    const without = (await dayIn({ transfers: 'withoutOld', transferSpelling: 'TransferredEvent' })).events(
      'TransferredEvent',
    );
    expect(without).toHaveLength(whole.length);
    expect(without.some((event) => findAll(event, 'oldConnection').length > 0)).toBe(false);
    expect(without.some((event) => findAll(event, 'secondaryOldCall').length > 0)).toBe(false);
  });

  it('tells of everything else that the rules know', async () => {
    const client = await dayIn({ conferences: true, deliveredFirst: true });
    const names = new Set(client.heard.map(({ message }) => message.name));
    for (const name of ['ConferencedEvent', 'HeldEvent', 'RetrievedEvent', 'FailedEvent', 'ServiceInitiatedEvent']) {
      expect(names).toContain(name);
    }
    for (const name of ['LoggedOn', 'LoggedOff', 'Ready', 'NotReady', 'Busy', 'WorkingAfterCall']) {
      expect(names).toContain(`Agent${name}Event`);
    }
    expect(causes(client.events('DeliveredEvent'))).toContain('enteringDistribution');
    expect(
      client.heard.every(({ message }) => findAll(message, 'numberQueued').every(({ text }) => Number(text) > 0)),
    ).toBe(true);
  });
});
