import type { Instant, Milliseconds } from '#core/time/instant';
import { hour, minute, second } from '#core/time/instant';
import type { QueueRules } from '#core/book/rules';
import { createAgenda } from './agenda.ts';
import { planCrowd } from './crowd.ts';
import type { Shift } from './day-shape.ts';
import type { Agent, Floor, Line } from './floor.ts';
import { planOwnCalls } from './own-calls.ts';
import { distribute, enter } from './queue-calls.ts';
import { createRandom } from './random.ts';
import { teamsOf } from './team.ts';
import { planWorkingHours } from './working-hours.ts';

/** One message of the script: compact JSON, and when it comes. */
export interface ScriptedMessage {
  readonly at: Instant;
  readonly message: string;
}

const longestTalkMean = 3.5 * minute;
const shortestTalkMean = 40 * second;
/** How much of the team's time the queues' conversations take on average in opening hours. */
const talkShare = 0.5;
const longestWait = 4.5 * minute;

/** Everything the phone system says during one shift, in order of time, no two at the same instant. */
export function simulateShift(
  shift: Shift,
  seed: number,
  callsPerHour: number,
  queues: readonly QueueRules[],
): readonly ScriptedMessage[] {
  const messages: ScriptedMessage[] = [];
  const { lines, agents } = openLines(shift, callsPerHour, queues);
  if (lines.length === 0) return messages;
  const agenda = createAgenda(shift.start);
  const prefix = shift.date.replaceAll('-', '');
  let last = shift.start - 1;
  let ids = 0;
  const floor: Floor = {
    shift,
    random: createRandom(`${seed} ${shift.date}`),
    agenda,
    lines,
    agents,
    callsPerHour,
    meanTalk: meanTalkOf(agents.length, callsPerHour),
    say(message) {
      last = Math.max(agenda.now, last + 1);
      messages.push({ at: last, message: JSON.stringify(message) });
    },
    newId: () => `${prefix}-${(ids += 1)}`,
    enter: (caller, line) => enter(floor, caller, line),
    distribute: () => distribute(floor),
  };
  planWorkingHours(floor);
  planCrowd(floor);
  for (const agent of agents) planOwnCalls(floor, agent);
  agenda.run(shift.end);
  return messages;
}

function meanTalkOf(agents: number, callsPerHour: number): Milliseconds {
  return Math.max(shortestTalkMean, Math.min(longestTalkMean, (agents * talkShare * hour) / callsPerHour));
}

function openLines(
  shift: Shift,
  callsPerHour: number,
  queues: readonly QueueRules[],
): { readonly lines: readonly Line[]; readonly agents: readonly Agent[] } {
  const teams = teamsOf(queues, callsPerHour);
  const agents = new Map<string, Agent>();
  for (const number of new Set(teams.flatMap((team) => team.agents))) {
    agents.set(number, {
      number,
      presence: 'ready',
      leg: undefined,
      freeSince: shift.start,
      onDuty: true,
      pauseDue: 0,
    });
  }
  const lines = queues.map((queue, index) => ({
    queue: queue.id,
    members: (teams[index]?.agents ?? []).flatMap((number) => agents.get(number) ?? []),
    invented: teams[index]?.invented ?? true,
    longestWait: Math.min(longestWait, queue.maxWaitSeconds * 0.9 * second),
    waiting: [],
  }));
  return { lines, agents: [...agents.values()] };
}
