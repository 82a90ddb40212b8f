import type { Instant } from '#core/time/instant';
import type { House, Queue, Talk } from './house.ts';
import { nameOf, queueOf } from './house.ts';
import type { Lines, Told } from './lines.ts';
import { agentsChannel, callersChannel, told } from './lines.ts';

export function join(
  house: House,
  name: string,
  uniqueid: string,
  caller: string | null,
  now: Instant,
): readonly Told[] {
  const queue = queueOf(house, name);
  queue.waiting.push({ uniqueid, caller, since: now });
  const lines = { Queue: name, Position: queue.waiting.length, Count: queue.waiting.length };
  return [
    told('call', 'Newchannel', callersChannel(uniqueid, caller)),
    told('agent', 'QueueCallerJoin', { ...callersChannel(uniqueid, caller), ...lines }),
  ];
}

/** The end of his channel is asked for, and he is gone. */
export function hangUp(house: House, name: string, uniqueid: string, now: Instant): readonly Told[] {
  return [told('call', 'HangupRequest', callersChannel(uniqueid, null)), ...timeOut(house, name, uniqueid, now)];
}

/** The queue lets go of him by itself. Of this and a hang-up it makes one count. */
export function timeOut(house: House, name: string, uniqueid: string, now: Instant): readonly Told[] {
  const queue = queueOf(house, name);
  const { caller, position, since, leave } = letGo(queue, uniqueid);
  queue.abandoned += 1;
  const lines = { Queue: name, Position: position, OriginalPosition: position, HoldTime: seconds(since, now) };
  return [told('agent', 'QueueCallerAbandon', { ...callersChannel(uniqueid, caller), ...lines }), leave];
}

/** He presses a key. No count tells of it. */
export function leaveByKey(house: House, name: string, uniqueid: string): readonly Told[] {
  return [letGo(queueOf(house, name), uniqueid).leave];
}

export function connect(
  house: House,
  name: string,
  uniqueid: string,
  device: string,
  leg: string,
  now: Instant,
): readonly Told[] {
  const { caller, since, leave } = letGo(queueOf(house, name), uniqueid);
  const talk = { queue: name, uniqueid, caller, device, leg, since: now };
  house.talks.set(leg, talk);
  const lines = { ...bothSides(house, talk), HoldTime: seconds(since, now), RingTime: 4 };
  return [leave, told('agent', 'AgentConnect', lines)];
}

export type Reason = 'agent' | 'caller' | 'transfer';

/** The agent's part ends. Every other time the message does not name the caller. */
export function complete(house: House, leg: string, reason: Reason, now: Instant): readonly Told[] {
  const talk = house.talks.get(leg);
  if (talk === undefined) return [];
  house.talks.delete(leg);
  const queue = queueOf(house, talk.queue);
  const member = queue.members.find(({ device }) => device === talk.device);
  if (member !== undefined || house.options.countsTalksOfTheRemoved === true) queue.completed += 1;
  if (member !== undefined) {
    member.callsTaken += 1;
    member.lastCall = Math.floor(now / 1_000);
  }
  const talked = { TalkTime: seconds(talk.since, now), Reason: reason };
  const lines = queue.completed % 2 === 0 ? bothSides(house, talk) : agentsSide(house, talk);
  return [told('agent', 'AgentComplete', { ...lines, HoldTime: 4, ...talked })];
}

function letGo(queue: Queue, uniqueid: string) {
  const index = queue.waiting.findIndex((each) => each.uniqueid === uniqueid);
  const [gone] = index === -1 ? [] : queue.waiting.splice(index, 1);
  if (gone === undefined) throw new Error(`Nobody waits in ${queue.name} on ${uniqueid}.`);
  const { caller, since } = gone;
  const lines = { Queue: queue.name, Position: index + 1, Count: queue.waiting.length };
  const leave = told('agent', 'QueueCallerLeave', { ...callersChannel(uniqueid, caller), ...lines });
  return { caller, since, position: index + 1, leave };
}

function bothSides(house: House, talk: Talk): Lines {
  return { ...callersChannel(talk.uniqueid, talk.caller), ...agentsSide(house, talk) };
}

function agentsSide({ options }: House, { queue, device, leg }: Talk): Lines {
  const names = { Queue: queue, Interface: device, MemberName: nameOf(options, device) };
  return { ...agentsChannel(device, leg), ...names };
}

function seconds(from: Instant, to: Instant): number {
  return Math.floor((to - from) / 1_000);
}
