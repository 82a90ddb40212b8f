import { describe, expect, it } from 'vitest';
import { hour, minute, second } from '#core/time/instant';
import { find, findAll, textAt } from '../switches/xml/look.ts';
import { callOneConnect } from './from-outside/client.ts';
import type { Manners } from './manners.ts';
import type { OneConnectOptions } from './server.ts';
import { account, startDay } from './from-outside/start.ts';

const trunk = '<monitorObject><deviceObject>1</deviceObject></monitorObject>';
const one = (device: string): string => `<monitorObject><deviceObject>${device}</deviceObject></monitorObject>`;

async function start(manners: Partial<Manners> = {}, changes: Partial<OneConnectOptions> = {}) {
  const server = await startDay({ manners, ...changes });
  return { server, client: await callOneConnect(server) };
}

async function signedIn(manners: Partial<Manners> = {}, changes: Partial<OneConnectOptions> = {}) {
  const both = await start(manners, changes);
  await both.client.signIn(account);
  return both;
}

describe('what can be asked', () => {
  it('monitors the trunk: every device is told of, and the figures of the queues', async () => {
    const { server, client } = await signedIn();
    const answer = await client.ask('MonitorTrunk', trunk);
    expect([answer.name, textAt(answer, 'monitorCrossRefID')]).toStrictEqual(['MonitorStartResponse', 't-12345678']);
    await server.passUntil(server.from);
    await client.hear('both queues', () => client.events('QueueStatisticsEvent').length === 2);
    const started = client.events('MonitorStartedEvent');
    expect(textAt(answer, 'monitorCount')).toBe(String(started.length));
    const types = Map.groupBy(started, (xml) => textAt(xml, 'numberType'));
    expect([...types.keys()].toSorted()).toStrictEqual(['conference', 'queue', 'sip']);
    expect(types.get('queue')?.map((xml) => textAt(xml, 'monitoredConnection', 'deviceID'))).toStrictEqual([
      'q-12345678-400',
      'q-12345678-401',
    ]);
  });

  it('monitors one device where the trunk is refused, and tells of no other', async () => {
    const { server, client } = await signedIn({ monitorTrunk: 'refused', refusedDevices: ['q-12345678-401'] });
    expect((await client.ask('MonitorTrunk', trunk)).name).toBe('CSTAErrorCode');
    expect((await client.ask('MonitorStart', one('q-12345678-400'))).name).toBe('MonitorStartResponse');
    expect((await client.ask('MonitorStart', one('q-12345678-401'))).name).toBe('CSTAErrorCode');
    expect((await client.ask('MonitorStart', one('400'))).name).toBe('CSTAErrorCode');
    await server.passUntil(server.until);
    await client.ask('GetQueue', '<device>400</device>');
    const devices = client.heard.flatMap(({ xml }) =>
      xml.name.endsWith('Event') ? [textAt(xml, 'monitorCrossRefID')] : [],
    );
    expect(new Set(devices)).toStrictEqual(new Set(['q-12345678-400']));
  });

  it('tells a queue, its members and its calls; a member and his calls', async () => {
    const { server, client } = await signedIn();
    const queue = await client.ask('GetQueue', '<device>400</device>');
    expect([textAt(queue, 'deviceDescription'), textAt(queue, 'serviceLevelAgreement')]).toStrictEqual([
      'hallmonitor Support',
      '20',
    ]);
    const members = await client.ask('GetQueueMember', '<device>400</device>');
    expect(findAll(members, 'agentDN').map(({ text }) => text)).toStrictEqual([
      ...(server.setup.queues[0]?.members ?? []),
    ]);
    expect(find(members, 'memberListItem')?.children).toHaveLength(5);
    const busyAt = busiest(server);
    await server.passUntil(busyAt);
    const truth = server.truth(busyAt)[0];
    const calls = await client.ask('SnapShotDevice', '<snapshotObject>q-12345678-400</snapshotObject>');
    expect(textAt(calls, 'QueueName')).toBe('hallmonitor Support');
    const waiting = findAll(calls, 'localStatus').filter(({ text }) => text === 'Alerting');
    expect(waiting).toHaveLength(truth?.callsWaiting ?? -1);
    const agent = truth?.agents.busy[0]?.id ?? '';
    const own = await client.ask('SnapShotDevice', `<snapshotObject>u-12345678-${agent}</snapshotObject>`);
    expect(findAll(own, 'snapshotDeviceResponseInfo').length).toBeGreaterThan(0);
    server.behave({ snapshots: 'empty' });
    const none = await client.ask('SnapShotDevice', `<snapshotObject>u-12345678-${agent}</snapshotObject>`);
    expect(findAll(none, 'snapshotDeviceResponseInfo')).toStrictEqual([]);
  });

  it('does what a person orders, answers first, and tells it by an event', async () => {
    const { server, client } = await signedIn();
    await client.ask('MonitorTrunk', trunk);
    const [agent = ''] = server.setup.queues[0]?.members ?? [];
    const state = (name: 'ready' | 'busy' | 'other') =>
      server.truth(server.from + minute)[0]?.agents[name].map(({ id }) => id);
    await server.passUntil(server.from + second);
    const names = (since: number): string[] => client.heard.slice(since).map(({ xml }) => xml.name);

    let since = client.heard.length;
    await client.ask('SetDoNotDisturb', `<device>${agent}</device><doNotDisturbOn>true</doNotDisturbOn>`);
    await client.hear('the event', ({ xml }) => xml.name === 'DoNotDisturbEvent', since);
    expect(names(since)).toStrictEqual(['SetDoNotDisturbResponse', 'DoNotDisturbEvent']);
    const asked = await client.ask('GetDoNotDisturb', `<device>${agent}</device>`);
    expect(asked.children.map(({ name }) => name).toSorted()).toStrictEqual(['doNotDisturbOn', 'privateData']);
    expect([textAt(asked, 'doNotDisturbOn'), state('other')]).toStrictEqual(['true', [agent]]);
    await client.ask('SetDoNotDisturb', `<device>${agent}</device><doNotDisturbOn>false</doNotDisturbOn>`);

    since = client.heard.length;
    const signOut = `<device>400</device><activateAgent>true</activateAgent><activateMobile>false</activateMobile><activateSip>false</activateSip><activateSkype>false</activateSkype><agentDN>${agent}</agentDN><agentPosition>1</agentPosition>`;
    await client.ask('SetQueueMember', signOut);
    const event = await client.hear('the event', ({ xml }) => xml.name === 'QueueMemberEvent', since);
    const own = findAll(event.xml, 'memberListItem').find((item) => textAt(item, 'agentDN') === agent);
    expect(own?.children.map(({ name, text }) => `${name} ${text}`).toSorted()).toStrictEqual([
      'active true',
      'activeMobile false',
      'activeSip false',
      'activeSkype false',
      `agentDN ${agent}`,
    ]);
    expect(state('other')).toStrictEqual([agent]);
    await client.ask('SetQueueMember', signOut.replaceAll('false', 'true'));
    expect(state('other')).toStrictEqual([]);
  });

  it('makes a call that shows on the caller, and orders that come to nothing are answered all the same', async () => {
    const { server, client } = await signedIn();
    await client.ask('MonitorTrunk', trunk);
    const [agent = ''] = server.setup.queues[0]?.members ?? [];
    await server.passUntil(server.from + second);
    const call = `<callingDevice>${agent}</callingDevice><calledDirectoryNumber>86515151</calledDirectoryNumber><autoOriginate>doNotPrompt</autoOriginate>`;
    expect(textAt(await client.ask('MakeCall', call), 'callID')).toBe('N/A');
    await server.passUntil(server.from + 10 * second);
    const engaged = server.truth(server.from + 10 * second)[0]?.agents.busy;
    expect(engaged?.map(({ id }) => id)).toStrictEqual([agent]);
    await server.passUntil(server.from + minute);
    await client.hear('its end', ({ xml }) => xml.name === 'ConnectionClearedEvent');
    const [rung, talked] = [client.events('DeliveredEvent')[0], client.events('EstablishedEvent')[0]];
    expect([textAt(rung, 'localStatus'), textAt(talked, 'localStatus')]).toStrictEqual(['Ringing', 'Active']);
    expect(textAt(talked, 'timestamp')).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/);
    expect(textAt(rung, 'callDirection')).toBe('Outbound');
    server.behave({ orders: 'ignored' });
    const before = client.events('DeliveredEvent').length;
    expect((await client.ask('MakeCall', call)).name).toBe('MakeCallResponse');
    await client.ask('GetQueue', '<device>400</device>');
    expect(client.events('DeliveredEvent')).toHaveLength(before);
    const nobody = call.replace(agent, '999');
    expect((await client.ask('MakeCall', nobody)).name).toBe('CSTAErrorCode');
  });
});

/** A time in the morning at which somebody waits in the first queue and an agent of it is busy. */
function busiest({ from, truth }: Awaited<ReturnType<typeof startDay>>): number {
  for (let now = from + 9 * hour; now < from + 16 * hour; now += 10 * second) {
    const [queue] = truth(now);
    if ((queue?.callsWaiting ?? 0) > 0 && (queue?.agents.busy.length ?? 0) > 0) return now;
  }
  throw new Error('Nobody ever waits.');
}

describe('an answer', () => {
  it('comes in any order, without the id where it is a refusal, or never', async () => {
    const { server, client } = await signedIn({
      answers: 'shuffled',
      errorsCarryId: false,
      unanswered: ['GetQueueMember'],
    });
    const asking = (name: string, device: string, id: string): string =>
      `<${name}><device>${device}</device><privateData><requestID>${id}</requestID></privateData></${name}>\0`;
    const ids = Array.from({ length: 12 }, (_, index) => `id-${index}`);
    const questions = ids.map((id) => asking('GetDoNotDisturb', server.setup.queues[0]?.members[0] ?? '', id));
    const before = client.heard.length;
    client.send([asking('GetQueueMember', '400', 'never'), ...questions, asking('GetQueue', '999', 'wrong')].join(''));
    await client.hear('all answers', () => client.heard.length === before + 13);
    const answers = client.heard.slice(before).map(({ xml }) => textAt(xml, 'requestID'));
    expect(answers.toSorted()).toStrictEqual(['', ...ids.toSorted()]);
    expect(answers.filter((id) => id !== '')).not.toStrictEqual(ids);
  });
});
