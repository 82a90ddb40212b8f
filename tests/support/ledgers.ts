import type { Input } from '#core/said/input';
import type { Queue } from '#core/board/queue';
import { createConfig } from '#hub/config/config';
import type { Ledger } from '#hub/books/ledger';
import { createLedger } from '#hub/books/ledger';
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

/** A SWAN that counts the queue `support`. */
export const swan = {
  source: {
    id: 'swan',
    adapter: 'swan',
    baseUrl: 'https://10.1.1.87',
    company: 'Vestpol',
    queues: { support: { group: 'Soporte', queues: ['8001'] } },
  },
  /** So many wait, and so many were answered and lost so far. */
  counts(at: string, currentCalls: number, [completed, abandoned]: readonly [number, number] = [0, 0]): Input {
    const status = { currentCalls, completed, abandoned, avgRingTime: 0 };
    const result = { queues: { Soporte: { members: ['0201'], alarm: false, status } } };
    const body = { error: false, 'error-msg': null, result };
    const url = 'https://10.1.1.87/queues-status';
    return { kind: 'poll', at: Date.parse(at), source: 'swan', response: { url, status: 200, body } };
  },
  /** It has a trouble of its own. */
  fails(at: string): Input {
    const url = 'https://10.1.1.87/queues-status';
    return { kind: 'poll', at: Date.parse(at), source: 'swan', response: { url, status: 500, body: 'Oops' } };
  },
};

function said(at: string, path: string, query: { readonly [name: string]: string }): Input {
  return { kind: 'webhook', at: Date.parse(at), source: 'pbx', request: { method: 'GET', path, query } };
}
