import type { Instant } from '#core/time/instant';
import type { House, Queue } from './house.ts';
import { isInCall, newMember, queueOf } from './house.ts';
import type { Lines, Told } from './lines.ts';
import { told } from './lines.ts';

/** What a device does, as Asterisk numbers it. */
const phones = { free: 1, inUse: 2, busy: 3, gone: 5, ringing: 6, ringingInUse: 7, onHold: 8 } as const;
export type Phone = keyof typeof phones;

export interface Member {
  readonly device: string;
  readonly name: string;
  readonly membership: 'static' | 'dynamic';
  /** The reason while he is paused; `null` while he is not. */
  paused: string | null;
  callsTaken: number;
  /** In Unix seconds, as all of Asterisk's times. */
  lastCall: number;
  lastPause: number;
  readonly loginTime: number;
}

/** A device rings, is in use, is free again: each queue of its member tells so. */
export function phoneChanges(house: House, device: string, phone: Phone): readonly Told[] {
  if ((house.phones.get(device) ?? 'free') === phone) return [];
  house.phones.set(device, phone);
  return placesOf(house, device).map(([queue, member]) =>
    told('agent', 'QueueMemberStatus', memberLines(house, queue, member)),
  );
}

/** In one queue, or in all of his. `null`: the pause is over. */
export function pause(house: House, device: string, reason: string | null, only?: string): readonly Told[] {
  return placesOf(house, device)
    .filter(([queue]) => only === undefined || queue.name === only)
    .map(([queue, member]) => {
      member.paused = reason;
      return told('agent', 'QueueMemberPause', { ...memberLines(house, queue, member), Reason: reason ?? '' });
    });
}

export function addMember(house: House, name: string, device: string, now: Instant): readonly Told[] {
  const queue = queueOf(house, name);
  const member = newMember(house, device, 'dynamic', now);
  queue.members.push(member);
  return [told('agent', 'QueueMemberAdded', memberLines(house, queue, member))];
}

/** Even while he talks. */
export function removeMember(house: House, name: string, device: string): readonly Told[] {
  const queue = queueOf(house, name);
  const member = queue.members.find((each) => each.device === device);
  if (member === undefined) return [];
  const lines = memberLines(house, queue, member);
  queue.members.splice(queue.members.indexOf(member), 1);
  return [told('agent', 'QueueMemberRemoved', lines)];
}

function placesOf({ queues }: House, device: string): readonly (readonly [Queue, Member])[] {
  return [...queues.values()].flatMap((queue) =>
    queue.members.filter((member) => member.device === device).map((member) => [queue, member] as const),
  );
}

/** As an event tells of him. */
export function memberLines(house: House, queue: Queue, member: Member): Lines {
  const { device, name, membership, paused, callsTaken, lastCall, lastPause, loginTime } = member;
  return {
    Queue: queue.name,
    MemberName: name,
    Interface: device,
    StateInterface: device,
    Membership: membership,
    Penalty: 0,
    CallsTaken: callsTaken,
    LastCall: lastCall,
    LastPause: lastPause,
    LoginTime: loginTime,
    InCall: isInCall(house, queue.name, device) ? 1 : 0,
    Status: phones[house.phones.get(device) ?? 'free'],
    Paused: paused === null ? 0 : 1,
    PausedReason: paused ?? '',
    Ringinuse: 0,
    Wrapuptime: 0,
  };
}
