import { demoConfiguration } from '#adapters/demo/index';
import { adapters } from '#adapters/index';
import type { QueueRules } from '#core/book/rules';
import type { FakeAccount } from '../flexfone-api/state.ts';
import type { RunningFake } from './systems.ts';

/** The demo's two queues are known to each phone system by a name of its own. */
const { queues } = demoConfiguration;
export const { agents } = demoConfiguration;

export const timeZone = 'Europe/Copenhagen';
export const company = 'VestPol';
export const account = 'fakes';
/** Everything here is pretended and on loopback only: none of these is a secret. */
export const hash = 'a-hash-for-the-fakes-only';
const webhooksSecret = 'a-secret-for-the-fakes-only-0123456789abcdef';

/** The numbers of the answering groups, as Soluno tells them. */
export const numbers = { hallmonitor: '622', switchpay: '0711' };

export const queueRules: readonly (QueueRules & { readonly agents: readonly string[] })[] = queues.map((queue) => ({
  ...queue,
  serviceLevelSeconds: 20,
  shortAbandonSeconds: 0,
  maxWaitSeconds: 3_600,
  order: 'fifo',
  alerts: { longestWaitSeconds: {}, callsWaiting: {} },
}));

/** The agents as Flexfone's API lists them. */
export function fakeAccount(): FakeAccount {
  return {
    employees: agents.map(({ id, name }) => ({
      localNumber: id,
      name,
      department: 'Support',
      phones: [`${id}00`],
      phoneNumber: `8651${id.padStart(4, '0')}`,
    })),
    callFlows: [
      { localNumber: '6001', name: 'Lukket', isActive: false },
      { localNumber: '6002', name: 'Ferie', isActive: true },
    ],
  };
}

/** Asterisk's queues have the board's ids. */
export const asteriskQueues = Object.fromEntries(queues.map(({ id }) => [id, id]));
/** Who may look at them there. */
export const managerUser = { user: 'wallboard', password: 'a-password-for-the-fakes-only' };

/** Where a hub with this configuration takes Flexfone's webhooks. */
export const webhooksAddress = `http://127.0.0.1:8091/hooks/pbx/${webhooksSecret}`;

/** SWAN's answering groups have the queues' names. */
export const swanQueues = Object.fromEntries(queues.map(({ id, name }) => [id, { group: name, queues: [id] }]));

/** A wallboard's configuration for these very phone systems: every queue is fed by all of them that it has an adapter for. */
export function configurationFor(systems: Systems): object {
  return { timeZone, queues, agents, sources: sourcesFor(systems).filter(({ adapter }) => isKnown(adapter)) };
}

/** What goes into the configuration of a wallboard that has more adapters than this one. */
export function furtherSources(systems: Systems): readonly object[] {
  return sourcesFor(systems).filter(({ adapter }) => !isKnown(adapter));
}

type Systems = ReadonlyMap<string, Pick<RunningFake, 'source'>>;

const isKnown = (adapter: string): boolean => adapters.some(({ id }) => id === adapter);

function sourcesFor(systems: Systems): readonly RunningFake['source'][] {
  return [
    { id: 'pbx', adapter: 'flexfone-webhooks', secret: webhooksSecret },
    ...[...systems].map(([id, { source }]) => ({ id, ...source })),
  ];
}
