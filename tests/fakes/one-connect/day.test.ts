import { expect, it } from 'vitest';
import type { Instant } from '#core/time/instant';
import { hour, minute, second } from '#core/time/instant';
import { patient } from '#tests/support/patient';
import type { SwitchTruth } from '../switches/truth.ts';
import type { PageReader } from './from-outside/by-the-page.ts';
import { pageReader } from './from-outside/by-the-page.ts';
import type { OneConnectClient } from './from-outside/client.ts';
import { callOneConnect } from './from-outside/client.ts';
import type { Manners } from './manners.ts';
import type { OneConnectServer } from './server.ts';
import { account, startDay } from './from-outside/start.ts';

const spellings: readonly Partial<Manners>[] = [
  {},
  { namespaces: 'none', declaration: null, shuffled: false, devices: 'local', averageWaitOf: 'answered' },
  { namespaces: 'prefixed', declaration: 'utf-8', indented: true, queueLegEnds: 'atAnswer', packets: 'split' },
];

/** Signs in, monitors everything, asks who the members are. */
async function monitorAll(client: OneConnectClient): Promise<void> {
  expect((await client.signIn(account)).name).toBe('StartApplicationSessionPosResponse');
  const monitor = '<monitorObject><deviceObject>1</deviceObject></monitorObject>';
  expect((await client.ask('MonitorTrunk', monitor)).name).toBe('MonitorStartResponse');
  for (const queue of ['400', '401']) {
    const id = `<privateData><requestID>members-${queue}</requestID></privateData>`;
    client.send(`<GetQueueMember><device>${queue}</device>${id}</GetQueueMember>\0`);
    await client.hear(`the members of ${queue}`, ({ text }) => text.includes(`members-${queue}`));
  }
}

/** Everything until then, heard and read. */
async function passAndRead(server: OneConnectServer, client: OneConnectClient, reader: PageReader, now: Instant) {
  const before = client.heard.length;
  await server.passUntil(now);
  server.say('EndOfStep', {});
  await client.hear('the end of the step', ({ text }) => text.includes('EndOfStep'), before);
  for (const { text } of client.heard.slice(before)) reader.hears(text, now);
}

function expected({ callsWaiting, answeredToday, lostToday, avgWaitSeconds, agents }: SwitchTruth) {
  const ids = (state: keyof SwitchTruth['agents']): string[] => agents[state].map(({ id }) => id).toSorted();
  return {
    waitingCalls: callsWaiting,
    line: callsWaiting,
    answered: answeredToday,
    missed: lostToday,
    averageWait: Math.round(avgWaitSeconds ?? 0),
    ready: ids('ready'),
    busy: ids('busy'),
    other: ids('other'),
  };
}

it.each(spellings)(
  'tells a day so that the table of its documentation gives the truth: %j',
  patient,
  async (manners) => {
    const server = await startDay({ manners, now: () => 0 }, { calls: 300, seed: 3 });
    const client = await callOneConnect(server);
    await monitorAll(client);
    const reader = pageReader('12345678');
    for (const { text } of client.heard) reader.hears(text, server.from);
    const [ten, eleven] = [server.from + 10 * hour, server.from + 10 * hour + 10 * minute];
    const seen = { waiting: 0, other: 0, busy: 0, longest: 0 };
    let step = 2 * minute;
    for (let now = server.from; now <= server.until + minute; now += step) {
      // In steps of a second, the second of each message is known.
      step = now >= ten && now < eleven ? second : 2 * minute;
      await passAndRead(server, client, reader, now);
      for (const [index, truth] of server.truth(now).entries()) {
        const { line, ready, busy, other, at, maxCurrentWait, ...told } = reader.queue(String(400 + index));
        const states = { ready: ready.toSorted(), busy: busy.toSorted(), other: other.toSorted() };
        expect({ now, ...told, ...states, line: line.length }).toMatchObject({ now, ...expected(truth) });
        seen.waiting += truth.callsWaiting;
        seen.other += truth.agents.other.length;
        seen.busy += truth.agents.busy.length;
        if (at <= ten || step > second || truth.callsWaiting === 0) continue;
        expect(maxCurrentWait + (now - at) / second).toBe(truth.longestWaitSeconds);
        seen.longest += 1;
      }
    }
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(50);
  },
);
