import { deviceAt } from '#adapters/csta-xml/devices';
import { anywhere, at, textIn } from '#adapters/csta-xml/elements';
import { callStateIn } from '#adapters/csta-xml/call-state';
import type { XmlElement } from '#adapters/xml';
import { ownDevice } from '../devices.ts';
import type { PhoneCall } from './known.ts';

/** What a call does on a user's phone. `idle`: it is not there any more. A call that rings out is talked in already. */
export type PhoneState = PhoneCall['state'] | 'idle';

/** One-Connect's `localStatus`, in small letters. */
const statuses: { readonly [status: string]: PhoneState } = {
  idle: 'idle',
  alerting: 'alerting',
  active: 'talking',
  active_attendedtransfer: 'talking',
  ringing: 'talking',
  ringing_attendedtransfer: 'talking',
  held: 'talking',
};

/** What the message says of the user's phone, in `localStatus`. */
export function localStatus(element: XmlElement): PhoneState | undefined {
  const status = textIn(anywhere(element, 'localStatus'))?.toLowerCase() ?? '';
  return Object.hasOwn(statuses, status) ? statuses[status] : undefined;
}

/** What an event says of the call on this user's phone: by `localStatus`, else by what it is. */
export function stateAfter(root: XmlElement, user: string): PhoneState {
  const status = localStatus(root);
  if (status !== undefined) return status;
  if (root.name.toLowerCase() !== 'deliveredevent' || isOutbound(root)) return 'talking';
  const alerting = ownDevice(deviceAt(root, 'alertingDevice'));
  return alerting?.kind === 'user' && alerting.number !== user ? 'talking' : 'alerting';
}

export function isOutbound(root: XmlElement): boolean {
  return textIn(anywhere(root, 'callDirection'))?.toLowerCase() === 'outbound';
}

/** What a call in a snapshot does on the phone. */
export function stateInSnapshot(info: XmlElement): PhoneState {
  const status = localStatus(info);
  if (status !== undefined) return status;
  const state = callStateIn(info);
  return state === 'alerting' ? 'alerting' : state === 'none' ? 'idle' : 'talking';
}

/** Whether a call in a queue's own snapshot still waits: a queue holds those that an agent talks in as well. */
export function isWaitingInQueue(info: XmlElement): boolean {
  const status = localStatus(info);
  if (status !== undefined) return status === 'alerting';
  const state = callStateIn(info);
  return state !== 'talking' && state !== 'none';
}

/** The connections that an event may be about, in the order in which they are looked for. */
const connections = [
  'connection',
  'establishedConnection',
  'droppedConnection',
  'heldConnection',
  'retrievedConnection',
  'originatedConnection',
  'initiatedConnection',
  'failedConnection',
  'primaryOldCall',
  'clearedCall',
];

export function connectionOf(root: XmlElement): XmlElement | undefined {
  for (const name of connections) {
    const found = at(root, name);
    if (found !== undefined) return found;
  }
  return undefined;
}
