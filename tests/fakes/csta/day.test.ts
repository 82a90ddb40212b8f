import { expect, it } from 'vitest';
import type { Instant } from '#core/time/instant';
import { minute } from '#core/time/instant';
import { patient } from '#tests/support/patient';
import type { QueueSetup } from '../centre-setup.ts';
import type { SwitchTruth } from '../switches/truth.ts';
import type { PageReader } from './from-outside/by-the-page.ts';
import { pageReader } from './from-outside/by-the-page.ts';
import type { CstaClient } from './from-outside/client.ts';
import { callCsta } from './from-outside/client.ts';
import { startDay } from './from-outside/start.ts';
import type { Manners } from './manners.ts';
import type { CstaServer } from './server.ts';

const dialects: readonly (Partial<Manners> & { readonly ringing?: QueueSetup['ringing'] })[] = [
  {},
  { remainsInQueue: false, devices: 'annotated', namespaces: 'prefixed', shuffled: true, hangUps: 'call' },
  { multipleQueuing: true, callIds: 'reused', namespaces: 'none', transfers: 'withoutOld', ringing: 'all' },
  {
    conferences: true,
    hangUps: 'connection',
    deliveredFirst: true,
    agentEvents: 'none',
    transferSpelling: 'TransferredEvent',
  },
  {
    remainsInQueue: false,
    callIds: 'reused',
    ringing: 'all',
    edition: 'ed6',
    connections: 'deviceIdFirst',
    packets: 'split',
  },
];

/** Everything until then, heard and read. */
async function passAndRead(server: CstaServer, client: CstaClient, reader: PageReader, now: Instant) {
  const before = client.heard.length;
  await server.passUntil(now);
  server.say('EndOfStep', {});
  await client.hear('the end of the step', ({ message }) => message.name === 'EndOfStep', before);
  for (const { xml } of client.heard.slice(before)) reader.hears(xml, now);
}

function agentsByPage(reader: PageReader, members: readonly string[], agentEvents: boolean) {
  const state = (agent: string): string => {
    const said = agentEvents ? reader.agentEvent(agent) : '';
    if (reader.isOnCall(agent) || said === 'AgentWorkingAfterCallEvent') return 'busy';
    return said === 'AgentNotReadyEvent' ? 'other' : said === 'AgentLoggedOffEvent' ? 'none' : 'ready';
  };
  const inState = (wanted: string): string[] => members.filter((agent) => state(agent) === wanted).toSorted();
  return { ready: inState('ready'), busy: inState('busy'), other: inState('other') };
}

const ids = (agents: SwitchTruth['agents']) => {
  const of = (state: keyof SwitchTruth['agents']): string[] => agents[state].map(({ id }) => id).toSorted();
  return { ready: of('ready'), busy: of('busy'), other: of('other') };
};

it.each(dialects)(
  'tells a day so that the rules for queues give the truth: %j',
  patient,
  async ({ ringing = 'oneAtATime', ...manners }) => {
    const server = await startDay({ manners, now: () => 0 }, { calls: 250, seed: 5, ringing });
    const client = await callCsta(server);
    await client.startSession(null);
    const { queues } = server.setup;
    const agents = [...new Set(queues.flatMap(({ members }) => members))];
    for (const device of [...queues.map(({ localNumber }) => localNumber), ...agents]) await client.monitor(device);
    const reader = pageReader(
      queues.map(({ localNumber }) => localNumber),
      agents,
    );
    const seen = { waiting: 0, busy: 0, other: 0, lost: 0, answered: 0 };
    for (let now = server.from; now <= server.until + minute;) {
      await passAndRead(server, client, reader, now);
      for (const [index, truth] of server.truth(now).entries()) {
        const { localNumber, members } = queues[index] ?? { localNumber: '', members: [] };
        const told = reader.queue(localNumber);
        const states = agentsByPage(reader, members, manners.agentEvents !== 'none');
        expect({ now, told, states }).toMatchObject({
          now,
          told: { waiting: truth.waitingSince, answered: truth.answeredToday, lost: truth.lostToday },
          states: ids(truth.agents),
        });
        if (told.answered > 0) expect(told.waited / told.answered).toBeCloseTo(truth.avgWaitSeconds ?? 0, 6);
        seen.waiting += truth.callsWaiting;
        seen.busy += truth.agents.busy.length;
        seen.other += truth.agents.other.length;
        seen.lost = Math.max(seen.lost, truth.lostToday);
        seen.answered = Math.max(seen.answered, truth.answeredToday);
      }
      now = nextEventAfter(server, now) ?? now + minute;
    }
    const { other, ...rest } = seen;
    for (const count of Object.values(rest)) expect(count).toBeGreaterThan(5);
    expect(other > 5).toBe(manners.agentEvents !== 'none');
  },
);

/** The next instant at which anything happens. */
function nextEventAfter({ story, until }: Awaited<ReturnType<typeof startDay>>, now: Instant): Instant | undefined {
  for (let from = now + 1; from <= until; from += 15 * minute) {
    const next = story.between(from, from + 15 * minute)[0];
    if (next !== undefined) return next.at;
  }
  return undefined;
}
