/** A switch's messages in few words, in the spelling of ECMA-323. Each begins with the invoke id, as it is kept. */

const namespace = ' xmlns="http://www.ecma-international.org/standards/ecma-323/csta/ed3"';

function element(name: string, ...content: readonly string[]): string {
  return `<${name}>${content.join('')}</${name}>`;
}

export function xml(name: string, ...content: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?><${name}${namespace}>${content.join('')}</${name}>`;
}

/** An answer to the request with this invoke id. */
function answer(id: string, name: string, ...content: readonly string[]): string {
  return `${id} ${xml(name, ...content)}`;
}

export function event(name: string, ...content: readonly string[]): string {
  return `9999 ${xml(name, element('monitorCrossRefID', '17'), ...content)}`;
}

function device(name: string, told: string): string {
  return element(name, element('deviceIdentifier', told));
}

function connection(name: string, call: string, told?: string): string {
  return element(name, element('callID', call), ...(told === undefined ? [] : [element('deviceID', told)]));
}

interface Details {
  readonly caller?: string;
  /** `lastRedirectionDevice`. */
  readonly from?: string;
  readonly cause?: string;
}

function tail({ caller, from, cause }: Details): readonly string[] {
  return [
    ...(caller === undefined ? [] : [device('callingDevice', caller)]),
    ...(from === undefined ? [] : [element('lastRedirectionDevice', element('numberDialed', from))]),
    ...(cause === undefined ? [] : [element('cause', cause)]),
  ];
}

export function queued(call: string, queue: string, details: Details = {}): string {
  return event('QueuedEvent', connection('queuedConnection', call, queue), device('queue', queue), ...tail(details));
}

export function delivered(call: string, phone: string, details: Details = {}): string {
  return event(
    'DeliveredEvent',
    connection('connection', call, phone),
    device('alertingDevice', phone),
    ...tail(details),
  );
}

export function established(call: string, phone: string, details: Details = {}): string {
  return event(
    'EstablishedEvent',
    connection('establishedConnection', call, phone),
    device('answeringDevice', phone),
    ...tail(details),
  );
}

export function diverted(call: string, from: string, to: string | undefined, cause?: string): string {
  return event(
    'DivertedEvent',
    connection('connection', call, from),
    device('divertingDevice', from),
    ...(to === undefined ? [] : [device('newDestination', to)]),
    ...tail(cause === undefined ? {} : { cause }),
  );
}

export function cleared(call: string, phone: string | undefined, cause: string = 'normalClearing'): string {
  return event('ConnectionClearedEvent', connection('droppedConnection', call, phone), ...tail({ cause }));
}

export function callCleared(call: string): string {
  return event('CallClearedEvent', connection('clearedCall', call));
}

export function originated(call: string, phone: string): string {
  return event('OriginatedEvent', connection('originatedConnection', call, phone), device('callingDevice', phone));
}

export function held(call: string, phone: string): string {
  return event('HeldEvent', connection('heldConnection', call, phone), device('holdingDevice', phone));
}

export function failed(call: string, phone: string): string {
  return event('FailedEvent', connection('failedConnection', call, phone), device('failingDevice', phone));
}

interface Transfer {
  readonly by: string;
  readonly to: string;
  readonly primary: string;
  readonly secondary?: string;
  readonly now?: string;
  readonly cause?: string;
}

export function transferred(
  { by, to, primary, secondary, now, cause = 'transfer' }: Transfer,
  name = 'TransferedEvent',
): string {
  return event(
    name,
    connection('primaryOldCall', primary, by),
    ...(secondary === undefined ? [] : [connection('secondaryOldCall', secondary, by)]),
    device('transferringDevice', by),
    device('transferredToDevice', to),
    element(
      'transferredConnections',
      ...(now === undefined ? [] : [element('connectionListItem', connection('newConnection', now, to))]),
    ),
    element('cause', cause),
  );
}

export function conferenced(primary: string, secondary: string, now: string, by: string): string {
  return event(
    'ConferencedEvent',
    connection('primaryOldCall', primary, by),
    connection('secondaryOldCall', secondary, by),
    device('conferencingDevice', by),
    element('conferenceConnections', element('connectionListItem', connection('newConnection', now, by))),
  );
}

export function agent(
  what: string,
  phone: string,
  more: { readonly id?: string; readonly group?: string } = {},
): string {
  return event(
    `Agent${what}Event`,
    device('agentDevice', phone),
    ...(more.id === undefined ? [] : [element('agentID', more.id)]),
    ...(more.group === undefined ? [] : [element('acdGroup', more.group)]),
  );
}

export function agentState(id: string, state: string, group?: string): string {
  const info = element(
    'agentInfoItem',
    group === undefined ? '' : element('acdGroup', group),
    element('agentState', state),
  );
  const entry = element(
    'agentStateEntry',
    element('agentID', id),
    element('loggedOnState', 'true'),
    element('agentInfo', info),
  );
  return answer('0100', 'GetAgentStateResponse', element('agentStateList', entry));
}

export function watched(id: string = '0001'): string {
  return answer(id, 'MonitorStartResponse', element('monitorCrossRefID', '17'));
}

/** The calls at a device: their ids, and the state of each. */
export type Listed = { readonly [call: string]: string };

function infos(told: string, calls: Listed): string {
  const listed = Object.entries(calls).map(([call, state]) =>
    element(
      'snapshotDeviceResponseInfo',
      connection('connectionIdentifier', call, told),
      element('localCallState', element('simpleCallState', state)),
    ),
  );
  return element('snapshotData', ...listed);
}

export function snapshot(told: string, calls: Listed = {}, id: string = '0002'): string {
  return answer(id, 'SnapshotDeviceResponse', element('crossRefIDorSnapshotData', infos(told, calls)));
}

export function snapshotToCome(reference: string, id: string = '0002'): string {
  return answer(
    id,
    'SnapshotDeviceResponse',
    element('crossRefIDorSnapshotData', element('serviceCrossRefID', reference)),
  );
}

export function segment(reference: string, told: string, calls: Listed, isLast: boolean): string {
  return `9999 ${xml(
    'SnapshotDeviceData',
    element('serviceCrossRefID', reference),
    element('lastSegment', String(isLast)),
    infos(told, calls),
  )}`;
}

export function refusal(id: string, kind: string = 'operation', word: string = 'invalidMonitorObject'): string {
  return answer(id, 'CSTAErrorCode', element(kind, word));
}

export function status(told: string, id: string = '0500'): string {
  return answer(id, 'SystemStatus', element('systemStatus', told));
}

/** What our own side writes down of devices that are not followed. */
export function gaps(told: { readonly [device: string]: 'nothing' | 'from-now' }): string {
  const each = Object.entries(told).map(([device, extent]) =>
    element('gap', element('device', device), element('extent', extent)),
  );
  return `9999 <WallboardGaps xmlns="urn:vestpol:wallboard">${each.join('')}</WallboardGaps>`;
}
