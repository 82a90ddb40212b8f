import type { Instant } from '#core/time/instant';
import type { Fields } from '../../../switches/xml/writer.ts';
import type { Told } from '../house.ts';

/** What a connection's device does, in the switch's own words. */
export type LocalStatus =
  'Alerting' | 'Active' | 'Active_AttendedTransfer' | 'Ringing' | 'Ringing_AttendedTransfer' | 'Held';

/** The other side's number and name. */
export interface Remote {
  readonly number: string;
  readonly name: string;
}

/** One device's part of a call. All devices by full name, or a number from outside as it is. */
export interface Connection {
  readonly device: string;
  /** `SIP/hpbx-0000af19` */
  readonly callId: string;
  /** The same through the whole call. */
  readonly linkage: string;
  readonly direction: 'Inbound' | 'Outbound';
  readonly calling: string;
  readonly called: string;
  readonly remote: Remote;
  status: LocalStatus;
}

/** How a device is spelled, and the next number of an event. */
export interface Spelling {
  readonly device: (full: string) => string;
  readonly nextOrder: () => number;
}

export function delivered(connection: Connection, alerting: string, spelling: Spelling): Told {
  return {
    on: connection.device,
    name: 'DeliveredEvent',
    fields: {
      monitorCrossRefID: connection.device,
      connection: idOf(connection),
      alertingDevice: device(alerting, spelling),
      ...ends(connection, spelling),
      lastRedirectionDevice: { notRequired: null },
      cause: 'New Call',
      ...linked(connection),
      privateData: privateOf(connection, spelling),
    },
  };
}

export function established(connection: Connection, answering: string, at: Instant, spelling: Spelling): Told {
  return {
    on: connection.device,
    name: 'EstablishedEvent',
    fields: {
      monitorCrossRefID: connection.device,
      establishedConnection: idOf(connection),
      answeringDevice: device(answering, spelling),
      ...ends(connection, spelling),
      cause: 'Normal',
      ...linked(connection),
      privateData: {
        ...privateOf(connection, spelling),
        timestamp: `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')}Z`,
      },
    },
  };
}

export function cleared(connection: Connection, releasing: string, spelling: Spelling): Told {
  return {
    on: connection.device,
    name: 'ConnectionClearedEvent',
    fields: {
      monitorCrossRefID: connection.device,
      droppedConnection: idOf(connection),
      releasingDevice: device(releasing, spelling),
      cause: 'Normal Clearing',
      ...linked(connection),
      privateData: { eventOrderIncrement: spelling.nextOrder() },
    },
  };
}

export function diverted(connection: Connection, spelling: Spelling): Told {
  return {
    on: connection.device,
    name: 'DivertedEvent',
    fields: {
      monitorCrossRefID: connection.device,
      connection: idOf(connection),
      divertingDevice: device(connection.device, spelling),
      cause: 'Answered elsewhere',
      ...linked(connection),
    },
  };
}

export function held(connection: Connection, spelling: Spelling): Told {
  return {
    on: connection.device,
    name: 'HeldEvent',
    fields: {
      monitorCrossRefID: connection.device,
      heldConnection: idOf(connection),
      holdingDevice: device(connection.device, spelling),
      ...linked(connection),
      privateData: privateOf(connection, spelling),
    },
  };
}

/** One r, as the standard's first edition had it. */
export function transferred(connection: Connection, to: string, spelling: Spelling): Told {
  return {
    on: connection.device,
    name: 'TransferedEvent',
    fields: {
      monitorCrossRefID: connection.device,
      primaryOldCall: idOf(connection),
      transferringDevice: device(connection.device, spelling),
      transferredToDevice: device(to, spelling),
      ...linked(connection),
    },
  };
}

const simpleState = {
  Alerting: 'callReceived',
  Active: 'callEstablished',
  Active_AttendedTransfer: 'callEstablished',
  Ringing: 'callDelivered',
  Ringing_AttendedTransfer: 'callDelivered',
  Held: 'callEstablishedHeld',
} as const;

/** One call of a device, as a snapshot lists it. */
export function inSnapshot(connection: Connection, spelling: Spelling): Fields {
  return {
    connectionIdentifier: idOf(connection),
    endpointDevice: device(connection.remote.number, spelling),
    localCallState: { simpleCallState: simpleState[connection.status] },
    ...linked(connection),
    privateData: { localStatus: connection.status, remoteUser: connection.remote.number },
  };
}

function idOf({ callId, device: deviceID }: Connection): Fields {
  return { callID: callId, deviceID };
}

function device(full: string, spelling: Spelling): Fields {
  return { deviceIdentifier: spelling.device(full) };
}

function ends({ calling, called }: Connection, spelling: Spelling): Fields {
  return { callingDevice: device(calling, spelling), calledDevice: device(called, spelling) };
}

function linked({ linkage }: Connection): Fields {
  return { callLinkageData: { globalCallData: { globalCallLinkageId: linkage } } };
}

function privateOf({ direction, status, remote }: Connection, spelling: Spelling): Fields {
  return {
    callDirection: direction,
    localStatus: status,
    remoteUser: remote.number,
    callerName: remote.name,
    eventOrderIncrement: spelling.nextOrder(),
  };
}
