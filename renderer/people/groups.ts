import type { QueueAgent } from '#core/board/queue';

/** In the order in which a supervisor asks: who is free, who is about to answer, who talks, and who is away. */
const states = ['ready', 'ringing', 'talking', 'wrapUp', 'other'] as const;
type State = (typeof states)[number];

/** As the bodies of a tile have it. */
const kinds = {
  ready: 'agentsReady',
  ringing: 'agentsBusy',
  talking: 'agentsBusy',
  wrapUp: 'agentsBusy',
  other: 'agentsOther',
} as const;

export interface PeopleGroup {
  readonly state: State;
  readonly kind: (typeof kinds)[State];
  /** By name; who has none said, by number. */
  readonly agents: readonly QueueAgent[];
}

/** The agents by what they do. Logged out ones are not there. */
export function groupsOf(agents: readonly QueueAgent[], locale: string): readonly PeopleGroup[] {
  const names = new Intl.Collator(locale, { numeric: true });
  return states
    .map((state) => ({
      state,
      kind: kinds[state],
      agents: agents
        .filter((agent) => agent.state === state)
        .toSorted((a, b) => names.compare(a.name ?? a.id, b.name ?? b.id)),
    }))
    .filter((group) => group.agents.length > 0);
}
