import { NotUnderstood } from '#adapters/adapter';
import type { Connection } from '#adapters/csta-xml/devices';
import { connectionIn, deviceAt, outsideNumber } from '#adapters/csta-xml/devices';
import { at, textIn } from '#adapters/csta-xml/elements';
import { valueAt, withValue } from '#adapters/csta-xml/records';
import type { XmlElement } from '#adapters/xml';
import type { LeaveReason } from '#core/said/facts';
import { answered, atPhone, callOf, isWaiting, left, lost, offPhones, queued, withCall } from './calls.ts';
import type { Known } from './known.ts';
import { conferenced, transferred } from './joins.ts';
import {
  answeredBefore,
  answeredOutside,
  clearedFor,
  enteredAnswered,
  withHandedOn,
  withoutHandedOn,
} from './overtaken.ts';
import type { Place, Reading } from './place.ts';
import { agentAt, both, nothingNew, queueAt } from './place.ts';
import { callMissing } from '../sentences.ts';

type Event = (known: Known, root: XmlElement, place: Place) => Reading;

/** What happened to a call, by the event's name in small letters. Of others nothing is counted. */
export const callEvents: ReadonlyMap<string, Event> = new Map<string, Event>([
  ['serviceinitiatedevent', (...told) => begun(...told, 'initiatedConnection', ['initiatingDevice'])],
  ['originatedevent', (...told) => begun(...told, 'originatedConnection', ['callingDevice', 'originatingDevice'])],
  ['queuedevent', queuedEvent],
  ['deliveredevent', deliveredEvent],
  ['establishedevent', establishedEvent],
  ['heldevent', (...told) => begun(...told, 'heldConnection', ['holdingDevice'])],
  ['retrievedevent', (...told) => begun(...told, 'retrievedConnection', ['retrievingDevice'])],
  ['divertedevent', divertedEvent],
  ['transferedevent', transferred],
  ['transferredevent', transferred],
  ['conferencedevent', conferenced],
  ['failedevent', failedEvent],
  ['connectionclearedevent', connectionClearedEvent],
  ['callclearedevent', callClearedEvent],
]);

/** @throws NotUnderstood where it names no call */
function connectionAt(root: XmlElement, name: string): Connection {
  const connection = connectionIn(at(root, name));
  if (connection === undefined) throw new NotUnderstood(callMissing(root.name, name));
  return connection;
}

function causeOf(root: XmlElement): string {
  return textIn(at(root, 'cause'))?.toLowerCase() ?? '';
}

/** An agent is in a call of his own, or goes on with one. */
function begun(known: Known, root: XmlElement, place: Place, name: string, devices: readonly string[]): Reading {
  const { call, device } = connectionAt(root, name);
  const agent = [...devices.map((each) => deviceAt(root, each)), device].map(place.agentOf).find((each) => each);
  return agent === undefined ? nothingNew(known) : atPhone(known, call, agent, 'talking', place);
}

function queuedEvent(known: Known, root: XmlElement, place: Place): Reading {
  const { call, device } = connectionAt(root, 'queuedConnection');
  const queue = queueAt(root, 'queue', place) ?? place.queueOf(device);
  if (queue === undefined) return nothingNew(known);
  const agent = agentAt(root, 'callingDevice', place);
  const isNew = valueAt(known.calls, call) === undefined;
  // The queue that sent him here has let him go; but several may have him at once.
  const from = causeOf(root) === 'multiplequeuing' ? undefined : queueAt(root, 'lastRedirectionDevice', place);
  const anew = withoutHandedOn(known, call);
  const moved = from === undefined || from === queue ? nothingNew(anew) : left(anew, call, from, reasonOf(root), place);
  const silent = both(moved, (next) =>
    causeOf(root) === 'callnotanswered' ? rangOut(next, call, place) : nothingNew(next),
  );
  const early = answeredBefore(silent.known, call, queue, root, place);
  if (early !== undefined) {
    return both(silent, (next) => enteredAnswered(next, call, queue, early, numbersIn(root, place), place));
  }
  const told = both(silent, (next) => queued(next, call, queue, place, numbersIn(root, place)));
  // A colleague who calls the queue is in a call.
  return isNew && agent !== undefined ? both(told, (next) => atPhone(next, call, agent, 'talking', place)) : told;
}

/** Nobody answered: whoever's phone rang for it, it does no more. */
function rangOut(known: Known, call: string, place: Place): Reading {
  const ringing = Object.entries(callOf(known, call).phones).filter(([, { state }]) => state === 'alerting');
  return offPhones(
    known,
    call,
    ringing.map(([agent]) => agent),
    place,
  );
}

function numbersIn(root: XmlElement, place: Place) {
  const outside = (name: string): string | undefined => {
    const device = deviceAt(root, name);
    return (place.agentOf(device) ?? place.queueOf(device)) ? undefined : outsideNumber(device);
  };
  const [caller, called] = [outside('callingDevice'), outside('calledDevice')];
  return { ...(caller !== undefined && { caller }), ...(called !== undefined && { called }) };
}

function deliveredEvent(known: Known, root: XmlElement, place: Place): Reading {
  const { call, device } = connectionAt(root, 'connection');
  const told = deviceAt(root, 'alertingDevice') ?? device;
  const agent = place.agentOf(told);
  const caller = agentAt(root, 'callingDevice', place);
  // Who calls is told by the first event of a call alone: later ones may name him though he has left.
  const isNew = valueAt(known.calls, call) === undefined;
  const calling = isNew && caller !== undefined && caller !== agent;
  const before = calling ? atPhone(known, call, caller, 'talking', place) : nothingNew(known);
  return both(before, (next) =>
    agent === undefined
      ? nothingNew(next)
      : atPhone(withHandedOn(next, call, agent, place), call, agent, 'alerting', place),
  );
}

function establishedEvent(known: Known, root: XmlElement, place: Place): Reading {
  const { call, device } = connectionAt(root, 'establishedConnection');
  const agent = place.agentOf(deviceAt(root, 'answeringDevice') ?? device);
  // An announcement, or a menu: the caller waits on.
  if (agent === undefined) return nothingNew(known);
  const waiting = withHandedOn(known, call, agent, place);
  const queue = answeredIn(waiting, call, agent, root, place);
  if (queue === undefined) return answeredOutside(waiting, call, agent, place);
  return answered(waiting, call, agent, queue, place);
}

/** Of several queues that a caller waits in: the one that sent him, one that the agent is a member of, or the first. */
function answeredIn(known: Known, call: string, agent: string, root: XmlElement, place: Place): string | undefined {
  const { stays, phones } = callOf(known, call);
  // The colleague who waits himself, in a call of his own.
  if (valueAt(phones, agent)?.state === 'talking') return undefined;
  const queues = Object.keys(stays).sort((a, b) => (stays[a]?.entry ?? 0) - (stays[b]?.entry ?? 0));
  const from = queueAt(root, 'lastRedirectionDevice', place);
  if (from !== undefined && queues.includes(from)) return from;
  return queues.find((queue) => place.isMember(queue, agent)) ?? queues[0];
}

function divertedEvent(known: Known, root: XmlElement, place: Place): Reading {
  const { call, device } = connectionAt(root, 'connection');
  const diverting = deviceAt(root, 'divertingDevice') ?? device;
  const destination = deviceAt(root, 'newDestination');
  const queue = place.queueOf(diverting);
  if (queue !== undefined) return outOfQueue(known, call, queue, destination, root, place);
  const agent = place.agentOf(diverting);
  if (agent === undefined) return nothingNew(known);
  const silent = offPhones(known, call, [agent], place);
  if (
    destination === undefined ||
    place.agentOf(destination) !== undefined ||
    place.queueOf(destination) !== undefined
  ) {
    return silent;
  }
  // His phone sends the caller elsewhere: out of those queues that had let go of him for this phone.
  return both(silent, (next) => {
    const away = Object.entries(callOf(next, call).stays).filter(([, stay]) => stay.away);
    return away.reduce(
      (all, [from]) => both(all, (each) => left(each, call, from, reasonOf(root), place)),
      nothingNew(next),
    );
  });
}

/** To an agent's phone the caller waits on; to anything else the queue has let him go. */
function outOfQueue(
  known: Known,
  id: string,
  queue: string,
  destination: string | undefined,
  root: XmlElement,
  place: Place,
): Reading {
  const isServed =
    destination === undefined ? causeOf(root) === 'distributed' : place.agentOf(destination) !== undefined;
  if (!isServed) return left(known, id, queue, reasonOf(root), place);
  const call = callOf(known, id);
  const stay = valueAt(call.stays, queue);
  if (stay === undefined) return nothingNew(known);
  const away = { ...stay, away: true, seen: known.connection };
  return nothingNew(withCall(known, id, { ...call, stays: withValue(call.stays, queue, away) }));
}

function reasonOf(root: XmlElement): LeaveReason {
  return /timeoverflow|timeout/.test(causeOf(root)) ? 'timeout' : 'overflow';
}

/** A phone that cannot be rung does not ring. One's own call that fails is heard to fail until one hangs up. */
function failedEvent(known: Known, root: XmlElement, place: Place): Reading {
  const { call, device } = connectionAt(root, 'failedConnection');
  const agent = place.agentOf(deviceAt(root, 'failingDevice') ?? device);
  if (agent === undefined || valueAt(callOf(known, call).phones, agent)?.state !== 'alerting') return nothingNew(known);
  return offPhones(known, call, [agent], place);
}

function connectionClearedEvent(known: Known, root: XmlElement, place: Place): Reading {
  const { call: id, device } = connectionAt(root, 'droppedConnection');
  const call = callOf(known, id);
  const dropped = device ?? deviceAt(root, 'releasingDevice');
  const agent = place.agentOf(dropped);
  const queue = place.queueOf(dropped);
  if (agent !== undefined) {
    const phone = valueAt(call.phones, agent);
    const off = offPhones(known, id, [agent], place);
    // Who talks while the call still waits is a colleague who called the queue.
    return phone?.state === 'talking' && isWaiting(call) ? both(off, (next) => hungUp(next, id, place)) : off;
  }
  if (queue !== undefined) return offQueue(known, id, queue, root, place);
  return hungUp(known, id, place);
}

function hungUp(known: Known, id: string, place: Place): Reading {
  return lost(withoutHandedOn(known, id), id, Object.keys(callOf(known, id).stays), place);
}

/** The queue's own end is cleared: because a phone rings instead of it, because the caller hung up, or he went elsewhere. */
function offQueue(known: Known, id: string, queue: string, root: XmlElement, place: Place): Reading {
  const { phones, stays } = callOf(known, id);
  if (valueAt(stays, queue) === undefined) return nothingNew(known);
  const cause = causeOf(root);
  const rings = Object.values(phones).some(({ state }) => state === 'alerting');
  // Handed to an agent, whose phone may ring only after this: he waits on.
  if (valueAt(stays, queue)?.away === true || rings || cause === 'distributed') {
    return outOfQueue(known, id, queue, Object.keys(phones)[0], root, place);
  }
  const next = clearedFor(known, id, queue, place);
  const mayGoOn = { mayGoOn: true } as const;
  if (cause === '' || cause === 'normalclearing' || cause === 'normal') return lost(next, id, [queue], place, mayGoOn);
  return left(next, id, queue, reasonOf(root), place, mayGoOn);
}

function callClearedEvent(known: Known, root: XmlElement, place: Place): Reading {
  const { call: id } = connectionAt(root, 'clearedCall');
  const { phones } = callOf(known, id);
  return both(hungUp(known, id, place), (next) => offPhones(next, id, Object.keys(phones), place));
}
