import { describe, expect, it } from 'vitest';
import { eventually } from '#tests/support/eventually';
import { textAt } from '../switches/xml/look.ts';
import { callCsta } from './from-outside/client.ts';
import { startDay } from './from-outside/start.ts';
import type { Garbage } from './garbage.ts';
import { garbage } from './garbage.ts';
import type { Manners } from './manners.ts';

/** Somebody monitors the first queue; the day has not begun. */
async function monitored(manners: Partial<Manners> = {}) {
  const server = await startDay({ manners });
  const client = await callCsta(server);
  await client.startSession(null);
  await client.monitor('8001');
  return { server, client };
}

describe('a CSTA switch in trouble', () => {
  it('drops events, and says so', async () => {
    const [well, ill] = [await monitored(), await monitored()];
    ill.server.dropEvents(10);
    for (const { server, client } of [well, ill]) {
      await server.passUntil(server.until);
      server.systemStatus('messagesLost');
      await client.ask('RequestSystemStatus');
    }
    const events = ({ client }: typeof well): number =>
      client.heard.filter(({ invokeId }) => invokeId === '9999').length;
    expect(events(ill)).toBeLessThan(events(well));
    expect(ill.client.heard.some(({ message }) => textAt(message, 'systemStatus') === 'messagesLost')).toBe(true);
  });

  it('ends sessions when it likes', async () => {
    const { server, client } = await monitored();
    server.endSessions();
    await eventually('it hangs up', client.isClosed);
    expect(server.signedIn()).toBe(0);
  });

  it('breaks a connection at any byte, and is back', async () => {
    const { server, client } = await monitored();
    const before = client.heard.length;
    server.cut(11);
    await server.passUntil(server.until);
    await eventually('it breaks', client.isClosed);
    expect([client.rest().length, client.heard.length]).toStrictEqual([11, before]);
    expect(await (await callCsta(server)).startSession(null)).not.toBe('');
  });

  it('is half-open: there, and silent, until it is well and somebody calls anew', async () => {
    const { server, client } = await monitored();
    const before = client.heard.length;
    server.behave({ halfOpen: true });
    await server.passUntil(server.until);
    const other = await callCsta(server);
    other.frame({ invokeId: '0001', xml: '<RequestSystemStatus/>' });
    server.behave({ halfOpen: false });
    await (await callCsta(server)).startSession(null);
    expect([client.heard.length, other.heard.length]).toStrictEqual([before, 0]);
    expect([client.isClosed(), other.isClosed()]).toStrictEqual([false, false]);
  });

  it('leaves requests unanswered', async () => {
    const { client } = await monitored({ unanswered: ['SnapshotDevice'] });
    const before = client.heard.length;
    client.frame({ invokeId: '0500', xml: '<SnapshotDevice><snapshotObject>8001</snapshotObject></SnapshotDevice>' });
    await client.ask('RequestSystemStatus');
    expect(client.heard).toHaveLength(before + 1);
  });

  it('speaks a few bytes at a time, in pieces, or many messages at once', async () => {
    for (const packets of [{ bytes: 7, every: 1 }, 'split', 'joined'] as const) {
      const { server, client } = await monitored();
      server.behave({ packets });
      const before = client.heard.length;
      server.say('AliveEvent', { æ: 'Åse & Bjørn' });
      server.say('AliveEvent', { æ: '😀' });
      await client.hear('the second', ({ xml }) => xml.includes('😀'), before);
      expect(client.events('AliveEvent').map(({ children }) => children[0]?.text)).toStrictEqual(['Åse & Bjørn', '😀']);
    }
  });

  it.each(Object.keys(garbage) as Garbage[])('sends garbage: %s', async (kind) => {
    const { server, client } = await monitored();
    const bytes = garbage[kind];
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
  });

  it('is switched off, and on again at the same address', async () => {
    const { server, client } = await monitored();
    await server.close();
    await eventually('it breaks', client.isClosed);
    await expect(callCsta(server)).rejects.toThrow('ECONNREFUSED');
    await server.open();
    expect(await (await callCsta(server)).startSession(null)).not.toBe('');
  });
});
