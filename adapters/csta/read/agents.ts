import { deviceAt, deviceText } from '#adapters/csta-xml/devices';
import { allAnywhere, at, textIn, truthIn } from '#adapters/csta-xml/elements';
import { valueAt, withValue, withValues } from '#adapters/csta-xml/records';
import type { XmlElement } from '#adapters/xml';
import type { AgentPresence } from '#core/said/facts';
import type { Known } from './known.ts';
import { mostAgentIds } from './known.ts';
import type { Place, Reading } from './place.ts';
import { nothingNew } from './place.ts';

/** What an event says of an agent, by its name in small letters. Who logs on is not ready before that is told. */
export const agentEvents: ReadonlyMap<string, AgentPresence> = new Map([
  ['agentloggedonevent', 'other'],
  ['agentloggedoffevent', 'loggedOut'],
  ['agentreadyevent', 'ready'],
  ['agentnotreadyevent', 'other'],
  ['agentbusyevent', 'talking'],
  ['agentworkingaftercallevent', 'wrapUp'],
]);

const states: ReadonlyMap<string, AgentPresence> = new Map([
  ['agentnull', 'loggedOut'],
  ['agentready', 'ready'],
  ['agentnotready', 'other'],
  ['agentbusy', 'talking'],
  ['agentworkingaftercall', 'wrapUp'],
]);

/** The agents' own words of what they do: `AgentReadyEvent` and its like. */
export function agentEvent(known: Known, root: XmlElement, presence: AgentPresence, place: Place): Reading {
  const id = textIn(at(root, 'agentID'));
  const device = deviceAt(root, 'agentDevice');
  const agent = place.agentOf(device) ?? agentWith(known, id, place);
  if (agent === undefined) return nothingNew(known);
  const group = place.queueOf(deviceAt(root, 'acdGroup'));
  return { known: told(withId(known, id, agent), agent, presence, group), facts: [], agents: [agent] };
}

/** The answer to `GetAgentState`: it names the agent by the id under which he is logged on, or by his device. */
export function agentStates(known: Known, root: XmlElement, place: Place): Reading {
  let next = known;
  const agents: string[] = [];
  for (const entry of allAnywhere(root, 'agentStateEntry', mostAgentIds)) {
    const agent = agentWith(known, textIn(at(entry, 'agentID')), place);
    if (agent === undefined) continue;
    const infos = allAnywhere(entry, 'agentInfoItem', mostAgentIds);
    if (truthIn(at(entry, 'loggedOnState')) === false) next = told(next, agent, 'loggedOut', undefined);
    else for (const info of infos.length > 0 ? infos : [entry]) next = withState(next, agent, info, place);
    agents.push(agent);
  }
  return { known: next, facts: [], agents };
}

function withState(known: Known, agent: string, info: XmlElement, place: Place): Known {
  const presence = states.get(textIn(at(info, 'agentState'))?.toLowerCase() ?? '');
  if (presence === undefined) return known;
  return told(known, agent, presence, place.queueOf(deviceText(at(info, 'acdGroup'))));
}

function agentWith({ agentIds }: Known, id: string | undefined, place: Place): string | undefined {
  return id === undefined ? undefined : (place.agentOf(valueAt(agentIds, id)) ?? place.agentOf(id));
}

function withId(known: Known, id: string | undefined, agent: string): Known {
  if (id === undefined || id.length > 100 || valueAt(known.agentIds, id) === agent) return known;
  if (Object.keys(known.agentIds).length >= mostAgentIds) return known;
  return { ...known, agentIds: withValue(known.agentIds, id, agent) };
}

/**
 * Told of one group it is what he does at all, until something else is told of another. Told of no group it is what he does
 * in all of them, whatever was told of one before.
 */
function told(known: Known, agent: string, presence: AgentPresence, queue: string | undefined): Known {
  const keys = queue === undefined ? queuesOf(known, agent) : [inQueue(agent, queue)];
  const all = [agent, ...keys].map((key) => [key, presence] as const);
  return { ...known, told: withValues(known.told, all) };
}

/** The keys of those queues of which something was told of him. */
function queuesOf(known: Known, agent: string): readonly string[] {
  return Object.keys(known.told).filter((key) => key.startsWith(inQueue(agent, '')));
}

/** The key of what is told of an agent in one queue. */
export function inQueue(agent: string, queue: string): string {
  return `${agent} ${queue}`;
}
