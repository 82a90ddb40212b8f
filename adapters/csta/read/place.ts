import type { Surroundings } from '#adapters/adapter';
import { deviceAt, deviceKey } from '#adapters/csta-xml/devices';
import type { XmlElement } from '#adapters/xml';
import type { Fact } from '#core/said/facts';
import type { Instant } from '#core/time/instant';
import type { CstaSettings } from '../settings.ts';
import type { Known } from './known.ts';

/** Where a message is read: when it came, and which device is which queue or agent of the board. */
export interface Place {
  readonly at: Instant;
  readonly base: { readonly source: string; readonly at: Instant; readonly happenedAt?: Instant };
  readonly queues: readonly string[];
  readonly agents: readonly string[];
  queueOf(device: string | undefined): string | undefined;
  agentOf(device: string | undefined): string | undefined;
  /** What the settings say that the queue is called in the switch. */
  deviceOf(queue: string): string | undefined;
  /** Whether the configuration says that the agent is a member. */
  isMember(queue: string, agent: string): boolean;
}

/** What a message comes to. */
export interface Reading {
  readonly known: Known;
  readonly facts: readonly Fact[];
  /** Of whom it told: what each does is looked at anew. */
  readonly agents: readonly string[];
}

export function placeOf(at: Instant, { queues, agents }: CstaSettings, surroundings: Surroundings): Place {
  const { source, queues: shown } = surroundings;
  const followed = Object.entries(queues).filter(([id]) => shown.some((queue) => queue.id === id));
  const queueIds = new Map(followed.map(([id, device]) => [deviceKey(device), id]));
  const agentIds = new Map(agents.map((agent) => [deviceKey(agent), agent]));
  return {
    at,
    base: { source, at },
    queues: followed.map(([id]) => id),
    agents,
    queueOf: (device) => (device === undefined ? undefined : queueIds.get(deviceKey(device))),
    agentOf: (device) => (device === undefined ? undefined : agentIds.get(deviceKey(device))),
    deviceOf: (queue) => followed.find(([id]) => id === queue)?.[1],
    isMember: (queue, agent) => shown.find(({ id }) => id === queue)?.agents?.includes(agent) === true,
  };
}

export function nothingNew(known: Known): Reading {
  return { known, facts: [], agents: [] };
}

/** One after the other. */
export function both(first: Reading, then: (known: Known) => Reading): Reading {
  const second = then(first.known);
  return {
    known: second.known,
    facts: [...first.facts, ...second.facts],
    agents: [...first.agents, ...second.agents],
  };
}

/** The agent or queue of the board that a device of the message is. */
export function agentAt(root: XmlElement, name: string, place: Place): string | undefined {
  return place.agentOf(deviceAt(root, name));
}

export function queueAt(root: XmlElement, name: string, place: Place): string | undefined {
  return place.queueOf(deviceAt(root, name));
}
