import { describe, expect, it, onTestFinished } from 'vitest';
import type { Queue, SourceStatus } from '#core/board/queue';
import { eventually } from '#tests/support/eventually';
import { runningClock } from '#tests/support/clocks';
import { twoQueues } from '#tests/support/configurations';
import { startHub } from '#tests/support/hubs';
import { patient } from '#tests/support/patient';
import { tempFolder } from '#tests/support/temp-folder';
import { complete, connect, hangUp, join, timeOut } from './calls.ts';
import { exampleHouse } from './example.ts';
import { pause, phoneChanges } from './members.ts';
import type { AsteriskOptions } from './server.ts';
import { startAsterisk } from './server.ts';

const user = { user: 'wallboard', password: 'a-password-for-the-tests-only' };

/** A real hub that is connected with the pretended Asterisk. */
async function connected(options: Partial<AsteriskOptions> = {}, settings: object = {}) {
  const clock = runningClock('2026-11-18T12:00:00+01:00');
  const house = exampleHouse(clock.now());
  const server = await startAsterisk({ house, now: clock.now, ...user, ...options });
  onTestFinished(server.close);
  const queues = { support: 'support', sales: 'sales' };
  const pin = server.certificateSha256 && { tls: true, certificateSha256: server.certificateSha256 };
  const endpoint = { host: '127.0.0.1', port: server.port, ...pin };
  const source = { id: 'pbx', adapter: 'asterisk', ...endpoint, ...user, queues, ...settings };
  const configuration = twoQueues({ sources: [source] });
  const hub = await startHub({ dataFolder: tempFolder(), clock, configuration });
  const status = async (): Promise<SourceStatus | undefined> => (await hub.line.sources()).sources[0];
  const becomes = (what: string, is: (queue: Queue, source: SourceStatus | undefined) => boolean): Promise<void> =>
    eventually(what, async () => is(await hub.line.queue('support'), await status()), 30_000);
  const isLive = () => becomes('it is heard', (_queue, source) => source?.state === 'ok');
  return { house, server, hub, status, becomes, isLive, now: clock.now };
}

it('a call, from the socket to the board', patient, async () => {
  const { house, server, hub, becomes, isLive, now } = await connected();
  await isLive();
  expect(await hub.line.queue('support')).toMatchObject({ callsWaiting: 0, agentsReady: 2, agentsBusy: 0 });
  server.tell(join(house, 'support', '1795.1', '4599100084', now()));
  await becomes('he waits', ({ callsWaiting }) => callsWaiting === 1);
  server.tell(phoneChanges(house, 'PJSIP/201', 'ringing'));
  await becomes('it rings', ({ agentsRinging }) => agentsRinging === 1);
  server.tell(phoneChanges(house, 'PJSIP/201', 'inUse'));
  server.tell(connect(house, 'support', '1795.1', 'PJSIP/201', '1795.2', now()));
  await becomes('they talk', ({ answeredToday, callsWaiting }) => answeredToday === 1 && callsWaiting === 0);
  server.tell(pause(house, 'PJSIP/203', 'Frokost', 'support'));
  await becomes('203 pauses in one queue', ({ agents }) => agents?.[1]?.reason === 'Frokost');
  expect(await hub.line.queue('sales')).toMatchObject({ agentsReady: 1, agentsOther: 0 });
  server.tell(phoneChanges(house, 'PJSIP/201', 'free'));
  server.tell(complete(house, '1795.2', 'caller', now()));
  await becomes('the talk is over', ({ agentsReady, agentsBusy }) => agentsReady === 1 && agentsBusy === 0);
  for (const [uniqueid, ends] of [['1795.3', hangUp] as const, ['1795.4', timeOut] as const]) {
    server.tell(join(house, 'support', uniqueid, null, now()));
    server.tell(ends(house, 'support', uniqueid, now()));
  }
  await becomes('one hung up, one was let go', (queue) => queue.lostToday === 1 && queue.overflowedToday === 1);
  expect(JSON.stringify(await hub.line.picture())).not.toContain('4599100084');
  expect(hub.logLines.join('')).not.toMatch(/4599100084|a-password/);
});

it('over TLS, with its own certificate', patient, async () => {
  const { isLive } = await connected({ tls: true });
  await isLive();
});

describe('in trouble, and well again', () => {
  const troubles: readonly (readonly [
    string,
    SourceStatus['problem'],
    RegExp,
    (server: Awaited<ReturnType<typeof startAsterisk>>) => void,
  ])[] = [
    ['hangs up', 'unreachable', /connection/, (server) => server.cut()],
    ['is switched off', 'unreachable', /connection|reached/, (server) => void server.close()],
    ['breaks off in a message', 'unreachable', /connection/, (server) => server.manner('half')],
    ['is started again', 'unreachable', /connection/, (server) => server.restart()],
  ];

  it.each(troubles)('%s', patient, async (_what, problem, sentence, harm) => {
    const { house, server, becomes, isLive, status, now } = await connected();
    await isLive();
    server.tell(join(house, 'support', '1795.1', null, now()));
    await becomes('he waits', ({ callsWaiting }) => callsWaiting === 1);
    harm(server);
    // Something to say, for whoever breaks off in it.
    server.tell(phoneChanges(house, 'PJSIP/201', 'ringing'));
    await becomes('it fails', (_queue, source) => source?.state === 'failing' && source.problem === problem);
    expect((await status())?.lastError).toMatch(sentence);
    server.manner('well');
    await server.open();
    await isLive();
    const { waiting } = house.queues.get('support') ?? { waiting: [] };
    await becomes('the board is as it is', ({ callsWaiting }) => callsWaiting === waiting.length);
  });

  it('refuses the sign-in, or the list of its queues', patient, async () => {
    const { server, becomes, status } = await connected({}, { password: 'another-one' });
    await becomes('it is refused', (_queue, source) => source?.problem === 'sign-in-refused');
    expect((await status())?.lastError).toMatch(/^Asterisk refuses the user or the password/);
    expect(server.asked).toStrictEqual(['login']);
    const denied = await connected();
    await denied.isLive();
    denied.server.refuse('list');
    denied.server.cut();
    await denied.becomes('it is denied', (_queue, source) => source?.problem === 'sign-in-refused');
    expect((await denied.status())?.lastError).toMatch(/QueueStatus.*read = agent,call/);
  });

  it('is no Asterisk at all', patient, async () => {
    const { becomes, status } = await connected({ greeting: '220 mail.example.dk ESMTP\r\n' });
    await becomes('it is no Asterisk', (_queue, source) => source?.problem === 'not-understood');
    expect((await status())?.lastError).toMatch(/not the manager interface of an Asterisk/);
  });

  it('has not the queues that the settings name: nothing is known of them', patient, async () => {
    const { hub, isLive, status } = await connected({}, { queues: { support: 'support', sales: 'salg' } });
    await isLive();
    const { callsWaiting, agentsReady, answeredToday, provenance } = await hub.line.queue('sales');
    expect([callsWaiting, agentsReady, answeredToday]).toStrictEqual([null, null, null]);
    expect(provenance.callsWaiting).toMatchObject({ unknown: 'queueNotHeard' });
    expect(JSON.stringify(await status())).toContain('Asterisk has no queue \\"salg\\"');
  });
});
