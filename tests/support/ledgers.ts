import type { Input } from '#core/input';
import type { Queue } from '#core/queue';
import { createConfig } from '#hub/config/config';
import type { Ledger } from '#hub/ledger';
import { createLedger } from '#hub/ledger';
import type { Configuration } from './configurations.ts';
import { twoQueues } from './configurations.ts';

/** A ledger of real sources. */
export function ledgerOf(configuration: Configuration = twoQueues()): Ledger {
  const { rules, sources } = createConfig(configuration, { environment: {} });
  return createLedger({ rules, sources });
}

/** A queue as the ledger shows it then. */
export function queueAt(ledger: Ledger, iso: string, id: string = 'support'): Queue {
  const queue = ledger.picture(Date.parse(iso)).queues.find((candidate) => candidate.id === id);
  if (queue === undefined) throw new Error(`There is no queue ${id}.`);
  return queue;
}

/** What Flexfone says. `at` as ISO 8601. */
export const flexfone = {
  enter: (at: string, call: string, queue: string = 'support'): Input =>
    said(at, `queue/${queue}/enter`, { uniquecallid: call }),
  leave: (at: string, call: string, queue: string = 'support'): Input =>
    said(at, `queue/${queue}/leave`, { uniquecallid: call, reason: 'overflow' }),
  incoming: (at: string, call: string, agent: string): Input =>
    said(at, 'incoming', { UniqueCallId: call, EmployeeLocalNumber: agent }),
  answered: (at: string, call: string, agent: string): Input =>
    said(at, 'answered', { UniqueCallId: call, EmployeeLocalNumber: agent }),
  ended: (at: string, call: string): Input => said(at, 'ended', { 'Unique CallId': call }),
  nonsense: (at: string): Input => said(at, 'answered', { ANumber: '28374655' }),
};

function said(at: string, path: string, query: { readonly [name: string]: string }): Input {
  return { kind: 'webhook', at: Date.parse(at), source: 'pbx', request: { method: 'GET', path, query } };
}
