import type { Instant } from '#core/time/instant';
import type { Member, Phone } from './members.ts';

/** A queue as app_queue keeps it. Its counts are since Asterisk was started, or since they were reset. */
export interface Queue {
  readonly name: string;
  readonly members: Member[];
  /** The oldest first. */
  readonly waiting: { readonly uniqueid: string; readonly caller: string | null; readonly since: Instant }[];
  completed: number;
  abandoned: number;
}

export interface Talk {
  readonly queue: string;
  readonly uniqueid: string;
  readonly caller: string | null;
  readonly device: string;
  readonly leg: string;
  readonly since: Instant;
}

export interface HouseOptions {
  /** The devices of each queue's members: `PJSIP/201`. */
  readonly members: { readonly [queue: string]: readonly string[] };
  /** What a device's owner is called. */
  readonly nameOf?: ((device: string) => string) | undefined;
  /** Asterisk 16 counts a talk whose member was removed meanwhile; 22 never does. */
  readonly countsTalksOfTheRemoved?: boolean | undefined;
}

/** All that an Asterisk knows of its queues. */
export interface House {
  readonly options: HouseOptions;
  readonly queues: Map<string, Queue>;
  readonly phones: Map<string, Phone>;
  /** By the agent's part of the call. */
  readonly talks: Map<string, Talk>;
}

/** As it is just after a start. */
export function newHouse(options: HouseOptions, now: Instant): House {
  const house: House = { options, queues: new Map(), phones: new Map(), talks: new Map() };
  startAnew(house, now);
  return house;
}

/** Nobody waits or talks, nothing is counted, and those who are members by the configuration are members. */
export function startAnew(house: House, now: Instant): void {
  house.phones.clear();
  house.talks.clear();
  for (const [name, devices] of Object.entries(house.options.members)) {
    const members = devices.map((device) => newMember(house, device, 'static', now));
    house.queues.set(name, { name, members, waiting: [], completed: 0, abandoned: 0 });
  }
}

export function newMember({ options }: House, device: string, membership: Member['membership'], now: Instant): Member {
  return {
    device,
    name: nameOf(options, device),
    membership,
    paused: null,
    callsTaken: 0,
    lastCall: 0,
    lastPause: 0,
    loginTime: Math.floor(now / 1_000),
  };
}

export function nameOf({ nameOf: own }: HouseOptions, device: string): string {
  return own?.(device) ?? `Agent ${device.split('/')[1] ?? device}`;
}

export function queueOf({ queues }: House, name: string): Queue {
  const queue = queues.get(name);
  if (queue === undefined) throw new Error(`There is no queue ${name}.`);
  return queue;
}

export function isInCall({ talks }: House, queue: string, device: string): boolean {
  return [...talks.values()].some((talk) => talk.queue === queue && talk.device === device);
}
