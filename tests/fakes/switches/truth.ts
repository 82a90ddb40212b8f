import type { Instant } from '#core/time/instant';
import type { QueueRules } from '#core/book/rules';
import { dayTruth } from '../../truth/day-truth.ts';
import type { QueueTruth } from '../../truth/day-truth.ts';
import type { GroundEvent } from '../ground-events.ts';
import type { Story } from './happenings.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
}

/** Each member of a queue who is signed in is in one of these; others are in none. */
export interface AgentsTruth {
  readonly ready: readonly Person[];
  readonly busy: readonly Person[];
  readonly other: readonly Person[];
}

/** What is so in one queue at one instant, unrounded. Figures and their names as in `tests/truth/day-truth.ts`. */
export interface SwitchTruth extends Omit<QueueTruth, 'agentsReady' | 'agentsBusy' | 'agentsRinging'> {
  readonly agents: AgentsTruth;
}

/** What a member says that he does, as far as the switch can know it; a call goes before it. `null`: he counts in none. */
export type QuietState = 'ready' | 'busy' | 'other' | null;

export interface TruthOptions {
  readonly story: Story;
  /** When the story begins. */
  readonly from: Instant;
  readonly timeZone: string;
  /** With `agents`, who are the members when nobody changed them. */
  readonly queues: readonly QueueRules[];
  readonly nameOf: (agent: string) => string;
  readonly membersAt: (queue: QueueRules, now: Instant) => readonly string[];
  /** What the member does in the queue when his phone is quiet. */
  readonly quietState: (agent: string, queue: string, now: Instant) => QuietState;
}

/** The truth from the story alone, looked at anew each time: nothing of what was sent, no state kept. */
export function truthAt(options: TruthOptions, now: Instant): SwitchTruth[] {
  const { story, from, timeZone, queues, nameOf, membersAt, quietState } = options;
  const events = story.between(from, now + 1).filter((happening) => happening.kind !== 'presence');
  const engaged = engagedAt(events);
  return dayTruth(events, { timeZone, queues }, now).map((truth, index) => {
    const { agentsReady, agentsBusy, agentsRinging, ...figures } = truth;
    void [agentsReady, agentsBusy, agentsRinging];
    const queue = queues[index];
    const members = queue === undefined ? [] : membersAt(queue, now);
    const inState = (state: QuietState): Person[] =>
      members
        .filter((agent) => (engaged.has(agent) ? 'busy' : quietState(agent, figures.id, now)) === state)
        .map((id) => ({ id, name: nameOf(id) }));
    return { ...figures, agents: { ready: inState('ready'), busy: inState('busy'), other: inState('other') } };
  });
}

/** Whose phone rings, or who talks. */
function engagedAt(events: readonly GroundEvent[]): ReadonlySet<string> {
  const legs = new Map<string, string>();
  for (const event of events) {
    if (!('leg' in event)) continue;
    if (event.kind === 'stoppedRinging' || event.kind === 'legEnded') legs.delete(event.leg);
    else legs.set(event.leg, event.agent);
  }
  return new Set(legs.values());
}
