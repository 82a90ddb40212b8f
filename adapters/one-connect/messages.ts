import { sessionNamespace, sessionSeconds } from '#adapters/csta-xml/session';
import { field, tag } from '#adapters/csta-xml/write';
import type { Devices } from './read/members.ts';
import type { OneConnectSettings } from './settings.ts';

const namespace = 'http://www.ecma.ch/standards/ecma-323/csta/ed6';

/** What the answer repeats, so that it is known what was asked. */
export function named(id: string): string {
  return tag('privateData', field('requestID', id));
}

function request(name: string, id: string, content: readonly string[]): string {
  return tag(name, [...content, named(id)], { xmlns: namespace });
}

/** Who we are. The documentation's sample declares its prefix nowhere, which is no XML to a strict reader: `bare` sends it so. */
export function startSession({ user, password, pbxDomain, vendorPrefix }: OneConnectSettings, id: string): string {
  const who = [field('vendorData:userID', user), field('vendorData:password', password)];
  return tag(
    'StartApplicationSession',
    [
      tag('applicationInfo', [
        field('applicationID', 'VestPol Wallboard'),
        tag('applicationSpecificInfo', [...who, field('vendorData:pbxDomain', pbxDomain)]),
      ]),
      tag('requestedProtocolVersions', field('protocolVersion', namespace)),
      field('requestedSessionDuration', String(sessionSeconds)),
      named(id),
    ],
    {
      xmlns: sessionNamespace,
      ...(vendorPrefix === 'declared' && { 'xmlns:vendorData': 'urn:one-connect:vendorData' }),
    },
  );
}

/** All users and queues of the trunk at once. */
export function monitorTrunk(id: string): string {
  return request('MonitorTrunk', id, [tag('monitorObject', field('deviceObject', '1'))]);
}

export function monitorStart(device: string, id: string): string {
  return request('MonitorStart', id, [tag('monitorObject', field('deviceObject', device))]);
}

export function getQueue(number: string, id: string): string {
  return request('GetQueue', id, [field('device', number)]);
}

export function getMembers(number: string, id: string): string {
  return request('GetQueueMember', id, [field('device', number)]);
}

export function getDoNotDisturb(number: string, id: string): string {
  return request('GetDoNotDisturb', id, [field('device', number)]);
}

export function snapShot(device: string, id: string): string {
  return request('SnapShotDevice', id, [field('snapshotObject', device)]);
}

/** Signs a member in or out. `activateAgent` stays true: signing out turns the devices off. `position`: from 1. */
export function setMember(queue: string, agent: string, devices: Devices, position: number, id: string): string {
  return request('SetQueueMember', id, [
    field('device', queue),
    field('activateAgent', 'true'),
    field('activateMobile', String(devices.mobile)),
    field('activateSip', String(devices.sip)),
    field('activateSkype', String(devices.skype)),
    field('agentDN', agent),
    field('agentPosition', String(position)),
  ]);
}

export function setDoNotDisturb(number: string, isOn: boolean, id: string): string {
  return request('SetDoNotDisturb', id, [field('device', number), field('doNotDisturbOn', String(isOn))]);
}

export function makeCall(from: string, to: string, id: string): string {
  return request('MakeCall', id, [
    field('callingDevice', from),
    field('calledDirectoryNumber', to),
    field('autoOriginate', 'doNotPrompt'),
  ]);
}
