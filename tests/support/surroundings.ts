import type { Surroundings } from '#adapters/adapter';
import type { QueueRules } from '#core/book/rules';

/** What every recorded input is read in: the queues `support`, `sales` and `007` in Copenhagen. */
export const surroundings: Surroundings = {
  source: 'pbx',
  timeZone: 'Europe/Copenhagen',
  queues: ['support', 'sales', '007'].map(queueRules),
};

function queueRules(id: string): QueueRules {
  return {
    id,
    name: id,
    agents: ['0201', '203'],
    serviceLevelSeconds: 20,
    shortAbandonSeconds: 0,
    maxWaitSeconds: 3_600,
    order: 'fifo',
    alerts: { longestWaitSeconds: {}, callsWaiting: {} },
  };
}
