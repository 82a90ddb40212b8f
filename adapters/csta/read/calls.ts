import { those, valueAt, withoutKey, withValue } from '#adapters/csta-xml/records';
import type { CallLeft, CallQueued, Fact, LeaveReason } from '#core/said/facts';
import type { Call, Known, Phone, Stay } from './known.ts';
import { mostCalls, mostPhonesOfCall, noCall } from './known.ts';
import type { Place, Reading } from './place.ts';
import { isFollowed } from './followed.ts';
import { both, nothingNew } from './place.ts';

export function callOf(known: Known, id: string): Call {
  return valueAt(known.calls, id) ?? noCall;
}

export function isWaiting({ stays }: Call): boolean {
  return Object.keys(stays).length > 0;
}

/** With the call as it is now. One that neither waits nor is at a phone of ours is over for us: its id may come again. */
export function withCall(known: Known, id: string, call: Call): Known {
  if (!isWaiting(call) && Object.keys(call.phones).length === 0) {
    return { ...known, calls: withoutKey(known.calls, id) };
  }
  const isNew = valueAt(known.calls, id) === undefined;
  if (isNew && Object.keys(known.calls).length >= mostCalls) return known;
  return { ...known, calls: withValue(known.calls, id, call) };
}

/** An id of ours for a part of a call: the switch's ids come again, and never at the same moment. */
function ownId(id: string, whose: string, { at }: Place): string {
  return `${id}/${whose}/${at.toString(36)}`;
}

/** What is told of an entry besides. */
type Told = Partial<Pick<CallQueued, 'caller' | 'called' | 'atLeast'>>;

/** The call waits in the queue, from now on or as before. */
export function queued(known: Known, id: string, queue: string, place: Place, told: Told = {}): Reading {
  const call = callOf(known, id);
  const before = valueAt(call.stays, queue);
  const stay: Stay = before
    ? { ...before, away: false, seen: known.connection }
    : { passage: ownId(id, queue, place), entry: place.at, away: false, seen: known.connection };
  const next = withCall(known, id, { ...call, stays: withValue(call.stays, queue, stay) });
  if (before !== undefined || valueAt(next.calls, id) === undefined) return nothingNew(next);
  return both(isFollowed(next, queue, place), (followed) => ({
    known: followed,
    facts: [{ kind: 'call-queued', ...place.base, ...told, call: stay.passage, queue }],
    agents: [],
  }));
}

/** Whether only the queue's own part in the call is told to be over. */
type MayGoOn = Pick<CallLeft, 'mayGoOn'>;

/** The queue lets go of a caller who was not answered. */
export function left(
  known: Known,
  id: string,
  queue: string,
  reason: LeaveReason,
  { base }: Place,
  mayGoOn: MayGoOn = {},
): Reading {
  const call = callOf(known, id);
  const stay = valueAt(call.stays, queue);
  if (stay === undefined) return nothingNew(known);
  return {
    known: withCall(known, id, { ...call, stays: withoutKey(call.stays, queue) }),
    facts: [{ kind: 'call-left', ...base, call: stay.passage, queue, reason, ...mayGoOn }],
    agents: [],
  };
}

/** The caller hung up while he waited in these queues. */
export function lost(
  known: Known,
  id: string,
  queues: readonly string[],
  { base }: Place,
  mayGoOn: MayGoOn = {},
): Reading {
  const call = callOf(known, id);
  const gone = queues.flatMap((queue) => valueAt(call.stays, queue) ?? []);
  return {
    known: withCall(known, id, { ...call, stays: those(call.stays, (_stay, queue) => !queues.includes(queue)) }),
    facts: gone.map(({ passage }) => ({ kind: 'leg-ended', ...base, id: passage, transferred: false, ...mayGoOn })),
    agents: [],
  };
}

/** The call is at an agent's phone. For a caller who waits that is a ring of his call. */
export function atPhone(known: Known, id: string, agent: string, state: Phone['state'], place: Place): Reading {
  const call = callOf(known, id);
  const before = valueAt(call.phones, agent);
  const [stay] = Object.values(call.stays);
  const rings = state === 'alerting' && before === undefined && stay !== undefined;
  const leg = rings ? ownId(id, agent, place) : (before?.leg ?? null);
  // A phone that is talked on does not ring for the same call.
  const phone: Phone = {
    state: before?.state === 'talking' ? 'talking' : state,
    leg,
    answeredAt: before?.answeredAt ?? null,
    seen: known.connection,
  };
  if (before === undefined && Object.keys(call.phones).length >= mostPhonesOfCall) return nothingNew(known);
  return {
    known: withCall(known, id, { ...call, phones: withValue(call.phones, agent, phone) }),
    facts: rings && leg !== null ? [{ kind: 'leg-ringing', ...place.base, leg, linked: stay.passage, agent }] : [],
    agents: [agent],
  };
}

/** The call is at these phones no more. */
export function offPhones(
  known: Known,
  id: string,
  agents: readonly string[],
  { base }: Place,
  transferred = false,
): Reading {
  const call = callOf(known, id);
  const legs = agents.flatMap((agent) => valueAt(call.phones, agent)?.leg ?? []);
  return {
    known: withCall(known, id, { ...call, phones: those(call.phones, (_phone, agent) => !agents.includes(agent)) }),
    facts: legs.map((leg) => ({ kind: 'leg-ended', ...base, id: leg, transferred })),
    agents,
  };
}

/** An agent answers a caller who waits in `queue`: in the others he waits no more, and all other phones fall silent. */
export function answered(known: Known, id: string, agent: string, queue: string, place: Place): Reading {
  const call = callOf(known, id);
  const stay = valueAt(call.stays, queue);
  if (stay === undefined) return nothingNew(known);
  const leg = valueAt(call.phones, agent)?.leg ?? ownId(id, agent, place);
  const others = Object.entries(call.phones).filter(([other, { state }]) => other !== agent && state === 'alerting');
  const phones = those(call.phones, (_phone, other) => !others.some(([silent]) => silent === other));
  const talking: Phone = { state: 'talking', leg, answeredAt: null, seen: known.connection };
  const elsewhere = Object.entries(call.stays).filter(([other]) => other !== queue);
  return {
    known: withCall(known, id, { stays: {}, phones: withValue(phones, agent, talking) }),
    facts: [
      { kind: 'leg-answered', ...place.base, leg, linked: stay.passage, agent },
      ...elsewhere.map(([other, { passage }]): Fact => {
        return { kind: 'call-left', ...place.base, call: passage, queue: other, reason: 'overflow' };
      }),
      ...others.flatMap(([, phone]): Fact[] =>
        phone.leg === null ? [] : [{ kind: 'leg-ended', ...place.base, id: phone.leg, transferred: false }],
      ),
    ],
    agents: [agent, ...others.map(([other]) => other)],
  };
}
