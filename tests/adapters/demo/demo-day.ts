import type { DemoSettings } from '#adapters/demo/index';
import { demo, demoConfiguration } from '#adapters/demo/index';
import type { Surroundings } from '#adapters/adapter';
import type { Fact } from '#core/said/facts';
import type { Instant } from '#core/time/instant';
import type { QueueRules } from '#core/book/rules';

export const settings: DemoSettings = { callsPerHour: 60, seed: 1 };

export function queueOf(id: string, agents?: readonly string[]): QueueRules {
  return {
    id,
    name: id,
    agents,
    serviceLevelSeconds: 20,
    shortAbandonSeconds: 0,
    maxWaitSeconds: 3600,
    order: 'fifo',
    alerts: { longestWaitSeconds: { warning: 60, critical: 120 }, callsWaiting: { warning: 3, critical: 6 } },
  };
}

export const surroundings: Surroundings = {
  source: 'demo',
  timeZone: 'Europe/Copenhagen',
  queues: demoConfiguration.queues.map((queue) => queueOf(queue.id, queue.agents)),
};

/** Nobody has said who the members are. */
export const withoutAgents: Surroundings = { ...surroundings, queues: [queueOf('one'), queueOf('two')] };

/** The facts of that time, read from the messages as the hub would. */
export function factsOf(
  from: Instant,
  to: Instant,
  where: Surroundings = surroundings,
  how: DemoSettings = settings,
): readonly Fact[] {
  return [...demo.input.script(how, where, from, to)].flatMap(({ at, message }) =>
    demo.read({ kind: 'stream', at, source: where.source, message }, how, where),
  );
}
