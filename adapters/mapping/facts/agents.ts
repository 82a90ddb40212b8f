import type { AgentPresence, Fact } from '#core/said/facts';
import type { Mapping, Place, Said } from '../mapping.ts';
import type { AgentState } from '../settings.ts';

type Agent = Said<'agents'>;

const presences: { readonly [state in AgentState]: AgentPresence } = {
  ready: 'ready',
  talking: 'talking',
  busy: 'talking',
  ringing: 'ringing',
  wrapUp: 'wrapUp',
  other: 'other',
  loggedOut: 'loggedOut',
};

/**
 * What each agent does, and what he is called. Whose state is not listed is not there for the next call, and the word for it is
 * shown. `isWhole`: these are all agents, and of those who are not among them nothing is known any more.
 */
export function agentFacts(
  mapping: Mapping,
  said: readonly Agent[],
  { at, surroundings: { source } }: Place,
  isWhole: boolean,
): readonly Fact[] {
  const known = said.flatMap((agent) => {
    const presence = presenceOf(mapping, agent);
    return agent.agent === null ? [] : [{ ...agent, agent: agent.agent, presence }];
  });
  const agents = known.filter(({ presence }) => presence !== undefined).map(({ agent }) => agent);
  return [
    ...known.flatMap(({ agent, name, presence, reason }): readonly Fact[] => [
      ...(name === null ? [] : [{ kind: 'agent-named', source, at, agent, name } as const]),
      ...(presence === undefined
        ? []
        : [{ kind: 'agent-state', source, at, agent, ...presence, ...(reason !== null && { reason }) } as const]),
    ]),
    ...(isWhole ? [{ kind: 'agents-listed', source, at, agents: [...new Set(agents)] } as const] : []),
  ];
}

function presenceOf(
  { settings: { states = {} } }: Mapping,
  { state }: Agent,
): { readonly presence: AgentPresence; readonly reason?: string } | undefined {
  if (state === null) return undefined;
  const entries = Object.entries(states) as readonly (readonly [AgentState, readonly string[]])[];
  const found = entries.find(([, words]) => words.includes(state));
  return found === undefined ? { presence: 'other', reason: state } : { presence: presences[found[0]] };
}
