import { onTestFinished } from 'vitest';
import type { Instant, Milliseconds } from '#core/time/instant';
import { minute, second } from '#core/time/instant';
import type { Rules } from '#core/book/rules';
import { twoHumpedDay } from '../fakes/arrivals.ts';
import { simulateDay } from '../fakes/call-centre.ts';
import type { CentreSetup, QueueSetup } from '../fakes/centre-setup.ts';
import { lifelikeCentre, rulesOf } from '../fakes/centre-setup.ts';
import type { FlexfoneApiServer } from '../fakes/flexfone-api/server.ts';
import { startFlexfoneApi } from '../fakes/flexfone-api/server.ts';
import { flexfoneRequests } from '../fakes/flexfone-pbx.ts';
import type { FlexfoneRequest } from '../fakes/flexfone-spelling.ts';
import type { GroundEvent } from '../fakes/ground-events.ts';
import { callsOfDay } from '../fakes/soluno/ground-calls.ts';
import type { SolunoServer } from '../fakes/soluno/server.ts';
import { startSoluno } from '../fakes/soluno/server.ts';
import { swanOf } from '../fakes/swan/ground-state.ts';
import type { SwanServer } from '../fakes/swan/server.ts';
import { startSwan } from '../fakes/swan/server.ts';
import type { Configuration } from './configurations.ts';
import { secret } from './configurations.ts';

/** Which phone systems tell of each queue of the centre. */
export const fedBy = {
  hallmonitor: ['pbx', 'swan', 'soluno'],
  switchpay: ['swan'],
  reception: ['soluno'],
  booking: ['pbx'],
} as const;
export type QueueId = keyof typeof fedBy;

/** A simulated day, and a SWAN, a Soluno and a Flexfone API that tell of it. Flexfone's requests are to be sent. */
export interface SeveralSystems {
  readonly events: readonly GroundEvent[];
  readonly rules: Rules;
  readonly requests: readonly FlexfoneRequest[];
  readonly swan: SwanServer;
  readonly soluno: SolunoServer;
  readonly flexfoneApi: FlexfoneApiServer;
  readonly configuration: Configuration;
}

interface SeveralSystemsOptions {
  readonly calls: number;
  readonly seed: number;
  readonly now: () => Instant;
  readonly swanSeconds: number;
}

export async function startSeveralSystems(options: SeveralSystemsOptions): Promise<SeveralSystems> {
  const { now, swanSeconds } = options;
  const setup = fourQueues(options);
  const events = simulateDay(setup);
  const rules = rulesOf(setup);
  const membersOf = (queue: QueueId): readonly string[] => setup.queues.find(({ id }) => id === queue)?.members ?? [];
  const stateAt = swanOf(events, { hallmonitor: membersOf('hallmonitor'), switchpay: membersOf('switchpay') });
  const { timeZone } = setup;

  const swan = await startSwan({ state: (since) => stateAt(now(), since), company: 'VestPol', now, timeZone });
  const calls = callsOfDay(events, { hallmonitor: '0711', reception: '622' });
  const soluno = await startSoluno({ calls, timeZone, now });
  const employees = membersOf('booking').map((localNumber) => ({
    localNumber,
    name: `Agent ${localNumber}`,
    department: 'Booking',
    phones: [],
    phoneNumber: '28374655',
  }));
  const flexfoneApi = await startFlexfoneApi({ account: '1', hash: 'of-the-api', pbx: { employees, callFlows: [] } });
  onTestFinished(() => Promise.all([swan.close(), soluno.close(), flexfoneApi.close()]).then(() => undefined));

  return {
    events,
    rules,
    requests: flexfoneRequests(events).filter(isToldByFlexfone),
    swan,
    soluno,
    flexfoneApi,
    configuration: {
      timeZone,
      queues: rules.queues.map(({ id, name, agents }) => ({
        id,
        name,
        // Of the others SWAN or Flexfone's API says who the members are.
        ...(id === 'reception' ? { agents } : {}),
        ...(id === 'switchpay' ? { sources: { agentsReady: ['swan'], agentsBusy: ['swan'] } } : {}),
      })),
      sources: [
        {
          id: 'soluno',
          adapter: 'soluno',
          baseUrl: soluno.baseUrl,
          backfillDays: 0,
          queues: { hallmonitor: ['0711'], reception: ['622'] },
        },
        {
          id: 'swan',
          adapter: 'swan',
          baseUrl: swan.baseUrl,
          company: 'VestPol',
          everySeconds: swanSeconds,
          queues: {
            hallmonitor: { group: 'HallMonitor', queues: ['hallmonitor'] },
            switchpay: { group: 'SwitchPay', queues: ['switchpay'] },
          },
        },
        { id: 'pbx', adapter: 'flexfone-webhooks', secret },
        {
          id: 'names',
          adapter: 'flexfone-api',
          baseUrl: flexfoneApi.baseUrl,
          account: '1',
          hash: 'of-the-api',
          queueMembers: { booking: { department: 'Booking' } },
        },
      ],
      board: { port: 0 },
      webhooks: { port: 0 },
    },
  };
}

/** From one question to the next. */
export const intervals = { soluno: 305 * second, flexfoneApi: 300 * second } as const;
/** Soluno tells a call so long after its end. */
export const solunoDelay: Milliseconds = 5 * minute;

/** No Integrationsmodul stands before the queues that Flexfone is not to tell of; employees' calls are told all the same. */
function isToldByFlexfone({ path }: FlexfoneRequest): boolean {
  const queue = /^queue\/([^/]+)/.exec(path)?.[1];
  return queue === undefined || (fedBy[queue as QueueId] as readonly string[]).includes('pbx');
}

/** Four queues that share agents, all that can happen in them; but Soluno knows no forwarding, so there is none in its own. */
function fourQueues({ calls, seed }: Pick<SeveralSystemsOptions, 'calls' | 'seed'>): CentreSetup {
  const centre = lifelikeCentre({ calls, seed });
  const agents = Array.from({ length: Math.max(4, Math.round(calls / 100)) }, (_, index) => String(201 + index));
  const common = { ringing: 'oneAtATime', ringSeconds: 15, mostWaiting: 20, open: null } as const;
  const ids = Object.keys(fedBy) as QueueId[];
  const queues = ids.map((id, index): QueueSetup => {
    const first = Math.floor((index * agents.length) / 5);
    return {
      ...common,
      id,
      localNumber: `800${index}`,
      members: agents.slice(first, first + Math.ceil((2 * agents.length) / 5)),
      mostWaiting: id === 'reception' ? null : 20,
      timeoutSeconds: id === 'reception' ? null : 150,
      letsGoTo: { reason: 'voicemail' },
    };
  });
  const midnight = centre.arrivals.length === 0 ? 0 : Date.parse(`${centre.day}T00:00:00+01:00`);
  const arrivals = twoHumpedDay({ midnight, seed, calls, queues: ids, agents }).map((arrival) =>
    arrival.target === 'reception' || arrival.afterwards === 'otherQueue'
      ? { ...arrival, afterwards: 'hangUp' as const }
      : arrival,
  );
  return { ...centre, queues, arrivals };
}
