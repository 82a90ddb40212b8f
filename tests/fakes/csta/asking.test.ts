import { describe, expect, it } from 'vitest';
import type { Instant } from '#core/time/instant';
import { hour, second } from '#core/time/instant';
import { find, findAll, textAt } from '../switches/xml/look.ts';
import type { XmlElement } from '../switches/xml/reader.ts';
import { callCsta } from './from-outside/client.ts';
import { startDay } from './from-outside/start.ts';
import type { Manners } from './manners.ts';

async function inSession(manners: Partial<Manners> = {}) {
  const server = await startDay({ manners }, { calls: 600 });
  const client = await callCsta(server);
  await client.startSession(null);
  return { server, client };
}

const snapshotOf = (device: string): string => `<snapshotObject>${device}</snapshotObject>`;

describe('a monitor', () => {
  it('has an id that means nothing, and each of two on one device sees every event', async () => {
    const { server, client } = await inSession();
    const [one, two, other] = [
      await client.monitor('8001'),
      await client.monitor('8001'),
      await client.monitor('8002'),
    ];
    expect(new Set([one, two, other, '']).size).toBe(4);
    await server.passUntil(server.from + 12 * hour);
    await client.ask('RequestSystemStatus');
    const events = client.heard.filter(({ invokeId }) => invokeId === '9999').map(({ message }) => message);
    const of = (id: string) => events.filter((event) => textAt(event, 'monitorCrossRefID') === id);
    const calls = (id: string): string[] => of(id).map((event) => `${event.name} ${textAt(event, 'callID')}`);
    expect(calls(one).length).toBeGreaterThan(100);
    expect(calls(two)).toStrictEqual(calls(one));
    expect(of(one).length + of(two).length + of(other).length).toBe(events.length);
    expect(events.every(({ children }) => children[0]?.name === 'monitorCrossRefID')).toBe(true);
  });

  it('leaves out what its filter lists', async () => {
    const { server, client } = await inSession();
    const filter = '<callcontrol><queued>true</queued><established>false</established></callcontrol>';
    await client.monitor('8001', `<requestedMonitorFilter>${filter}</requestedMonitorFilter>`);
    await server.passUntil(server.from + 12 * hour);
    await client.ask('RequestSystemStatus');
    expect(client.events('QueuedEvent')).toHaveLength(0);
    expect(client.events('EstablishedEvent').length).toBeGreaterThan(10);
  });

  it('is stopped, is refused for a device by name, and is none where there is no device', async () => {
    for (const refusal of ['operation', 'security', 'privateErrorCode'] as const) {
      const { server, client } = await inSession({ refusedDevices: ['8002'], refusal });
      const refused = await client.ask(
        'MonitorStart',
        '<monitorObject><deviceObject>8002</deviceObject></monitorObject>',
      );
      expect([refused.name, refused.children[0]?.name]).toStrictEqual(['CSTAErrorCode', refusal]);
      expect(await client.monitor('9876')).toBe('');
      const id = await client.monitor('8001');
      const stop = `<monitorCrossRefID>${id}</monitorCrossRefID>`;
      expect((await client.ask('MonitorStop', stop)).name).toBe('MonitorStopResponse');
      expect((await client.ask('MonitorStop', stop)).name).toBe('CSTAErrorCode');
      await server.passUntil(server.until);
      await client.ask('RequestSystemStatus');
      expect(client.heard.some(({ invokeId }) => invokeId === '9999')).toBe(false);
    }
  });
});

describe('a snapshot', () => {
  it.each(['inResponse', 'segmented'] as const)('tells who waits and who talks: %s', async (snapshots) => {
    for (const segmentsUnder of ['event', 'request'] as const) {
      const { server, client } = await inSession({ snapshots, segmentsUnder, remainsInQueue: true });
      const at = crowded(server.truth, server.from);
      await server.passUntil(at);
      const [queue] = server.truth(at);
      const before = client.heard.length;
      const response = await client.ask('SnapshotDevice', snapshotOf('8001'));
      if (snapshots === 'segmented') {
        expect(textAt(response, 'serviceCrossRefID')).not.toBe('');
        const isLast = (message: typeof response): boolean => textAt(message, 'lastSegment') === 'true';
        await client.hear('the last segment', ({ message }) => isLast(message), before);
        expect(client.heard.at(-1)?.invokeId === '9999').toBe(segmentsUnder === 'event');
      }
      const told = client.heard.slice(before).map(({ message }) => message);
      const calls = told.flatMap((message) => findAll(message, 'snapshotDeviceResponseInfo'));
      expect(calls).toHaveLength(queue?.callsWaiting ?? -1);
      for (const call of calls) expect(textAt(call, 'localCallState')).toMatch(/^(?:callQueued|queued)$/);
      expect(told).toHaveLength(snapshots === 'segmented' ? 1 + Math.ceil(calls.length / 2) : 1);
    }
  });

  it('of a device with nothing to tell is empty, however it is told', async () => {
    for (const snapshots of ['inResponse', 'segmented'] as const) {
      const { client } = await inSession({ snapshots });
      const response = await client.ask('SnapshotDevice', snapshotOf('8001'));
      expect(findAll(response, 'snapshotDeviceResponseInfo')).toStrictEqual([]);
      if (snapshots === 'segmented')
        await client.hear('one', ({ message }) => textAt(message, 'lastSegment') === 'true');
    }
    const { client } = await inSession({ refusedDevices: ['8001'] });
    expect((await client.ask('SnapshotDevice', snapshotOf('8001'))).name).toBe('CSTAErrorCode');
  });
});

describe('the state of an agent', () => {
  it('is told by an event, and when it is asked for', async () => {
    const { server, client } = await inSession({ agentIds: 'own' });
    const agents = [...new Set(server.setup.queues.flatMap(({ members }) => members))];
    for (const agent of agents) await client.monitor(agent);
    const seen = new Set<string>();
    const changes = server.story.between(server.from, server.until);
    for (const change of changes.filter(({ kind }) => kind === 'presence' || kind === 'answered').slice(0, 500)) {
      if (!('agent' in change)) continue;
      const { agent, at } = change;
      await server.passUntil(at);
      const answer = await client.ask('GetAgentState', `<device>${agent}</device>`);
      const [state = '', ...more] = findAll(answer, 'agentState').map(({ text }) => text);
      expect(more.every((each) => each === state)).toBe(true);
      expect([textAt(answer, 'loggedOnState'), textAt(answer, 'agentID')]).toStrictEqual([
        String(state !== 'agentNull'),
        `A-${agent}7`,
      ]);
      const isHis = (event: XmlElement): boolean => textAt(event, 'agentDevice') === agent;
      const last = client.heard.findLast(({ message }) => message.name.startsWith('Agent') && isHis(message))?.message;
      if (last === undefined) continue;
      expect([last.name, textAt(last, 'agentID')]).toStrictEqual([eventOf[state], `A-${agent}7`]);
      expect(find(last, 'acdGroup')?.children).toStrictEqual([]);
      seen.add(state);
    }
    expect([...seen].toSorted()).toStrictEqual(Object.keys(eventOf).toSorted());
  });

  it('is not told by a switch without such events', async () => {
    const { server, client } = await inSession({ agentEvents: 'none' });
    const [agent = ''] = server.setup.queues[0]?.members ?? [];
    await client.monitor(agent);
    await server.passUntil(server.until);
    expect((await client.ask('GetAgentState', `<device>${agent}</device>`)).name).toBe('CSTAErrorCode');
    expect(client.heard.some(({ message }) => message.name.startsWith('Agent'))).toBe(false);
  });
});

const eventOf: { readonly [state: string]: string } = {
  agentNull: 'AgentLoggedOffEvent',
  agentReady: 'AgentReadyEvent',
  agentNotReady: 'AgentNotReadyEvent',
  agentBusy: 'AgentBusyEvent',
  agentWorkingAfterCall: 'AgentWorkingAfterCallEvent',
};

/** A time at which three callers wait in the first queue. */
function crowded(truth: Awaited<ReturnType<typeof startDay>>['truth'], from: Instant): Instant {
  for (let now = from + 8 * hour; now < from + 17 * hour; now += 30 * second) {
    if ((truth(now)[0]?.callsWaiting ?? 0) >= 3) return now;
  }
  throw new Error('There are never three.');
}
