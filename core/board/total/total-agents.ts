import type { AgentPresence } from '../../said/facts.ts';
import type { Queue, QueueAgent } from '../queue.ts';

type AgentNumber = 'agentsReady' | 'agentsBusy' | 'agentsOther';

/** The state that goes before the others comes first, where queues tell different ones of one agent. */
const strongest: readonly AgentPresence[] = ['talking', 'ringing', 'wrapUp', 'ready', 'other', 'loggedOut'];

const groups: { readonly [state in AgentPresence]: AgentNumber | null } = {
  talking: 'agentsBusy',
  ringing: 'agentsBusy',
  wrapUp: 'agentsBusy',
  ready: 'agentsReady',
  other: 'agentsOther',
  loggedOut: null,
};

/** The agents of all queues, each once, in the order in which the queues name them; `null`: of no queue they are known. */
export function agentsTogether(queues: readonly Queue[]): readonly QueueAgent[] | null {
  const together = new Map<string, QueueAgent>();
  for (const agent of queues.flatMap(({ agents }) => agents ?? [])) {
    const known = together.get(agent.id);
    together.set(agent.id, known === undefined ? agent : both(known, agent));
  }
  return queues.some(({ agents }) => agents !== null) ? [...together.values()] : null;
}

/** How many are in each group: of those queues that know of it. */
export function countsOfAgents(queues: readonly Queue[], agents: readonly QueueAgent[] | null) {
  return {
    agentsReady: countOf('agentsReady', queues, agents),
    agentsBusy: countOf('agentsBusy', queues, agents),
    agentsOther: countOf('agentsOther', queues, agents),
    agentsRinging: agents === null ? null : agents.filter(({ state }) => state === 'ringing').length,
  };
}

function countOf(name: AgentNumber, queues: readonly Queue[], agents: readonly QueueAgent[] | null): number | null {
  const able = queues.filter((queue) => queue[name] !== null && queue.agents !== null);
  if (able.length === 0 || agents === null) return null;
  const members = new Set(able.flatMap((queue) => (queue.agents ?? []).map(({ id }) => id)));
  return agents.filter(({ id, state }) => groups[state] === name && members.has(id)).length;
}

/** What is told of one agent by two queues: the stronger state, or of one and the same state since when it is told longest. */
function both(a: QueueAgent, b: QueueAgent): QueueAgent {
  const name = a.name ?? b.name;
  const [rankA, rankB] = [strongest.indexOf(a.state), strongest.indexOf(b.state)];
  if (rankA !== rankB) return { ...(rankA < rankB ? a : b), name };
  const isLonger = b.since !== null && (a.since === null || Date.parse(b.since) < Date.parse(a.since));
  return { ...(isLonger ? b : a), name, reason: a.reason ?? b.reason };
}
