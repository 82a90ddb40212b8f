import { minute, second } from '#core/time/instant';
import type { Agent, Floor } from './floor.ts';
import { within } from './floor.ts';
import { isFree, release } from './staff.ts';

const meanBetween = 30 * minute;
const usualRing = 40 * second;

/** The calls of an agent that are in no queue: those to the agent's own number, and those that the agent makes. */
export function planOwnCalls(floor: Floor, agent: Agent): void {
  const { agenda, random, shift } = floor;
  const at = agenda.now + random.gap(meanBetween);
  if (at >= shift.lastEntry) return;
  agenda.at(at, () => {
    const nobodyWaits = floor.lines.every((line) => line.waiting.length === 0 || !line.members.includes(agent));
    if (isFree(agent) && nobodyWaits) (random.chance(0.5) ? dial : isCalled)(floor, agent);
    planOwnCalls(floor, agent);
  });
}

function dial(floor: Floor, agent: Agent): void {
  const leg = floor.newId();
  agent.leg = leg;
  floor.say({ event: 'dialled', leg, agent: agent.number });
  const at = floor.agenda.now;
  // Whoever is called lets it ring for a while before he answers, and some do not.
  const talk = (): number => Math.max(0, Math.round((floor.agenda.now - at - usualRing) / second));
  hangUpAfter(floor, agent, leg, floor.random.length(2 * minute, 0.7), talk);
}

function isCalled(floor: Floor, agent: Agent): void {
  const leg = floor.newId();
  agent.leg = leg;
  floor.say({ event: 'ringing', leg, agent: agent.number });
  if (floor.random.chance(0.2)) return hangUpAfter(floor, agent, leg, floor.random.between(15 * second, 25 * second));
  floor.agenda.at(floor.agenda.now + floor.random.between(2 * second, 10 * second), () => {
    floor.say({ event: 'answered', leg, agent: agent.number });
    hangUpAfter(floor, agent, leg, floor.random.length(2.5 * minute, 0.6));
  });
}

function hangUpAfter(floor: Floor, agent: Agent, leg: string, length: number, talk?: () => number): void {
  floor.agenda.at(within(floor, length, floor.shift.lastTalk), () => {
    agent.leg = undefined;
    floor.say({ event: 'ended', id: leg, ...(talk !== undefined && { seconds: talk() }) });
    release(floor, agent);
  });
}
