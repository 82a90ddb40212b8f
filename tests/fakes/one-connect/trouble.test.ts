import { describe, expect, it } from 'vitest';
import { hour, minute } from '#core/time/instant';
import { eventually } from '#tests/support/eventually';
import { findAll, textAt } from '../switches/xml/look.ts';
import type { XmlElement } from '../switches/xml/reader.ts';
import type { OneConnectClient } from './from-outside/client.ts';
import { callOneConnect } from './from-outside/client.ts';
import type { Garbage } from './garbage.ts';
import { garbage } from './garbage.ts';
import type { Manners } from './manners.ts';
import { account, startDay } from './from-outside/start.ts';

const trunk = '<monitorObject><deviceObject>1</deviceObject></monitorObject>';

/** Somebody monitors everything; the day has not begun. */
async function monitored(manners: Partial<Manners> = {}) {
  const server = await startDay({ manners });
  const client = await callOneConnect(server);
  await client.signIn(account);
  await client.ask('MonitorTrunk', trunk);
  return { server, client };
}

/** Everything that was told so far has come. */
async function settled(client: OneConnectClient): Promise<void> {
  await client.ask('GetQueue', '<device>400</device>');
}

const statisticsOf = (client: OneConnectClient, number: string): readonly XmlElement[] =>
  client.events('QueueStatisticsEvent').filter((xml) => textAt(xml, 'localNumber') === number);

describe('a One-Connect in trouble', () => {
  it('drops events', async () => {
    const [well, ill] = [await monitored(), await monitored()];
    ill.server.dropEvents(3, 'EstablishedEvent');
    for (const { server, client } of [well, ill]) {
      await server.passUntil(server.until);
      await settled(client);
    }
    const count = (name: string, { client }: { readonly client: OneConnectClient }): number =>
      client.events(name).length;
    expect(count('EstablishedEvent', ill)).toBe(count('EstablishedEvent', well) - 3);
    expect(count('DeliveredEvent', ill)).toBe(count('DeliveredEvent', well));
  });

  it('ends sessions when it likes', async () => {
    const { server, client } = await monitored();
    server.endSessions();
    await eventually('it hangs up', client.isClosed);
    expect(server.signedIn()).toBe(0);
  });

  it('breaks a connection at any byte', async () => {
    const { server, client } = await monitored();
    await settled(client);
    const before = client.heard.length;
    server.cut(100);
    await server.passUntil(server.until);
    await eventually('it breaks', client.isClosed);
    expect(
      client.rest().length + client.heard.slice(before).reduce((sum, { text }) => sum + Buffer.byteLength(text) + 1, 0),
    ).toBe(100);
    expect((await (await callOneConnect(server)).signIn(account)).name).toBe('StartApplicationSessionPosResponse');
  });

  it('is half-open: there, and silent, until it is well and somebody calls anew', async () => {
    const { server, client } = await monitored();
    await settled(client);
    const before = client.heard.length;
    server.behave({ halfOpen: true });
    client.send('<GetQueue><device>400</device></GetQueue>\0');
    await server.passUntil(server.until);
    const other = await callOneConnect(server);
    other.send('<GetQueue><device>400</device></GetQueue>\0');
    server.behave({ halfOpen: false });
    const third = await callOneConnect(server);
    await third.signIn(account);
    expect([client.heard.length, other.heard.length]).toStrictEqual([before, 0]);
    expect([client.isClosed(), other.isClosed()]).toStrictEqual([false, false]);
  });

  it('has statistics that never come, or come late, or not before something changes', async () => {
    const never = await monitored({ statistics: 'never' });
    await never.server.passUntil(never.server.until);
    await settled(never.client);
    expect(never.client.events('QueueStatisticsEvent')).toHaveLength(0);

    const { server, client } = await monitored({ statistics: { lateBy: minute }, statisticsAtMonitor: false });
    const entry = server.story.between(server.from, server.until).find((event) => event.kind === 'entered');
    await server.passUntil((entry?.at ?? 0) + minute - 1);
    await settled(client);
    expect(client.events('QueueStatisticsEvent')).toHaveLength(0);
    expect(client.events('DeliveredEvent')).not.toHaveLength(0);
    await server.passUntil((entry?.at ?? 0) + minute);
    await settled(client);
    expect(textAt(client.events('QueueStatisticsEvent')[0], 'waitingCalls')).toBe('1');
  });

  it('begins its totals anew, at midnight or when it likes', async () => {
    const { server, client } = await monitored();
    await server.passUntil(server.from + 12 * hour);
    await settled(client);
    const answered = (): number => Number(textAt(statisticsOf(client, '400').at(-1), 'totalAnsweredCalls'));
    expect(answered()).toBeGreaterThan(10);
    server.resetTotals();
    await settled(client);
    expect(answered()).toBe(0);
    expect(server.truth(server.from + 12 * hour)[0]?.answeredToday).toBeGreaterThan(10);
    await server.passUntil(server.from + 24 * hour - 1);
    await settled(client);
    expect(answered()).toBeGreaterThan(10);
    await server.passUntil(server.from + 24 * hour);
    await settled(client);
    expect(answered()).toBe(0);
  });

  it('takes a queue away and brings it back, and changes who is a member', async () => {
    const { server, client } = await monitored({ memberEvents: 'changed' });
    server.removeQueue('401');
    expect((await client.ask('GetQueue', '<device>401</device>')).name).toBe('CSTAErrorCode');
    await server.passUntil(server.from + 12 * hour);
    await settled(client);
    expect(textAt(client.events('QueueRemovedEvent')[0], 'localNumber')).toBe('401');
    expect(statisticsOf(client, '401')).toHaveLength(1);
    server.addQueue('401');
    await server.passUntil(server.until);
    await settled(client);
    expect(textAt(client.events('QueueAddedEvent')[0], 'name')).toBe('switchpay Support');
    expect(statisticsOf(client, '401').length).toBeGreaterThan(2);

    server.order({ kind: 'member', queue: 'switchpay', agent: '299', is: true });
    await settled(client);
    const changed = client.events('QueueMemberEvent').at(-1);
    expect(changed === undefined ? [] : findAll(changed, 'agentDN').map(({ text }) => text)).toStrictEqual(['299']);
    const members = await client.ask('GetQueueMember', '<device>401</device>');
    expect(findAll(members, 'agentDN').map(({ text }) => text)).toContain('299');
  });

  it('speaks a byte at a time, in pieces, or many messages at once', async () => {
    for (const packets of [{ bytes: 7, every: 1 }, 'split', 'joined'] as const) {
      const { server, client } = await monitored();
      server.behave({ packets });
      const before = client.heard.length;
      server.say('AliveEvent', { æ: 'Åse & Bjørn' });
      server.say('AliveEvent', { æ: '😀' });
      await client.hear('the second', ({ text }) => text.includes('😀'), before);
      expect(client.events('AliveEvent').map(({ children }) => children[0]?.text)).toStrictEqual(['Åse & Bjørn', '😀']);
    }
  });

  const kinds = Object.keys(garbage) as Garbage[];
  it.each(kinds)('sends garbage: %s', async (kind) => {
    const { server, client } = await monitored();
    await settled(client);
    const bytes = Buffer.from(garbage[kind]);
    const whole = client.heard.length;
    // What comes is compared byte by byte: the client here would choke on it as well.
    const heard = await new Promise<Buffer>((resolve) => {
      let all = Buffer.alloc(0);
      client.raw((chunk) => {
        all = Buffer.concat([all, chunk]);
        if (all.length >= bytes.length) resolve(all);
      });
      server.garbage(kind);
    });
    expect(heard.equals(bytes)).toBe(true);
    expect(client.heard).toHaveLength(whole);
  });
});
