/** One-Connect's messages in few words, spelled as its pages do. Numbers are local ones; `call` is the globalCallLinkageId. */

const declaration = '<?xml version="1.0" encoding="utf-16"?>';
const namespace = ' xmlns="http://www.ecma.ch/standards/ecma-323/csta/ed6"';

function element(name: string, ...content: readonly string[]): string {
  return `<${name}>${content.join('')}</${name}>`;
}

export function message(name: string, ...content: readonly string[]): string {
  return `${declaration}<${name}${namespace}>${content.join('')}</${name}>`;
}

function device(name: string, told: string): string {
  return element(name, element('deviceIdentifier', told));
}

export const user = (number: string): string => `u-12345678-${number}`;
export const queue = (number: string): string => `q-12345678-${number}`;

function own(values: { readonly [name: string]: string | undefined }): string {
  const told = Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [element(name, value)]));
  return told.length === 0 ? '' : element('privateData', ...told);
}

interface Details {
  /** The id of the connection; where it is not given, one that the phone and the call make. */
  readonly id?: string;
  readonly status?: string;
  readonly direction?: 'Inbound' | 'Outbound';
  readonly caller?: string;
  /** Fields besides. */
  readonly more?: readonly string[];
}

function linked(call: string): string {
  return element('callLinkageData', element('globalCallData', element('globalCallLinkageId', call)));
}

function event(name: string, connection: string, subject: string, call: string, details: Details): string {
  const { id = `SIP/hpbx-${subject}-${call}`, status, direction, more = [] } = details;
  return message(
    name,
    element('monitorCrossRefID', subject),
    element(connection, element('callID', id), element('deviceID', subject)),
    ...more,
    ...(details.caller === undefined ? [] : [device('callingDevice', details.caller)]),
    linked(call),
    own({ callDirection: direction, localStatus: status }),
  );
}

/** On a queue: a caller came. */
export function enters(number: string, call: string, details: Details = {}): string {
  return event('DeliveredEvent', 'connection', queue(number), call, {
    more: [device('alertingDevice', queue(number))],
    ...details,
  });
}

/** On a queue: it lets go of a caller. */
export function leaves(number: string, call: string): string {
  return event('ConnectionClearedEvent', 'droppedConnection', queue(number), call, {});
}

export function rings(number: string, call: string, details: Details = {}): string {
  return event('DeliveredEvent', 'connection', user(number), call, {
    status: 'Alerting',
    direction: 'Inbound',
    more: [device('alertingDevice', user(number))],
    ...details,
  });
}

export function answers(number: string, call: string, details: Details = {}): string {
  return event('EstablishedEvent', 'establishedConnection', user(number), call, {
    status: 'Active',
    direction: 'Inbound',
    more: [device('answeringDevice', user(number))],
    ...details,
  });
}

/** The user calls somebody outside. */
export function dials(number: string, call: string): string {
  return event('DeliveredEvent', 'connection', user(number), call, {
    status: 'Ringing',
    direction: 'Outbound',
    more: [device('alertingDevice', '28374655')],
  });
}

export function holds(number: string, call: string): string {
  return event('HeldEvent', 'heldConnection', user(number), call, { status: 'Held' });
}

export function ends(number: string, call: string, details: Details = {}): string {
  return event('ConnectionClearedEvent', 'droppedConnection', user(number), call, details);
}

export function diverts(number: string, call: string, details: Details = {}): string {
  return event('DivertedEvent', 'connection', user(number), call, details);
}

/** The user sends his call on to another. */
export function sendsOn(number: string, call: string, to: string, subject: string = number): string {
  return event('TransferedEvent', 'primaryOldCall', user(subject), call, {
    id: `SIP/hpbx-${user(number)}-${call}`,
    more: [device('transferringDevice', user(number)), device('transferredToDevice', user(to))],
  });
}

export interface MemberTold {
  readonly agent: string;
  readonly active?: boolean;
  readonly sip?: boolean;
  readonly mobile?: boolean;
  readonly skype?: boolean;
}

function memberList(members: readonly MemberTold[]): string {
  const items = members.map(({ agent, active = true, sip = true, mobile = false, skype = false }) =>
    element(
      'memberListItem',
      element('active', String(active)),
      element('activeSip', String(sip)),
      element('activeMobile', String(mobile)),
      element('activeSkype', String(skype)),
      element('agentDN', agent),
    ),
  );
  return element('memberList', ...items);
}

export const signedOut = { sip: false, mobile: false, skype: false };

export function asked(id: string): string {
  return element('privateData', element('requestID', id));
}

export function members(number: string, told: readonly MemberTold[], id: string = `members-${number}`): string {
  return message('GetQueueMemberResponse', memberList(told), asked(id));
}

export function memberEvent(number: string, ...told: readonly MemberTold[]): string {
  return message('QueueMemberEvent', element('monitorCrossRefID', queue(number)), memberList(told));
}

export function resting(number: string, isOn: boolean, id: string = `dnd-${number}`): string {
  return message('GetDoNotDisturbResponse', element('doNotDisturbOn', String(isOn)), asked(id));
}

export function restingEvent(number: string, isOn: boolean): string {
  return message(
    'DoNotDisturbEvent',
    element('monitorCrossRefID', user(number)),
    device('device', user(number)),
    element('doNotDisturbOn', String(isOn)),
  );
}

/** The calls at a device, by their ids, each with its state. */
export function snapshot(
  subject: string,
  calls: { readonly [call: string]: string } = {},
  id: string = `snapshot-${subject}`,
): string {
  const infos = Object.entries(calls).map(([call, state]) =>
    element(
      'snapshotDeviceResponseInfo',
      element('connectionIdentifier', element('callID', `SIP/hpbx-${subject}-${call}`), element('deviceID', subject)),
      element('localCallState', element('simpleCallState', state)),
      linked(call),
    ),
  );
  return message('SnapShotDeviceResponse', element('snapshotData', ...infos), asked(id));
}

export interface Figures {
  readonly waiting: number;
  readonly longest?: number;
  readonly answered?: number;
  readonly missed?: number;
}

export function statistics(number: string, { waiting, longest = 0, answered = 0, missed = 0 }: Figures): string {
  const told = {
    localNumber: number,
    currentCalls: waiting,
    servicingCalls: 0,
    waitingCalls: waiting,
    maxCurrentWait: longest,
    totalNoOfCalls: answered + missed,
    totalAnsweredCalls: answered,
    totalMissedCalls: missed,
    averageWaitTime: 10,
    averageTalkTime: 100,
    maxWaitTime: 60,
  };
  const fields = Object.entries(told).map(([name, value]) => element(name, String(value)));
  return `<QueueStatisticsEvent>${element('monitorCrossRefID', queue(number))}${fields.join('')}</QueueStatisticsEvent>`;
}

export function refusal(kind: string, word: string, id?: string): string {
  return message('CSTAErrorCode', element(kind, word), ...(id === undefined ? [] : [asked(id)]));
}

export function granted(seconds: number = 120, id: string = 'session'): string {
  return message(
    'StartApplicationSessionPosResponse',
    element('sessionID', 'session-7'),
    element('actualProtocolVersion', 'ed6'),
    element('actualSessionDuration', String(seconds)),
    asked(id),
  );
}
