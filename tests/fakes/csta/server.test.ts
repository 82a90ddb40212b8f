import { describe, expect, it } from 'vitest';
import { hour, second } from '#core/time/instant';
import { eventually } from '#tests/support/eventually';
import { textAt } from '../switches/xml/look.ts';
import { takeFrame, toBytes } from './frames.ts';
import { callCsta } from './from-outside/client.ts';
import { startDay } from './from-outside/start.ts';
import type { Manners } from './manners.ts';
import type { CstaOptions } from './server.ts';

const login = { user: 'tavle', password: 'not a secret & <never> one' };

async function start(manners: Partial<Manners> = {}, changes: Partial<CstaOptions> = {}) {
  const server = await startDay({ manners, login, ...changes });
  return { server, client: await callCsta(server) };
}

describe('the frames', () => {
  it('are eight bytes and the XML, as captured from real switches', () => {
    const bytes = toBytes({ invokeId: '0042', xml: 'x'.repeat(995) });
    expect([...bytes.subarray(0, 8)]).toStrictEqual([0, 0, 0x03, 0xeb, 0x30, 0x30, 0x34, 0x32]);
    expect(toBytes({ invokeId: '9999', xml: 'æøå' }).readUInt16BE(2)).toBe(14);
    expect(takeFrame(bytes)).toStrictEqual({ frame: { invokeId: '0042', xml: 'x'.repeat(995) }, length: 1_003 });
    expect(takeFrame(bytes.subarray(0, 1_002))).toBeUndefined();
    expect(takeFrame(bytes.subarray(0, 7))).toBeUndefined();
  });

  it('come and go in pieces and together', async () => {
    const { server, client } = await start({ packets: 'split' });
    await client.startSession(login);
    const asking = (invokeId: string): Buffer => toBytes({ invokeId, xml: '<RequestSystemStatus/>' });
    const both = Buffer.concat([asking('7001'), asking('7002')]);
    for (const half of [both.subarray(0, 5), both.subarray(5, 40), both.subarray(40)]) {
      client.send(half);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await client.hear('the second', ({ invokeId }) => invokeId === '7002');
    expect(client.heard.slice(-2).map(({ invokeId }) => invokeId)).toStrictEqual(['7001', '7002']);
    expect(server.asked.at(-1)).toStrictEqual({ name: 'RequestSystemStatus', invokeId: '7002' });
  });

  it.each(['GET / HTTP/1.1\r\n', '\0\0\0\u00099999x', Buffer.from([0, 0, 0, 12, 0x61, 0x62, 0x63, 0x64, 1, 1, 1, 1])])(
    'that are none end the connection: %j',
    async (bytes) => {
      const { client } = await start();
      client.send(bytes);
      await eventually('it hangs up', client.isClosed);
    },
  );

  it('travel over TLS as well', async () => {
    const { client } = await start({}, { tls: true });
    expect(await client.startSession(login)).not.toBe('');
  });
});

it('says the same with the same seed, whoever asks what meanwhile, and something else with another', async () => {
  const dayOf = async (seed: number, asks: boolean): Promise<readonly string[]> => {
    const { server, client } = await start({}, { seed, now: () => 0, login: null });
    await client.startSession(null);
    await client.monitor('8001');
    await server.passUntil(server.from + 12 * hour);
    if (asks) await client.ask('SnapshotDevice', '<snapshotObject>8001</snapshotObject>');
    await server.passUntil(server.until);
    await client.ask('RequestSystemStatus');
    return client.heard.filter(({ invokeId }) => invokeId === '9999').map(({ xml }) => xml);
  };
  const [one, again, other] = [await dayOf(7, false), await dayOf(7, true), await dayOf(8, false)];
  expect(one.length).toBeGreaterThan(300);
  expect(again).toStrictEqual(one);
  expect(other).not.toStrictEqual(one);
});

describe('a session of the application', () => {
  it('begins with the right login only, and nothing is asked before it', async () => {
    const { server, client } = await start();
    expect((await client.ask('RequestSystemStatus')).name).toBe('CSTAErrorCode');
    expect(await client.startSession({ ...login, password: 'guess' })).toBe('');
    expect(client.heard.at(-1)?.message.name).toBe('StartApplicationSessionNegResponse');
    expect(textAt(client.heard.at(-1)?.message, 'errorCode')).not.toBe('');
    expect(await client.startSession(login, 60)).not.toBe('');
    expect(textAt(client.heard.at(-1)?.message, 'actualSessionDuration')).toBe('60');
    expect(client.heard.at(-1)?.xml).toContain(
      'xmlns="http://www.ecma-international.org/standards/ecma-354/appl_session"',
    );
    expect((await client.ask('RequestSystemStatus')).name).toBe('RequestSystemStatusResponse');
    expect(JSON.stringify(server.asked)).not.toContain('guess');
  });

  it('ends unless it is renewed, in any of three ways', async () => {
    for (const sessionEnds of ['closed', 'silent', 'told'] as const) {
      let now = 0;
      const { server, client } = await start({ sessionEnds }, { now: () => now });
      const id = await client.startSession(login);
      await client.monitor('8001');
      const renewal = `<sessionID>${id}</sessionID><requestedSessionDuration>120</requestedSessionDuration>`;
      now = 100 * second;
      expect((await client.ask('ResetApplicationSessionTimer', renewal)).name).toBe(
        'ResetApplicationSessionTimerPosResponse',
      );
      now = 219 * second;
      await server.passUntil(server.from);
      expect(server.signedIn()).toBe(1);
      server.behave({ renewal: 'refused' });
      expect((await client.ask('ResetApplicationSessionTimer', renewal)).name).toBe(
        'ResetApplicationSessionTimerNegResponse',
      );
      now = 220 * second;
      await server.passUntil(server.until);
      expect([server.signedIn(), client.events('QueuedEvent')]).toStrictEqual([0, []]);
      if (sessionEnds === 'closed') await eventually('it hangs up', client.isClosed);
      else expect((await client.ask('RequestSystemStatus')).name).toBe('CSTAErrorCode');
      expect(client.events('ApplicationSessionTerminated')).toHaveLength(sessionEnds === 'told' ? 1 : 0);
    }
  });

  it('is stopped', async () => {
    const { client } = await start();
    const id = await client.startSession(login);
    client.frame({
      invokeId: '0900',
      xml: `<StopApplicationSession><sessionID>${id}</sessionID></StopApplicationSession>`,
    });
    await eventually('it hangs up', client.isClosed);
  });
});

describe('the other styles', () => {
  it('register: the switch speaks first, and is answered before anybody registers', async () => {
    const { server, client } = await start({ session: 'register' });
    const { message, invokeId } = await client.hear('its status', ({ message }) => message.name === 'SystemStatus');
    expect(textAt(message, 'systemStatus')).toBe('normal');
    const register = '<requestTypes><systemStatus>true</systemStatus></requestTypes>';
    expect((await client.ask('SystemRegister', register)).name).toBe('CSTAErrorCode');
    expect(server.unansweredStatus()).toBe(1);
    client.frame({ invokeId, xml: '<SystemStatusResponse/>' });
    expect(textAt(await client.ask('SystemRegister', register), 'sysStatRegisterID')).not.toBe('');
    expect([server.unansweredStatus(), server.signedIn()]).toStrictEqual([0, 1]);
    expect(await client.monitor('8001')).not.toBe('');
  });

  it('implicit: whoever asks for the status first is in', async () => {
    const { server, client } = await start({ session: 'implicit' });
    expect(textAt(await client.ask('RequestSystemStatus'), 'systemStatus')).toBe('normal');
    expect(await client.monitor('8001')).not.toBe('');
    const other = await callCsta(server);
    other.frame({ invokeId: '0001', xml: '<SnapshotDevice><snapshotObject>8001</snapshotObject></SnapshotDevice>' });
    await eventually('it hangs up', other.isClosed);
  });

  it('hangs up on whoever says nothing for too long', async () => {
    let now = 0;
    const { server, client } = await start({ session: 'implicit', idleSeconds: 60 }, { now: () => now });
    await client.ask('RequestSystemStatus');
    now = 59 * second;
    await server.passUntil(server.from);
    await client.ask('RequestSystemStatus');
    now = 118 * second;
    await server.passUntil(server.from);
    expect(client.isClosed()).toBe(false);
    now = 119 * second;
    await server.passUntil(server.from);
    await eventually('it hangs up', client.isClosed);
  });

  it('says how it is, with invoke ids of its own, and waits for an answer', async () => {
    const { server, client } = await start();
    await client.startSession(login);
    server.systemStatus('messagesLost');
    const { message, invokeId } = await client.hear('its status', ({ message }) => message.name === 'SystemStatus');
    expect([textAt(message, 'systemStatus'), invokeId, server.unansweredStatus()]).toStrictEqual([
      'messagesLost',
      '0001',
      1,
    ]);
    client.frame({ invokeId, xml: '<SystemStatusResponse/>' });
    await client.ask('RequestSystemStatus');
    expect(server.unansweredStatus()).toBe(0);
  });
});
