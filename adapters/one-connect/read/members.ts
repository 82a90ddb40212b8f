import { valueAt, withValue, withValues } from '#adapters/csta-xml/records';
import { allAnywhere, at, textIn, truthIn } from '#adapters/csta-xml/elements';
import { deviceAt } from '#adapters/csta-xml/devices';
import type { XmlElement } from '#adapters/xml';
import { userNumber } from '../devices.ts';
import type { Known, QueueMembers } from './known.ts';
import { mostMembers } from './known.ts';
import type { Place, Reading } from './place.ts';
import { nothingNew, subjectOf } from './place.ts';

/** A member in a list of members. Signing out of a queue turns all his devices off. */
export interface Member {
  readonly agent: string;
  readonly signedIn: boolean;
  readonly devices: Devices;
}

/** Which of a member's devices the queue may ring. */
export interface Devices {
  readonly sip: boolean;
  readonly mobile: boolean;
  readonly skype: boolean;
}

/** The members in `memberList`. Nobody twice: the last word counts. */
export function membersIn(root: XmlElement): readonly Member[] {
  const members = new Map<string, Member>();
  for (const item of allAnywhere(root, 'memberListItem', mostMembers)) {
    const agent = userNumber(deviceAt(item, 'agentDN'));
    if (agent !== undefined) members.set(agent, { agent, ...signedIn(item) });
  }
  return [...members.values()];
}

function signedIn(item: XmlElement): Omit<Member, 'agent'> {
  const [active, sip, mobile, skype] = ['active', 'activeSip', 'activeMobile', 'activeSkype'].map((name) =>
    truthIn(at(item, name)),
  );
  const told = [sip, mobile, skype].some((device) => device !== undefined);
  const reachable = told ? sip === true || mobile === true || skype === true : active === true;
  return {
    signedIn: active !== false && reachable,
    devices: { sip: sip === true, mobile: mobile === true, skype: skype === true },
  };
}

/** The answer to `GetQueueMember`: all members of the queue with this number. */
export function allMembers(known: Known, root: XmlElement, number: string, { base, queueOf }: Place): Reading {
  const queue = queueOf(number);
  if (queue === undefined) return nothingNew(known);
  const members = membersIn(root);
  const agents = members.map(({ agent }) => agent);
  const told = Object.fromEntries(members.map(({ agent, signedIn }) => [agent, signedIn]));
  return {
    known: { ...known, members: withValue<QueueMembers>(known.members, queue, told) },
    facts: [{ kind: 'queue-members', ...base, queue, agents }],
    agents,
  };
}

/** `QueueMemberEvent`: one member, or all of them; nobody is taken out of the queue by it. */
export function someMembers(known: Known, root: XmlElement, { base, queueOf }: Place): Reading {
  const number = subjectOf(root)?.number ?? textIn(at(root, 'localNumber'));
  const queue = number === undefined ? undefined : queueOf(number);
  if (queue === undefined) return nothingNew(known);
  const before: QueueMembers = valueAt(known.members, queue) ?? null;
  // Who the others are is not known before the list of all, and one of them is no queue. The dialogue asks for the list again.
  if (before === null) return nothingNew(known);
  const told = membersIn(root);
  const after = withValues(
    before,
    told.map(({ agent, signedIn }) => [agent, signedIn]),
  );
  const agents = Object.keys(after);
  if (agents.length > mostMembers) return nothingNew(known);
  const isNew = agents.length !== Object.keys(before).length;
  return {
    known: { ...known, members: withValue<QueueMembers>(known.members, queue, after) },
    facts: isNew ? [{ kind: 'queue-members', ...base, queue, agents }] : [],
    agents: told.map(({ agent }) => agent),
  };
}
