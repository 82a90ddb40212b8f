import type { Instant } from '#core/time/instant';
import type { Presence } from '../../switches/happenings.ts';
import type { Fields } from '../../switches/xml/writer.ts';
import type { Manners } from '../manners.ts';
import type { House, QueueDevice, Told } from './house.ts';
import { namesOf } from './house.ts';

/** What somebody changed by hand, beside what the story tells. `queue`: its id. */
export type Change = { readonly at: Instant; readonly agent: string } & (
  | { readonly kind: 'signedIn'; readonly queue: string; readonly is: boolean }
  | { readonly kind: 'doNotDisturb'; readonly is: boolean }
  | { readonly kind: 'member'; readonly queue: string; readonly is: boolean }
);

/** Who the members of the queues are, who of them is signed in, and who does not want to be disturbed. */
export interface Members {
  readonly says: (presence: Presence) => readonly Told[];
  readonly change: (change: Change) => readonly Told[];
  readonly listOf: (queue: QueueDevice) => Fields;
  readonly doNotDisturb: (agent: string) => boolean;
  readonly has: (queue: string, agent: string) => boolean;
}

/** A member who is signed in is reached on one of his devices; which is his own habit. */
const devices = ['activeSip', 'activeSip', 'activeMobile', 'activeSkype'] as const;

export function newMembers(house: House, manners: () => Manners): Members {
  const names = namesOf(house);
  const members = new Map(house.queues.map(({ id, members: own }) => [id, new Map(own.map((agent) => [agent, true]))]));
  const undisturbed = new Set<string>();
  const said = new Map<string, Presence['presence']>();

  function item(agent: string, signedIn: boolean, active: boolean = true): Fields {
    const own = devices[Number(agent.at(-1)) % devices.length];
    return {
      active,
      activeSip: signedIn && own === 'activeSip',
      activeMobile: signedIn && own === 'activeMobile',
      activeSkype: signedIn && own === 'activeSkype',
      agentDN: agent,
    };
  }

  function listOf({ id }: QueueDevice): Fields {
    return { memberListItem: [...(members.get(id) ?? [])].map(([agent, signedIn]) => item(agent, signedIn)) };
  }

  function tellMember(queue: QueueDevice, changed: Fields): Told {
    const on = names.queue(queue.number);
    const memberList = manners().memberEvents === 'all' ? listOf(queue) : { memberListItem: [changed] };
    return { on, name: 'QueueMemberEvent', fields: { monitorCrossRefID: on, memberList } };
  }

  function sign(agent: string, is: boolean, queue?: string): Told[] {
    return house.queues.flatMap((device) => {
      const own = members.get(device.id);
      if (own === undefined || (queue !== undefined && device.id !== queue) || !own.has(agent)) return [];
      own.set(agent, is);
      return [tellMember(device, item(agent, is))];
    });
  }

  function disturb(agent: string, isUndisturbed: boolean): Told[] {
    if (isUndisturbed) undisturbed.add(agent);
    else undisturbed.delete(agent);
    const on = names.user(agent);
    const device = { deviceIdentifier: on };
    return [
      { on, name: 'DoNotDisturbEvent', fields: { monitorCrossRefID: on, device, doNotDisturbOn: isUndisturbed } },
    ];
  }

  function setMember(agent: string, id: string, is: boolean): Told[] {
    const queue = house.queues.find((device) => device.id === id);
    if (queue === undefined) return [];
    if (is) members.get(id)?.set(agent, true);
    else members.get(id)?.delete(agent);
    return [tellMember(queue, item(agent, is, is))];
  }

  return {
    /** It knows breaks as do-not-disturb, going home as signing out of every queue, and no writing up. */
    says({ agent, presence }) {
      const before = said.get(agent) ?? 'ready';
      said.set(agent, presence);
      if (before === presence) return [];
      return [
        ...(before === 'other' ? disturb(agent, false) : []),
        ...(before === 'loggedOut' ? sign(agent, true) : []),
        ...(presence === 'other' ? disturb(agent, true) : []),
        ...(presence === 'loggedOut' ? sign(agent, false) : []),
      ];
    },
    change(change) {
      switch (change.kind) {
        case 'signedIn':
          return sign(change.agent, change.is, change.queue);
        case 'doNotDisturb':
          return disturb(change.agent, change.is);
        case 'member':
          return setMember(change.agent, change.queue, change.is);
      }
    },
    listOf,
    doNotDisturb: (agent) => undisturbed.has(agent),
    has: (queue, agent) => members.get(queue)?.has(agent) === true,
  };
}
