import { renewal, sessionNamespace, sessionSeconds } from '#adapters/csta-xml/session';
import { field, tag } from '#adapters/csta-xml/write';
import type { CstaSettings } from './settings.ts';

/** The edition that has what we need and that most switches know; what we are told is read in any. */
const namespace = 'http://www.ecma-international.org/standards/ecma-323/csta/ed3';
const declaration = '<?xml version="1.0" encoding="UTF-8"?>';

function request(name: string, content: readonly string[] = []): string {
  return declaration + tag(name, content, { xmlns: namespace });
}

export function startSession({ login }: CstaSettings): string {
  const who = login && [field('userName', login.user), field('password', login.password)];
  const specific = who && tag('applicationSpecificInfo', tag('SessionLoginInfo', who));
  return (
    declaration +
    tag(
      'StartApplicationSession',
      [
        tag('applicationInfo', [field('applicationID', 'VestPol Wallboard'), specific ?? '']),
        tag('requestedProtocolVersions', field('protocolVersion', namespace)),
        field('requestedSessionDuration', String(sessionSeconds)),
      ],
      { xmlns: sessionNamespace },
    )
  );
}

export function renewSession(session: string): string {
  return declaration + renewal(session);
}

export function systemStatusResponse(): string {
  return request('SystemStatusResponse');
}

export function systemRegister(): string {
  return request('SystemRegister', [tag('requestTypes', field('systemStatus', 'true'))]);
}

export function requestSystemStatus(): string {
  return request('RequestSystemStatus');
}

/** Without a filter: an event that stands in one is an event that does not come. */
export function monitorStart(device: string): string {
  return request('MonitorStart', [tag('monitorObject', field('deviceObject', device))]);
}

export function snapshotDevice(device: string): string {
  return request('SnapshotDevice', [field('snapshotObject', device)]);
}

export function getAgentState(device: string): string {
  return request('GetAgentState', [field('device', device)]);
}
