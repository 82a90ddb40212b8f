import type { Milliseconds } from '../time/instant.ts';
import { second } from '../time/instant.ts';
import type { CallRules } from '../calls/call-rules.ts';
import type { QueueRules, Rules } from './rules.ts';

/** The rules in the form in which the book asks them, with the members as far as they are known. A value. */
export interface RuleBook extends CallRules {
  readonly timeZone: string;
  readonly queues: readonly QueueRules[];
  has(queue: string): boolean;
  /** `undefined` where nobody has said who they are. */
  members(queue: string): readonly string[] | undefined;
  /** Whether he is known to be a member of any queue. */
  isAgent(agent: string): boolean;
  /** Whether the configuration says what this agent is called. */
  isNamed(agent: string): boolean;
  serviceLevel(queue: string): Milliseconds;
  /** The same rules with members that the phone system told; the same object where nothing changes. */
  withMembers(queue: string, agents: readonly string[]): RuleBook;
  /** The same rules, with room for so many calls less. */
  withLessRoom(calls: number): RuleBook;
}

/** What a book has room for. */
export type Bounds = Pick<CallRules, 'openCalls'>;

/** Beyond those that nobody has answered, so many may be open at once: no house has so many phones. */
const mostAnswered = 50_000;

export const boundless: Bounds = { openCalls: Infinity };

export function ruleBook(rules: Rules, { openCalls }: Bounds = boundless): RuleBook {
  const queues = new Map(rules.queues.map((queue) => [queue.id, queue]));
  const members = new Map(rules.queues.map((queue) => [queue.id, queue.agents && new Set(queue.agents)]));
  const all = new Set(rules.queues.flatMap(({ agents = [] }) => agents));
  const book: RuleBook = {
    openCalls,
    calls: openCalls + mostAnswered,
    timeZone: rules.timeZone,
    queues: rules.queues,
    has: (queue) => queues.has(queue),
    members: (queue) => queues.get(queue)?.agents,
    isMember: (queue, agent) => members.get(queue)?.has(agent) ?? true,
    isAgent: (agent) => all.has(agent),
    isNamed: (agent) => rules.agents?.some(({ id }) => id === agent) ?? false,
    isFirstInFirstOut: (queue) => queues.get(queue)?.order === 'fifo',
    shortAbandon: (queue) => (queues.get(queue)?.shortAbandonSeconds ?? 0) * second,
    maxWait: (queue) => (queues.get(queue)?.maxWaitSeconds ?? Infinity) * second,
    serviceLevel: (queue) => (queues.get(queue)?.serviceLevelSeconds ?? 0) * second,
    withLessRoom: (less) => ruleBook(rules, { openCalls: openCalls - less }),
    withMembers(queue, agents) {
      const known = queues.get(queue)?.agents;
      if (!queues.has(queue) || (known?.length === agents.length && known.every((agent, i) => agent === agents[i]))) {
        return book;
      }
      const next = rules.queues.map((other) => (other.id === queue ? { ...other, agents } : other));
      return ruleBook({ ...rules, queues: next }, { openCalls });
    },
  };
  return book;
}
