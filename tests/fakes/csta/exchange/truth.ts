import type { Instant } from '#core/time/instant';
import type { QueueRules } from '#core/book/rules';
import type { Story } from '../../switches/happenings.ts';
import type { QuietState, SwitchTruth } from '../../switches/truth.ts';
import { truthAt } from '../../switches/truth.ts';
import type { House } from './house.ts';

interface TruthSource {
  readonly house: House;
  readonly story: Story;
  readonly from: Instant;
  readonly timeZone: string;
  /** Whether the switch tells what agents do; else all of them seem ready whose phones are quiet. */
  readonly agentsTell: boolean;
}

const quiet = { ready: 'ready', wrapUp: 'busy', other: 'other', loggedOut: null } as const;

/** What is so in each queue, in the house's order: from the story alone, not from what was sent. */
export function cstaTruth({ house, story, from, timeZone, agentsTell }: TruthSource, now: Instant): SwitchTruth[] {
  const said = new Map<string, QuietState>();
  for (const happening of agentsTell ? story.between(from, now + 1) : []) {
    if (happening.kind === 'presence') said.set(happening.agent, quiet[happening.presence]);
  }
  return truthAt(
    {
      story,
      from,
      timeZone,
      queues: house.queues.map(rulesOf),
      nameOf: (agent) => house.agents.find(({ number }) => number === agent)?.name ?? '',
      membersAt: ({ agents = [] }) => agents,
      quietState: (agent) => said.get(agent) ?? (said.has(agent) ? null : 'ready'),
    },
    now,
  );
}

function rulesOf({ id, name, members }: House['queues'][number]): QueueRules {
  return {
    id,
    name,
    agents: members,
    serviceLevelSeconds: 20,
    shortAbandonSeconds: 0,
    maxWaitSeconds: 3_600,
    order: 'fifo',
    alerts: { longestWaitSeconds: {}, callsWaiting: {} },
  };
}
