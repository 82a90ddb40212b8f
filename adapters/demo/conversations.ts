import type { Milliseconds } from '#core/time/instant';
import { minute, second } from '#core/time/instant';
import type { Agent, Caller, Floor } from './floor.ts';
import { within } from './floor.ts';
import { isFree, occupy } from './staff.ts';

const toColleague = 0.05;
const toOtherQueue = 0.04;
/** The share of conversations that never seem to end. */
const veryLong = 0.004;

/** An agent answers a queue's caller; in the end both hang up, or the agent sends the caller on. */
export function converse(floor: Floor, caller: Caller, leg: string, agent: Agent): void {
  const { random, shift, agenda } = floor;
  floor.say({ event: 'answered', leg, call: caller.id, agent: agent.number });
  const length = random.chance(veryLong) ? random.between(25 * minute, 70 * minute) : caller.talk;
  const kind = random.between(0, 1);
  const sendOn = kind < toColleague ? toAgent : kind < toColleague + toOtherQueue ? toQueue : undefined;
  const began = agenda.now;
  const part = sendOn === undefined ? length : length * random.between(0.3, 0.7);
  agenda.at(within(floor, part, shift.lastTalk), () => {
    const seconds = Math.round((agenda.now - began) / second);
    if (agenda.now < shift.lastEntry && sendOn?.(floor, caller, leg, agent, seconds) === true) return;
    end(floor, leg, agent, seconds, false);
    floor.say({ event: 'ended', id: caller.id });
  });
}

/** The agent's part is over; then comes the writing up. The state is told first, so that nobody looks ready between. */
function end(floor: Floor, leg: string, agent: Agent, seconds: number, transferred: boolean): void {
  occupy(floor, agent, 'wrapUp', wrapUp(floor));
  agent.leg = undefined;
  floor.say({ event: 'ended', id: leg, ...(transferred ? { transferred } : {}), seconds });
}

function wrapUp(floor: Floor): Milliseconds {
  return Math.min(90 * second, floor.random.length(floor.meanTalk / 9, 0.5));
}

/** To a colleague who is free: answered at once, and never sent on again. */
function toAgent(floor: Floor, caller: Caller, leg: string, agent: Agent, seconds: number): boolean {
  const { random, agenda, shift } = floor;
  const colleague = random.pick(floor.agents.filter((other) => other !== agent && isFree(other)));
  if (colleague === undefined) return false;
  const next = floor.newId();
  colleague.leg = next;
  end(floor, leg, agent, seconds, true);
  floor.say({ event: 'ringing', leg: next, call: caller.id, agent: colleague.number });
  agenda.at(agenda.now + random.between(2 * second, 9 * second), () => {
    const began = agenda.now;
    floor.say({ event: 'answered', leg: next, call: caller.id, agent: colleague.number });
    agenda.at(within(floor, random.length(caller.talk / 2, 0.5), shift.lastTalk), () => {
      end(floor, next, colleague, Math.round((agenda.now - began) / second), false);
      floor.say({ event: 'ended', id: caller.id });
    });
  });
  return true;
}

/** To another queue, where the same call waits again. */
function toQueue(floor: Floor, caller: Caller, leg: string, agent: Agent, seconds: number): boolean {
  const target = floor.random.pick(floor.lines.filter((line) => line !== caller.line));
  if (target === undefined) return false;
  end(floor, leg, agent, seconds, true);
  floor.enter(caller, target);
  return true;
}
