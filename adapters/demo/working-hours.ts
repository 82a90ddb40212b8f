import type { Instant } from '#core/time/instant';
import { hour, minute } from '#core/time/instant';
import { crewAt, hourOfDay } from './day-shape.ts';
import type { Agent, Floor } from './floor.ts';
import { isFree, release, setPresence } from './staff.ts';

const fewestOnDuty = 2;

/** Who comes and goes when, the pauses, and at each full hour a word on who is a member and how each agent is. */
export function planWorkingHours(floor: Floor): void {
  const { shift, agenda, random } = floor;
  const crew = crewOf(floor, shift.start);
  for (const agent of floor.agents) {
    agent.onDuty = crew.has(agent);
    agent.presence = agent.onDuty ? 'ready' : 'loggedOut';
    planPauses(floor, agent);
  }
  for (let at = shift.start; at < shift.end; at += hour) {
    agenda.at(at, () => callRoll(floor));
    const next = crewOf(floor, at);
    for (const agent of floor.agents) {
      agenda.at(at + random.between(0, 9 * minute), () => changeDuty(floor, agent, next.has(agent)));
    }
  }
}

/** Not all nights the same people: the first of each queue's members, counted from another one each day. */
function crewOf(floor: Floor, at: Instant): ReadonlySet<Agent> {
  const share = crewAt(at, floor.shift.timeZone);
  const day = Math.floor(floor.shift.start / (24 * hour));
  return new Set(
    floor.lines.flatMap(({ members }) => {
      const size = Math.max(fewestOnDuty, Math.ceil(members.length * share));
      const first = day % members.length;
      return [...members.slice(first), ...members.slice(0, first)].slice(0, size);
    }),
  );
}

function callRoll(floor: Floor): void {
  for (const line of floor.lines) {
    if (!line.invented) continue;
    floor.say({ event: 'members', queue: line.queue, agents: line.members.map((agent) => agent.number) });
  }
  for (const agent of floor.agents) floor.say({ event: 'state', agent: agent.number, state: agent.presence });
}

/** Home when the phone is free; back at once. */
function changeDuty(floor: Floor, agent: Agent, onDuty: boolean): void {
  if (agent.onDuty === onDuty) return;
  agent.onDuty = onDuty;
  if (onDuty ? agent.presence === 'loggedOut' : isFree(agent)) release(floor, agent);
}

/** A short pause now and then, and lunch; held when the phone is free. */
function planPauses(floor: Floor, agent: Agent): void {
  const { agenda, random, shift } = floor;
  const at = agenda.now + random.between(50 * minute, 100 * minute);
  if (at >= shift.lastEntry) return;
  agenda.at(at, () => {
    planPauses(floor, agent);
    if (!agent.onDuty) return;
    const hours = hourOfDay(agenda.now, shift.timeZone);
    const isLunch = hours >= 11 && hours < 12.75;
    agent.pauseDue = isLunch ? random.between(20 * minute, 30 * minute) : random.between(3 * minute, 9 * minute);
    if (isFree(agent)) release(floor, agent);
  });
}

/** At once into a meeting, whoever is free: so that even a large team has too few hands. */
export function callToMeeting(floor: Floor, agents: readonly Agent[]): void {
  for (const agent of agents) {
    setPresence(floor, agent, 'other');
    const length = floor.random.between(3 * minute, 4 * minute);
    floor.agenda.at(floor.agenda.now + length, () => release(floor, agent));
  }
}
