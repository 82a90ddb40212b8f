import type { GroundEvent } from '../../ground-events.ts';
import type { Presence } from '../../switches/happenings.ts';
import type { Fields } from '../../switches/xml/writer.ts';
import type { Manners } from '../manners.ts';
import type { House, Told } from './house.ts';
import type { Spelling } from './spelling.ts';

type AgentState = 'agentNull' | 'agentReady' | 'agentNotReady' | 'agentBusy' | 'agentWorkingAfterCall';

/** What the agents are said to do, and what is told when it changes. */
export interface Agents {
  readonly happens: (event: GroundEvent) => readonly Told[];
  readonly says: (presence: Presence) => readonly Told[];
  /** An `agentStateEntry`. */
  readonly entryOf: (agent: string) => Fields;
}

const eventOf = {
  agentNull: 'AgentLoggedOffEvent',
  agentReady: 'AgentReadyEvent',
  agentNotReady: 'AgentNotReadyEvent',
  agentBusy: 'AgentBusyEvent',
  agentWorkingAfterCall: 'AgentWorkingAfterCallEvent',
} as const;

const stateOf = {
  ready: 'agentReady',
  wrapUp: 'agentWorkingAfterCall',
  other: 'agentNotReady',
  loggedOut: 'agentNull',
} as const;

export function newAgents(house: House, spelling: Spelling, manners: () => Manners): Agents {
  const states = new Map<string, AgentState>();
  const current = (agent: string): AgentState => states.get(agent) ?? 'agentReady';
  const idOf = (agent: string): string => (manners().agentIds === 'device' ? agent : `A-${agent}7`);
  const groupsOf = (agent: string): string[] =>
    house.queues.filter(({ members }) => members.includes(agent)).map(({ number }) => number);

  /** Of each of his groups: what he does is told of one at a time. */
  function told(agent: string, name: string, more: Fields = {}): Told[] {
    const agentDevice = spelling.subject(agent);
    return groupsOf(agent).map((acdGroup) => {
      return { on: agent, name, fields: { agentDevice, agentID: idOf(agent), acdGroup, ...more, cause: 'normal' } };
    });
  }

  function become(agent: string, state: AgentState, more?: Fields): Told[] {
    const before = current(agent);
    if (before === state) return [];
    states.set(agent, state);
    const back = before === 'agentNull' ? told(agent, 'AgentLoggedOnEvent') : [];
    return [...back, ...told(agent, eventOf[state], more)];
  }

  function happens(event: GroundEvent): Told[] {
    if (event.kind === 'answered' && event.passage !== null) {
      return become(event.agent, 'agentBusy', { pendingAgentState: 'agentWorkingAfterCall' });
    }
    if (event.kind === 'legEnded' && current(event.agent) === 'agentBusy') return become(event.agent, 'agentReady');
    return [];
  }

  const ifTold = (all: readonly Told[]): readonly Told[] => (manners().agentEvents === 'told' ? all : []);

  return {
    happens: (event) => ifTold(happens(event)),
    says({ agent, presence }) {
      // What he does between calls does not end one.
      if (current(agent) === 'agentBusy' && presence === 'ready') return [];
      return ifTold(become(agent, stateOf[presence]));
    },
    entryOf(agent) {
      const agentState = current(agent);
      return {
        agentID: idOf(agent),
        loggedOnState: agentState !== 'agentNull',
        agentInfo: { agentInfoItem: groupsOf(agent).map((acdGroup) => ({ acdGroup, agentState })) },
      };
    },
  };
}
