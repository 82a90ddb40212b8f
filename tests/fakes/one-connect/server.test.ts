import { describe, expect, it } from 'vitest';
import { second } from '#core/time/instant';
import { eventually } from '#tests/support/eventually';
import { textAt } from '../switches/xml/look.ts';
import type { OneConnectClient } from './from-outside/client.ts';
import { callOneConnect } from './from-outside/client.ts';
import type { Manners } from './manners.ts';
import type { OneConnectOptions } from './server.ts';
import { account, startDay } from './from-outside/start.ts';

const trunk = '<monitorObject><deviceObject>1</deviceObject></monitorObject>';

async function start(manners: Partial<Manners> = {}, changes: Partial<OneConnectOptions> = {}) {
  const server = await startDay({ manners, ...changes });
  return { server, client: await callOneConnect(server) };
}

async function signedIn(manners: Partial<Manners> = {}, changes: Partial<OneConnectOptions> = {}) {
  const both = await start(manners, changes);
  await both.client.signIn(account);
  return both;
}

const on = (client: OneConnectClient, event: string): string[] =>
  client.events(event).map((xml) => textAt(xml, 'monitorCrossRefID'));

describe('the wire', () => {
  it('ends each message by a NUL, and claims an encoding that the bytes have not', async () => {
    const { client } = await signedIn();
    await client.ask('GetQueue', '<device>400</device>');
    expect(client.heard.at(-1)?.text).toMatch(
      /^<\?xml version="1.0" encoding="utf-16"\?><GetQueueResponse xmlns="http:.*>$/,
    );
    expect(client.rest()).toHaveLength(0);
  });

  it('takes requests that come in pieces and together', async () => {
    const { client } = await signedIn();
    const asking = (id: string): string =>
      `<GetQueue><device>400</device><privateData><requestID>${id}</requestID></privateData></GetQueue>\0`;
    const both = asking('one') + asking('two');
    for (const half of [both.slice(0, 60), both.slice(60)]) {
      client.send(half);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await client.hear('the second', ({ xml }) => textAt(xml, 'requestID') === 'two');
    expect(client.heard.slice(-2).map(({ xml }) => textAt(xml, 'requestID'))).toStrictEqual(['one', 'two']);
  });

  it('hangs up on a request that does not end within 64 kB', async () => {
    const { server, client } = await signedIn();
    client.send('x'.repeat(65_536));
    await server.passUntil(server.from);
    client.send('\0');
    await client.hear('its refusal', ({ xml }) => xml.name === 'CSTAErrorCode');
    client.send('x'.repeat(65_537));
    await eventually('it hangs up', client.isClosed);
  });

  it('speaks TLS with a certificate of its own', async () => {
    const { server, client } = await signedIn({}, { tls: true });
    expect(server.certificate?.sha256).toMatch(/^(?:[0-9A-F]{2}:){31}[0-9A-F]{2}$/);
    expect((await client.ask('GetQueue', '<device>400</device>')).name).toBe('GetQueueResponse');
  });
});

it('says the same with the same seed, and something else with another', async () => {
  const dayOf = async (seed: number): Promise<readonly string[]> => {
    const { server, client } = await signedIn({}, { seed, now: () => 0 });
    await client.ask('MonitorTrunk', trunk);
    await server.passUntil(server.until);
    await client.ask('GetQueue', '<device>400</device>');
    return client.heard.map(({ text }) => text);
  };
  const [one, again, other] = [await dayOf(7), await dayOf(7), await dayOf(8)];
  expect(one.length).toBeGreaterThan(1_000);
  expect(again).toStrictEqual(one);
  expect(other).not.toStrictEqual(one);
});

describe('the sign-in', () => {
  it.each(['bare', 'declared'] as const)('takes the prefix %s, and one only where it is told to', async (spelling) => {
    const { server, client } = await start();
    const answer = await client.signIn(account, spelling, 90);
    expect(answer.name).toBe('StartApplicationSessionPosResponse');
    expect(textAt(answer, 'actualSessionDuration')).toBe('90');
    expect(textAt(answer, 'sessionID')).not.toBe('');
    server.behave({ vendorPrefix: spelling === 'bare' ? 'declared' : 'bare' });
    const refused = await (await callOneConnect(server)).signIn(account, spelling);
    expect(refused.name).toBe('StartApplicationSessionNegResponse');
  });

  it('refuses the right password while it is out of order', async () => {
    const { server, client } = await start({ signIns: 'refused' });
    expect((await client.signIn(account)).name).toBe('StartApplicationSessionNegResponse');
    server.behave({ signIns: 'closed' });
    client.signIn(account).catch(() => undefined);
    await eventually('it hangs up', client.isClosed);
  });

  it('refuses a wrong password, user or domain, or hangs up', async () => {
    const { server, client } = await start();
    for (const wrong of [{ password: 'guess' }, { user: 'somebody' }, { pbxDomain: '87654321.pbx.one-connect.dk' }]) {
      expect((await client.signIn({ ...account, ...wrong })).name).toBe('StartApplicationSessionNegResponse');
    }
    expect((await client.ask('GetQueue', '<device>400</device>')).name).toBe('CSTAErrorCode');
    server.behave({ wrongPassword: 'closed' });
    client.signIn({ ...account, password: 'guess' }).catch(() => undefined);
    await eventually('it hangs up', client.isClosed);
    expect(JSON.stringify(server.asked)).not.toContain('guess');
  });

  it('ends a session that nobody renews, in any of three ways', async () => {
    for (const sessionEnds of ['closed', 'silent', 'told'] as const) {
      let now = 0;
      const { server, client } = await signedIn({ sessionEnds }, { now: () => now });
      await client.ask('MonitorTrunk', trunk);
      now = 119 * second;
      await server.passUntil(server.from);
      expect(server.signedIn()).toBe(1);
      now = 120 * second;
      await server.passUntil(server.until);
      expect(server.signedIn()).toBe(0);
      expect(on(client, 'DeliveredEvent')).toStrictEqual([]);
      if (sessionEnds === 'closed') await eventually('it hangs up', client.isClosed);
      else expect((await client.ask('GetQueue', '<device>400</device>')).name).toBe('CSTAErrorCode');
      expect(client.events('ApplicationSessionTerminated')).toHaveLength(sessionEnds === 'told' ? 1 : 0);
    }
  });

  it('renews a session, or does not', async () => {
    let now = 0;
    const { server, client } = await start({}, { now: () => now });
    const id = textAt(await client.signIn(account), 'sessionID');
    const inside = `<sessionID>${id}</sessionID><requestedSessionDuration>120</requestedSessionDuration>`;
    now = 100 * second;
    expect((await client.ask('ResetApplicationSessionTimer', inside)).name).toBe(
      'ResetApplicationSessionTimerPosResponse',
    );
    server.behave({ renewal: 'refused' });
    expect((await client.ask('ResetApplicationSessionTimer', inside)).name).toBe(
      'ResetApplicationSessionTimerNegResponse',
    );
    server.behave({ renewal: 'error' });
    expect((await client.ask('ResetApplicationSessionTimer', inside)).name).toBe('CSTAErrorCode');
    server.behave({ unanswered: ['ResetApplicationSessionTimer'] });
    client.send(`<ResetApplicationSessionTimer>${inside}</ResetApplicationSessionTimer>\0`);
    await client.ask('GetQueue', '<device>400</device>');
    expect(client.heard).toHaveLength(5);
    now = 219 * second;
    await server.passUntil(server.from);
    expect(server.signedIn()).toBe(1);
    now = 220 * second;
    await server.passUntil(server.from);
    expect(server.signedIn()).toBe(0);
  });

  it('lets the same user in twice, on the same connection or another, or not', async () => {
    const { server, client } = await signedIn();
    const name = async (who: OneConnectClient): Promise<string> => (await who.signIn(account)).name;
    const other = await callOneConnect(server);
    expect([await name(client), await name(other)]).toStrictEqual(Array(2).fill('StartApplicationSessionPosResponse'));
    server.behave({ secondSession: 'otherConnection' });
    expect(await name(client)).toBe('StartApplicationSessionNegResponse');
    expect(await name(await callOneConnect(server))).toBe('StartApplicationSessionPosResponse');
    server.behave({ secondSession: 'refused' });
    expect(await name(await callOneConnect(server))).toBe('StartApplicationSessionNegResponse');
  });
});
