import { NotUnderstood } from '#adapters/adapter';
import { connectionIn, deviceAt } from '#adapters/csta-xml/devices';
import { at } from '#adapters/csta-xml/elements';
import { those, valueAt, withoutKey, withValue, withValues } from '#adapters/csta-xml/records';
import type { Records } from '#adapters/csta-xml/records';
import type { XmlElement } from '#adapters/xml';
import type { Fact } from '#core/said/facts';
import { ownDevice, userNumber } from '../devices.ts';
import type { Known, PhoneCall } from './known.ts';
import { connectionOf, isOutbound, localStatus, stateAfter } from './phone-state.ts';
import type { Place, Reading } from './place.ts';
import { callIn } from './place.ts';
import { userOf, withCalls } from './users.ts';
import { aCall, expected } from '../sentences.ts';

type Calls = Records<PhoneCall>;

/** What happened to a call on a user's phone. @throws NotUnderstood where it names no call */
export function userEvent(known: Known, root: XmlElement, user: string, place: Place): Reading {
  const call = callIn(root);
  if (call === undefined) throw new NotUnderstood(expected(root.name, aCall));
  const id = connectionIn(connectionOf(root))?.call ?? call;
  const calls = userOf(known, user).calls;
  switch (root.name.toLowerCase()) {
    case 'connectionclearedevent':
    case 'callclearedevent':
    case 'failedevent':
      if (isOfAnother(root, user)) return after(known, user, calls, place);
      return after(known, user, cleared(calls, root, id, call), place);
    case 'divertedevent':
      return after(known, user, diverted(calls, id, call), place);
    case 'transferedevent':
    case 'transferredevent':
      return transferred(known, root, user, call, place);
    default:
      return ongoing(known, root, user, { id, call }, place);
  }
}

/** Another party of the call left it: the user's own end is told by itself. */
function isOfAnother(root: XmlElement, user: string): boolean {
  const dropped = ownDevice(connectionIn(at(root, 'droppedConnection'))?.device);
  return dropped?.kind === 'user' && dropped.number !== user && localStatus(root) !== 'idle';
}

/** Without the call, by its id on this phone, else by that of the whole; without any where the phone is said to be idle. */
function cleared(calls: Calls, root: XmlElement, id: string, call: string): Calls {
  if (localStatus(root) === 'idle') return {};
  if (valueAt(calls, id) !== undefined) return withoutKey(calls, id);
  return those(calls, (phone) => phone.call !== call);
}

/** It stopped ringing here: another phone took it, or it went elsewhere. One that was answered here is not meant. */
function diverted(calls: Calls, id: string, call: string): Calls {
  if (valueAt(calls, id)?.state === 'alerting') return withoutKey(calls, id);
  return those(calls, (phone) => phone.call !== call || phone.state !== 'alerting');
}

/** The one who sent it on is free of it; for the others it goes on, by whatever id it has from now on. */
function transferred(known: Known, root: XmlElement, user: string, call: string, place: Place): Reading {
  const { calls } = userOf(known, user);
  const old = ['primaryOldCall', 'secondaryOldCall'].map((name) => connectionIn(at(root, name))?.call);
  const isMeant = (phone: PhoneCall, id: string): boolean => old.includes(id) || phone.call === call;
  if (userNumber(deviceAt(root, 'transferringDevice')) === user) {
    const kept = those(calls, (phone, id) => !isMeant(phone, id));
    return after(known, user, kept, place, true);
  }
  const renamed = Object.entries(calls).map(([id, phone]) => {
    return [id, isMeant(phone, id) ? { ...phone, call } : phone] as const;
  });
  return after(known, user, withValues({}, renamed), place);
}

interface Ids {
  /** On this phone. */
  readonly id: string;
  readonly call: string;
}

/** It rings, was answered, is held or taken back. */
function ongoing(known: Known, root: XmlElement, user: string, { id, call }: Ids, place: Place): Reading {
  const { calls } = userOf(known, user);
  const state = stateAfter(root, user);
  if (state === 'idle') return after(known, user, cleared(calls, root, id, call), place);
  const isWaiting = valueAt(known.waiting, call) !== undefined;
  const leg = Object.values(calls).some((phone) => phone.call === call && phone.leg);
  // Answered on one of his devices: the others stop ringing.
  const others =
    state === 'talking' ? those(calls, (phone) => phone.call !== call || phone.state === 'talking') : calls;
  if (isWaiting && isAnswer(root, user)) {
    const answered = withCalls(known, user, withValue(others, id, { call, state: 'talking', leg: true }));
    return {
      known: { ...answered, waiting: withoutKey(answered.waiting, call) },
      facts: [{ kind: 'leg-answered', ...place.base, ...legOf(call, user), agent: user }],
      agents: [user],
    };
  }
  const rings = isWaiting && state === 'alerting' && !leg;
  const next = withCalls(known, user, withValue(others, id, { call, state, leg: leg || rings }));
  const facts: readonly Fact[] = rings
    ? [{ kind: 'leg-ringing', ...place.base, ...legOf(call, user), agent: user }]
    : [];
  return { known: next, facts, agents: [user] };
}

/** This user's own phone was picked up: not that of whom he calls. */
function isAnswer(root: XmlElement, user: string): boolean {
  if (root.name.toLowerCase() !== 'establishedevent') return false;
  const answering = deviceAt(root, 'answeringDevice');
  return answering === undefined ? !isOutbound(root) : userNumber(answering) === user;
}

/** With these calls on the phone; the legs of queue calls that are not among them any more are over. */
export function after(known: Known, user: string, calls: Calls, { base }: Place, transferred = false): Reading {
  const before = userOf(known, user).calls;
  if (calls === before) return { known, facts: [], agents: [user] };
  const legsIn = (all: Calls): readonly string[] =>
    Object.values(all).flatMap((phone) => (phone.leg ? [phone.call] : []));
  const going = new Set(legsIn(calls));
  const over = [...new Set(legsIn(before))].filter((call) => !going.has(call));
  return {
    known: withCalls(known, user, calls),
    facts: over.map((call) => ({ kind: 'leg-ended', ...base, id: legOf(call, user).leg, transferred })),
    agents: [user],
  };
}

/** The part that a user has in a queue's call: one, however many devices of his ring for it. */
function legOf(call: string, user: string): { readonly leg: string; readonly linked: string } {
  return { leg: `${call}/${user}`, linked: call };
}
