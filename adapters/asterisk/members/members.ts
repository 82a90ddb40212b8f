import { NotUnderstood } from '#adapters/adapter';
import type { Fact } from '#core/said/facts';
import type { Instant } from '#core/time/instant';
import type { Fields } from '../message.ts';
import { countOf, needed, textOf } from '../message.ts';
import { agentOf } from './agent.ts';
import type { Known, Listed, Listing, Member } from '../read/known.ts';
import { most } from '../read/known.ts';
import type { Reading, Telling } from '../read/reading.ts';
import { withQueue } from '../read/reading.ts';
import { stateOf, statesOf } from './states.ts';
import { phoneTold } from '../read/talks.ts';
import { tooManyMembers } from '../sentences.ts';

/** A member of a queue, as an answer (Name, Location) or an event (MemberName, Interface) tells of him. */
export function listedMember(fields: Fields, queue: string): Listed {
  const device = textOf(fields, 'location') ?? needed(fields, 'Interface');
  const name = textOf(fields, 'membername') ?? textOf(fields, 'name') ?? null;
  return {
    queue,
    interface: device,
    stateInterface: textOf(fields, 'stateinterface') ?? device,
    // Who has been given no name is called as his phone is; and old names are stars.
    name: name === device || /^\*+$/.test(name ?? '') ? null : name,
    status: countOf(fields, 'status') ?? 0,
    paused: fields.get('paused') === '1',
    reason: textOf(fields, 'pausedreason') ?? null,
    callsTaken: countOf(fields, 'callstaken') ?? null,
    loginTime: countOf(fields, 'logintime') ?? null,
    lastCall: countOf(fields, 'lastcall') ?? null,
    inCall: fields.get('incall') === '1',
  };
}

/**
 * Any event that tells of a member as he is now: QueueMemberStatus, -Added, -Pause, -Penalty, -Ringinuse.
 * @throws NotUnderstood where there are more than can be
 */
export function memberTold(known: Known, telling: Telling): Reading {
  const listed = listedMember(telling.fields, telling.queue);
  const before = known.members.find((member) => isSame(member, listed));
  const { known: placed, member } = withMember(withoutListed(known, listed), listed, telling.at);
  if (member === undefined) throw new NotUnderstood(tooManyMembers(most.members));
  const seen = phoneTold(placed, member.agent, telling);
  const facts: Fact[] = [...namedBy(member, before, telling), ...seen.facts];
  if (before === undefined) facts.push(...membersOf(seen.known, telling));
  if (seen.facts.length > 0) facts.push(...statesOf(seen.known, member.agent, telling));
  else facts.push(stateOf(seen.known, member, telling));
  return { known: seen.known, facts };
}

/** QueueMemberRemoved. A talk that he is in goes on, and not every version counts it. */
export function memberRemoved(known: Known, telling: Telling): Reading {
  const listed = listedMember(telling.fields, telling.queue);
  const talks = known.talks.some((talk) => talk.queue === listed.queue && talk.interface === listed.interface);
  const without = {
    ...withoutListed(known, listed),
    members: known.members.filter((member) => !isSame(member, listed)),
  };
  const next = withQueue(without, telling.queue, ({ isCountUnsure }) => ({ isCountUnsure: isCountUnsure || talks }));
  return { known: next, facts: membersOf(next, telling) };
}

/** The member put in his place, or added where there is room: then he is `undefined`. */
export function withMember(
  known: Known,
  listed: Listed,
  at: Instant,
): { readonly known: Known; readonly member: Member | undefined } {
  const { inCall: _inCall, ...told } = listed;
  const before = known.members.find((member) => isSame(member, listed));
  if (before === undefined && known.members.length >= most.members) return { known, member: undefined };
  const agent =
    before?.stateInterface === listed.stateInterface ? before.agent : agentOf(listed.stateInterface, known.members);
  const talkedUntil = known.members.find((member) => member.agent === agent)?.talkedUntil ?? null;
  const member: Member = { ...told, agent, talkedUntil, toldAt: at, isMissed: false };
  const others = before === undefined ? [...known.members, member] : known.members;
  return { known: { ...known, members: others.map((other) => (other === before ? member : other)) }, member };
}

/** Who the members of the queue are, once a list of them was told. */
export function membersOf(known: Known, { queue, source, at }: Telling): readonly Fact[] {
  if (!known.queues.some((each) => each.queue === queue)) return [];
  const agents = known.members.filter((member) => member.queue === queue).map(({ agent }) => agent);
  return [{ kind: 'queue-members', source, at, queue, agents: [...new Set(agents)] }];
}

/** His name, where it is new. */
export function namedBy(member: Member, before: Member | undefined, { source, at }: Telling): readonly Fact[] {
  const { agent, name } = member;
  return name === null || name === before?.name ? [] : [{ kind: 'agent-named', source, at, agent, name }];
}

export function isSame(
  one: { readonly queue: string; readonly interface: string },
  other: { readonly queue: string; readonly interface: string },
): boolean {
  return one.queue === other.queue && one.interface === other.interface;
}

/** What happens while a list is told is newer than the list. */
function withoutListed(known: Known, told: Listed): Known {
  const without = (listing: Listing): Listing => ({
    ...listing,
    members: listing.members.filter((member) => !isSame(member, told)),
  });
  return { ...known, listings: known.listings.map(without) };
}
