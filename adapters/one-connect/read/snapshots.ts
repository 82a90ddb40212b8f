import { connectionIn } from '#adapters/csta-xml/devices';
import { allAnywhere, at } from '#adapters/csta-xml/elements';
import type { Records } from '#adapters/csta-xml/records';
import { those, valueAt, withValue } from '#adapters/csta-xml/records';
import type { XmlElement } from '#adapters/xml';
import type { OwnDevice } from '../devices.ts';
import type { Known, PhoneCall } from './known.ts';
import { mostCallsOfUser, mostWaiting } from './known.ts';
import { listedLine, withWaiting } from './lines.ts';
import { stateInSnapshot } from './phone-state.ts';
import { after } from './phones.ts';
import type { Place, Reading } from './place.ts';
import { callIn, nothingNew } from './place.ts';
import { userOf } from './users.ts';

/** The answer to `SnapShotDevice`: the calls that are at a device now. */
export function snapshot(known: Known, root: XmlElement, device: OwnDevice, place: Place): Reading {
  const infos = allAnywhere(root, 'snapshotDeviceResponseInfo', mostWaiting).filter(
    (info) => callIn(info) !== undefined,
  );
  switch (device.kind) {
    case 'queue':
      return listedLine(known, infos, device.number, place);
    case 'user':
      return phoneNow(known, infos.slice(0, mostCallsOfUser), device.number, place);
    case 'trunk':
      return nothingNew(known);
  }
}

function phoneNow(known: Known, infos: readonly XmlElement[], user: string, place: Place): Reading {
  const before = Object.values(userOf(known, user).calls);
  let calls: Records<PhoneCall> = {};
  for (const info of infos) {
    const call = callIn(info) ?? '';
    const state = stateInSnapshot(info);
    if (state === 'idle') continue;
    const leg = before.some((phone) => phone.call === call && phone.leg);
    calls = withValue(calls, connectionIn(at(info, 'connectionIdentifier'))?.call ?? call, { call, state, leg });
  }
  const reading = after({ ...known, listsCalls: known.listsCalls || infos.length > 0 }, user, calls, place);
  return withoutTheAnswered(reading, Object.values(calls), place);
}

/** Who waited and is talked with was answered, and nobody saw when. */
function withoutTheAnswered(reading: Reading, calls: readonly PhoneCall[], place: Place): Reading {
  const { known, facts } = reading;
  const talkedIn = new Set(calls.filter(({ state }) => state === 'talking').map(({ call }) => call));
  const waiting = those(known.waiting, (_caller, call) => !talkedIn.has(call));
  if (waiting === known.waiting) return reading;
  const queues = new Set([...talkedIn].flatMap((call) => valueAt(known.waiting, call)?.queue ?? []));
  const listed = withWaiting(known, waiting, [...queues], place);
  return { known: listed.known, facts: [...facts, ...listed.facts], agents: reading.agents };
}
