import type { QueueRules } from '#core/book/rules';

/** The members of one queue; `invented` where the configuration names none. */
export interface QueueTeam {
  readonly queue: string;
  readonly agents: readonly string[];
  readonly invented: boolean;
}

const smallest = 5;
const largest = 150;
const sharedWithNeighbour = 2;
const firstNumber = 201;
/** Calls that one agent takes in an hour without losing heart. */
const callsPerAgent = 8.5;

/** Who answers which queue. Invented teams fit the number of calls, and neighbours share two agents. */
export function teamsOf(queues: readonly QueueRules[], callsPerHour: number): readonly QueueTeam[] {
  const taken = new Set(queues.flatMap((queue) => queue.agents ?? []));
  const size = Math.min(largest, Math.max(smallest, Math.ceil(callsPerHour / queues.length / callsPerAgent)));
  let number = firstNumber;
  let shared: readonly string[] = [];
  return queues.map((queue) => {
    if (queue.agents !== undefined && queue.agents.length > 0) {
      return { queue: queue.id, agents: queue.agents, invented: false };
    }
    const agents = [...shared];
    for (; agents.length < size; number += 1) {
      if (!taken.has(String(number))) agents.push(String(number));
    }
    shared = agents.slice(-sharedWithNeighbour);
    return { queue: queue.id, agents, invented: true };
  });
}
