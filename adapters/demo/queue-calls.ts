import type { Instant } from '#core/time/instant';
import { minute, second } from '#core/time/instant';
import { converse } from './conversations.ts';
import type { Agent, Caller, Floor, Line } from './floor.ts';
import { within } from './floor.ts';
import { isFree, occupy, release } from './staff.ts';

/** The share of rings that nobody answers although the agent is logged in. */
const notAnswered = 0.03;
/** The share of callers who may be sent to another queue when they wait long. */
const mayOverflow = 0.35;

/** Somebody enters a queue, and waits until an agent answers, patience ends or the queue lets go. */
export function enter(floor: Floor, caller: Caller, line: Line): void {
  const { agenda, random, shift } = floor;
  caller.line = line;
  caller.enteredAt = agenda.now;
  caller.stage += 1;
  line.waiting.push(caller);
  floor.say({ event: 'queued', call: caller.id, queue: line.queue });
  agenda.at(agenda.now + random.between(0.8 * second, 2.5 * second), () => floor.distribute());
  whileWaiting(floor, caller, within(floor, caller.patience, shift.lastWait), () => hangUp(floor, caller));
  whileWaiting(floor, caller, agenda.now + line.longestWait, () => timeOut(floor, caller));
  if (floor.lines.length > 1 && random.chance(mayOverflow)) {
    const limit = random.between(100 * second, 160 * second);
    whileWaiting(floor, caller, agenda.now + limit, () => overflow(floor, caller));
  }
}

function whileWaiting(floor: Floor, caller: Caller, at: Instant, action: () => void): void {
  const stage = caller.stage;
  floor.agenda.at(at, () => {
    if (caller.stage === stage) action();
  });
}

function stopWaiting(caller: Caller): void {
  caller.line.waiting.splice(caller.line.waiting.indexOf(caller), 1);
  caller.stage += 1;
}

/** Rings at free agents for those who wait: strictly first in, first out in each queue, and so too for shared agents. */
export function distribute(floor: Floor): void {
  for (let next = nextPair(floor); next !== undefined; next = nextPair(floor)) ring(floor, next.caller, next.agent);
}

function nextPair(floor: Floor): { readonly caller: Caller; readonly agent: Agent } | undefined {
  let next: { readonly caller: Caller; readonly agent: Agent } | undefined;
  for (const line of floor.lines) {
    const caller = line.waiting.find((waiting) => waiting.ringing === undefined);
    if (caller === undefined || (next !== undefined && next.caller.enteredAt <= caller.enteredAt)) continue;
    const agent = longestFree(line.members);
    if (agent !== undefined) next = { caller, agent };
  }
  return next;
}

function longestFree(agents: readonly Agent[]): Agent | undefined {
  let best: Agent | undefined;
  for (const agent of agents) {
    if (isFree(agent) && (best === undefined || agent.freeSince < best.freeSince)) best = agent;
  }
  return best;
}

function ring(floor: Floor, caller: Caller, agent: Agent): void {
  const leg = floor.newId();
  agent.leg = leg;
  caller.ringing = { leg, agent };
  floor.say({ event: 'ringing', leg, call: caller.id, agent: agent.number });
  const ringsOut = floor.random.chance(notAnswered);
  const length = ringsOut
    ? floor.random.between(18 * second, 24 * second)
    : Math.min(16 * second, 2 * second + floor.random.length(4 * second, 0.6));
  floor.agenda.at(floor.agenda.now + length, () => {
    if (caller.ringing?.leg !== leg) return;
    if (ringsOut) return ringOut(floor, caller, leg, agent);
    caller.ringing = undefined;
    stopWaiting(caller);
    converse(floor, caller, leg, agent);
  });
}

/** Nobody answered: the caller waits on as the first in the queue, and the agent is paused for a moment. */
function ringOut(floor: Floor, caller: Caller, leg: string, agent: Agent): void {
  caller.ringing = undefined;
  agent.leg = undefined;
  occupy(floor, agent, 'other', floor.random.between(40 * second, 2 * minute));
  floor.say({ event: 'ended', id: leg });
  floor.distribute();
}

function hangUp(floor: Floor, caller: Caller): void {
  const ringing = caller.ringing;
  caller.ringing = undefined;
  stopWaiting(caller);
  floor.say({ event: 'ended', id: caller.id });
  if (ringing === undefined) return;
  ringing.agent.leg = undefined;
  floor.say({ event: 'ended', id: ringing.leg });
  release(floor, ringing.agent);
}

/** To the shortest of the other queues, if that is any better; a call that rings is left to ring. */
function overflow(floor: Floor, caller: Caller): void {
  const others = floor.lines.filter((line) => line !== caller.line);
  const target = others.sort((one, other) => one.waiting.length - other.waiting.length)[0];
  const better = target !== undefined && target.waiting.length + 1 < caller.line.waiting.length;
  if (!better || caller.ringing !== undefined || floor.agenda.now > floor.shift.lastEntry) return;
  floor.say({ event: 'left', call: caller.id, queue: caller.line.queue, reason: 'overflow' });
  stopWaiting(caller);
  enter(floor, caller, target);
}

/** Too long: the caller is asked to leave a message, or is told to call again. */
function timeOut(floor: Floor, caller: Caller): void {
  const { agenda, random, shift } = floor;
  if (caller.ringing !== undefined) {
    return whileWaiting(floor, caller, agenda.now + 5 * second, () => timeOut(floor, caller));
  }
  const reason = random.chance(0.5) ? 'voicemail' : 'timeout';
  floor.say({ event: 'left', call: caller.id, queue: caller.line.queue, reason });
  stopWaiting(caller);
  const length = random.between(5 * second, 40 * second);
  agenda.at(within(floor, length, shift.lastTalk), () => floor.say({ event: 'ended', id: caller.id }));
}
