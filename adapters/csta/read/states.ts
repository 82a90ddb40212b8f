import { valueAt, withValue } from '#adapters/csta-xml/records';
import type { AgentPresence, AgentStateChanged } from '#core/said/facts';
import { inQueue } from './agents.ts';
import type { Known, Phone } from './known.ts';
import type { Place, Reading } from './place.ts';

/** What these agents do, where it is something else than was said of them. */
export function withStates({ known, facts, agents }: Reading, place: Place): Reading {
  let next = known;
  const changes: AgentStateChanged[] = [];
  for (const agent of new Set(agents)) {
    const phones = phonesOf(known, agent);
    const keys = [agent, ...place.queues.map((queue) => inQueue(agent, queue))];
    for (const [index, key] of keys.entries()) {
      const told = valueAt(known.told, key);
      // Of one queue nothing is said before something is told of it.
      if (index > 0 && told === undefined) continue;
      const presence = presenceOf(phones, told);
      if (valueAt(next.said, key) === presence) continue;
      const queue = index === 0 ? undefined : place.queues[index - 1];
      changes.push({ kind: 'agent-state', ...place.base, agent, presence, ...(queue !== undefined && { queue }) });
      next = { ...next, said: withValue(next.said, key, presence) };
    }
  }
  return { known: next, facts: [...facts, ...changes], agents: [] };
}

function phonesOf({ calls }: Known, agent: string): readonly Phone[] {
  return Object.values(calls).flatMap(({ phones }) => valueAt(phones, agent) ?? []);
}

/** Logged out, else in a call, else rung, else what he is told to do; where nothing is told, ready. */
function presenceOf(phones: readonly Phone[], told: AgentPresence | undefined): AgentPresence {
  if (told === 'loggedOut') return told;
  if (phones.some(({ state }) => state === 'talking')) return 'talking';
  if (told === 'talking') return told;
  return phones.length > 0 ? 'ringing' : (told ?? 'ready');
}
