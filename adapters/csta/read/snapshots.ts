import { callStateIn } from '#adapters/csta-xml/call-state';
import type { CallState } from '#adapters/csta-xml/call-state';
import { connectionIn } from '#adapters/csta-xml/devices';
import { allAnywhere, anywhere, at, truthIn } from '#adapters/csta-xml/elements';
import { valueAt, withoutKey, withValue, withValues } from '#adapters/csta-xml/records';
import type { XmlElement } from '#adapters/xml';
import { answered, atPhone, callOf, offPhones, queued, withCall } from './calls.ts';
import type { Known } from './known.ts';
import { mostCalls } from './known.ts';
import type { Place, Reading } from './place.ts';
import { both, nothingNew } from './place.ts';

/** The calls at a device, in an answer or in a part of one. An empty answer does not say of which device it is. */
export function snapshot(known: Known, root: XmlElement, place: Place): Reading {
  return allAnywhere(root, 'snapshotDeviceResponseInfo', mostCalls).reduce(
    (all, info) => both(all, (next) => listed(next, info, place)),
    nothingNew(known),
  );
}

/**
 * Whether it is all of an answer, or the last part of one. An answer that holds the data is all of it, though it may have the
 * id of parts as well.
 */
export function isWhole(root: XmlElement): boolean {
  if (root.name.toLowerCase() !== 'snapshotdevicedata') {
    return anywhere(root, 'serviceCrossRefID') === undefined || anywhere(root, 'snapshotData') !== undefined;
  }
  return truthIn(at(root, 'lastSegment')) !== false;
}

function listed(known: Known, info: XmlElement, place: Place): Reading {
  const connection = connectionIn(at(info, 'connectionIdentifier'));
  if (connection === undefined) return nothingNew(known);
  const { call: id, device } = connection;
  const state = callStateIn(info);
  const queue = place.queueOf(device);
  if (queue !== undefined) return state === 'queued' ? stillQueued(known, id, queue, place) : nothingNew(known);
  const agent = place.agentOf(device);
  return agent === undefined || state === undefined ? nothingNew(known) : atAgent(known, id, agent, state, place);
}

/** A caller who was given up too early is taken back, with his wait. */
function stillQueued(known: Known, id: string, queue: string, place: Place): Reading {
  const key = asideKey(id, queue);
  const aside = valueAt(known.aside, key);
  if (aside === undefined) return queued(known, id, queue, place, { atLeast: true });
  const call = callOf(known, id);
  const stay = { ...aside, away: false, seen: known.connection };
  const next = withCall(known, id, { ...call, stays: withValue(call.stays, queue, stay) });
  return {
    known: { ...next, aside: withoutKey(next.aside, key) },
    facts: [{ kind: 'call-queued', ...place.base, happenedAt: aside.entry, call: aside.passage, queue }],
    agents: [],
  };
}

export function asideKey(id: string, queue: string): string {
  return `${queue} ${id}`;
}

/** Who waited and is talked with was answered meanwhile. */
function atAgent(known: Known, id: string, agent: string, state: CallState, place: Place): Reading {
  const call = callOf(known, id);
  switch (state) {
    case 'none':
      return offPhones(known, id, [agent], place);
    case 'queued':
      return nothingNew(known);
    case 'alerting': {
      const next = atPhone(known, id, agent, 'alerting', place);
      return withWaitersSeen(next, id);
    }
    case 'talking': {
      const [queue] = Object.keys(call.stays);
      const isCaller = valueAt(call.phones, agent)?.state === 'talking';
      if (queue === undefined || isCaller) return withWaitersSeen(atPhone(known, id, agent, 'talking', place), id);
      return answered(known, id, agent, queue, place);
    }
  }
}

/** A caller whom a queue sent to this phone waits still, though no queue lists him. */
function withWaitersSeen(reading: Reading, id: string): Reading {
  const { known } = reading;
  const call = callOf(known, id);
  const stays = Object.entries(call.stays).map(([queue, stay]) => {
    return [queue, stay.away ? { ...stay, seen: known.connection } : stay] as const;
  });
  return { ...reading, known: withCall(known, id, { ...call, stays: withValues({}, stays) }) };
}
