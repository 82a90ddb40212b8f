import { zoneWithNoonNow } from '#tests/support/configurations';

export const secret = 'benchmark-benchmark-benchmark-benchmark-000';
export const queues = ['hallmonitor', 'switchpay'] as const;

/** The agents of one queue: local numbers from 1000 and from 5000. */
export function agentsOf(queue: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) => String(1000 + queue * 4000 + index));
}

export interface ConfigurationChoices {
  readonly agentsAQueue: number;
  readonly order?: 'fifo' | 'other';
}

/** Two queues with a team each, whose source may say as much as it can, in a zone whose midnight is far from now, so that no benchmark runs across one. */
export function configuration({ agentsAQueue, order = 'fifo' }: ConfigurationChoices): object {
  return {
    timeZone: zoneWithNoonNow(),
    queues: queues.map((id, index) => ({ id, name: id, agents: agentsOf(index, agentsAQueue), order })),
    sources: [{ id: 'pbx', adapter: 'flexfone-webhooks', secret, limits: { perSecond: 100_000 } }],
  };
}
