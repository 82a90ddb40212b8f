import type { Fields } from '../../switches/xml/writer.ts';
import { textAt } from '../../switches/xml/look.ts';
import type { XmlElement } from '../../switches/xml/reader.ts';
import type { Answer } from './answer.ts';
import { refused } from './answer.ts';
import { askedQueue, askedUser, unknown } from './asked.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Told } from '../exchange/house.ts';
import { namesOf } from '../exchange/house.ts';
import { ordersOf } from './orders.ts';
import type { Session } from './sessions.ts';

/** What a One-Connect answers to whoever is signed in. Sessions are not its business. */
export function answersOf(exchange: Exchange): (request: XmlElement, session: Session) => Answer {
  const { manners, members } = exchange;
  const names = namesOf(exchange.house);
  const isRefused = (device: string): boolean => manners().refusedDevices.includes(device);

  function monitorTrunk(request: XmlElement, session: Session): Answer {
    if (manners().monitorTrunk === 'refused') return refused('operation', 'serviceNotSupported');
    if (textAt(request, 'monitorObject', 'deviceObject') !== '1') return refused('operation', 'invalidMonitorObject');
    session.monitors.add(names.trunk);
    const devices = exchange.devices().filter(({ device }) => !isRefused(device));
    const started = devices.map(({ device, numberType }): Told => {
      const monitoredConnection = { deviceID: device, monitorCrossRefID: device };
      return { on: device, name: 'MonitorStartedEvent', fields: { monitoredConnection, numberType } };
    });
    const fields = { monitorCrossRefID: names.trunk, privateData: { monitorCount: devices.length } };
    return { name: 'MonitorStartResponse', fields, next: [...started, ...exchange.firstStatistics()] };
  }

  function monitorOne(request: XmlElement, session: Session): Answer {
    const device = textAt(request, 'monitorObject', 'deviceObject');
    const isThere = exchange.devices().some((known) => known.device === device);
    if (!isThere || isRefused(device)) return refused('operation', 'invalidMonitorObject');
    session.monitors.add(device);
    const fields = { monitorCrossRefID: device };
    return { name: 'MonitorStartResponse', fields, next: exchange.firstStatistics(device) };
  }

  function monitorStop(request: XmlElement, session: Session): Answer {
    const isStopped = session.monitors.delete(textAt(request, 'monitorCrossRefID'));
    return isStopped ? { name: 'MonitorStopResponse', fields: {} } : refused('operation', 'invalidMonitorCrossRefID');
  }

  function getQueue(request: XmlElement): Answer {
    const queue = askedQueue(exchange, request);
    if (queue === undefined) return unknown;
    const queueDevice = { deviceDescription: queue.name, deviceIdentifier: names.queue(queue.number) };
    const fields = { queueDevice, privateData: { serviceLevelAgreement: queue.serviceLevelSeconds } };
    return { name: 'GetQueueResponse', fields };
  }

  function getQueueMember(request: XmlElement): Answer {
    const queue = askedQueue(exchange, request);
    if (queue === undefined) return unknown;
    return { name: 'GetQueueMemberResponse', fields: { memberList: members.listOf(queue) } };
  }

  function snapShot(request: XmlElement): Answer {
    const device = textAt(request, 'snapshotObject');
    if (!exchange.devices().some((known) => known.device === device) || isRefused(device)) return unknown;
    const calls = manners().snapshots === 'empty' ? [] : exchange.callsOn(device);
    const queue = exchange.queues().find(({ number }) => names.queue(number) === device);
    const fields: Fields = {
      serviceCrossRefID: device,
      snapshotData: { snapshotDeviceResponseInfo: calls },
      ...(queue && { privateData: { QueueName: queue.name, QueueMembers: queue.members.join(',') } }),
    };
    return { name: 'SnapShotDeviceResponse', fields };
  }

  function getDoNotDisturb(request: XmlElement): Answer {
    const agent = askedUser(exchange, request);
    if (agent === undefined) return unknown;
    return { name: 'GetDoNotDisturbResponse', fields: { doNotDisturbOn: members.doNotDisturb(agent) } };
  }

  const requests: { readonly [name: string]: (request: XmlElement, session: Session) => Answer } = {
    MonitorTrunk: monitorTrunk,
    MonitorStart: monitorOne,
    MonitorStop: monitorStop,
    GetQueue: getQueue,
    GetQueueMember: getQueueMember,
    SnapShotDevice: snapShot,
    GetDoNotDisturb: getDoNotDisturb,
    ...ordersOf(exchange),
  };
  return (request, session) =>
    requests[request.name]?.(request, session) ?? refused('operation', 'serviceNotSupported');
}
