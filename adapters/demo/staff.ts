import type { Presence } from './messages.ts';
import type { Milliseconds } from '#core/time/instant';
import { second } from '#core/time/instant';
import type { Agent, Floor } from './floor.ts';
import { within } from './floor.ts';

export function isFree(agent: Agent): boolean {
  return agent.presence === 'ready' && agent.leg === undefined;
}

export function setPresence(floor: Floor, agent: Agent, presence: Presence): void {
  if (agent.presence === presence) return;
  agent.presence = presence;
  floor.say({ event: 'state', agent: agent.number, state: presence });
}

/** The agent is not to be had for that long: wrap-up, pause, a meeting. */
export function occupy(floor: Floor, agent: Agent, presence: 'wrapUp' | 'other', length: Milliseconds): void {
  setPresence(floor, agent, presence);
  floor.agenda.at(within(floor, length, floor.shift.lastWork), () => release(floor, agent));
}

/** Nothing holds the agent any longer: home, to the pause that is due, or ready for the next caller. */
export function release(floor: Floor, agent: Agent): void {
  if (!agent.onDuty) return setPresence(floor, agent, 'loggedOut');
  const pause = agent.pauseDue;
  agent.pauseDue = 0;
  if (pause > 0 && mayPause(floor)) return occupy(floor, agent, 'other', pause);
  setPresence(floor, agent, 'ready');
  agent.freeSince = floor.agenda.now;
  floor.agenda.at(floor.agenda.now + floor.random.between(0.3 * second, 1.5 * second), () => floor.distribute());
}

/** One in five, and at least one, of those at work may be away at the same time. */
function mayPause(floor: Floor): boolean {
  const away = floor.agents.filter((agent) => agent.presence === 'other').length;
  const atWork = floor.agents.filter((agent) => agent.onDuty).length;
  return away < Math.max(1, Math.floor(atWork / 5));
}
