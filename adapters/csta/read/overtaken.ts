import { at, textIn } from '#adapters/csta-xml/elements';
import { those, valueAt, withoutKey, withValue } from '#adapters/csta-xml/records';
import type { XmlElement } from '#adapters/xml';
import { overtakenWithin } from '#core/calls/limits';
import type { CallQueued } from '#core/said/facts';
import type { Instant } from '#core/time/instant';
import { answered, atPhone, callOf, queued, withCall } from './calls.ts';
import type { Known, Phone } from './known.ts';
import type { Place, Reading } from './place.ts';
import { agentAt, both } from './place.ts';

/**
 * A switch tells each event once for every device that sees it, and what is told of one device may overtake what is told of
 * another: an agent's answer the entry of its call.
 */
interface Early {
  readonly agent: string;
  readonly answeredAt: Instant;
}

/** An agent answers a call that is in no queue, as far as is known. */
export function answeredOutside(known: Known, id: string, agent: string, place: Place): Reading {
  const isNew = valueAt(callOf(known, id).phones, agent)?.state !== 'talking';
  const reading = atPhone(known, id, agent, 'talking', place);
  const call = callOf(reading.known, id);
  const phone = valueAt(call.phones, agent);
  if (!isNew || phone === undefined || Object.keys(call.stays).length > 0) return reading;
  const answeredNow: Phone = { ...phone, answeredAt: place.at };
  return {
    ...reading,
    known: withCall(reading.known, id, { ...call, phones: withValue(call.phones, agent, answeredNow) }),
  };
}

/**
 * Who answered the call before its entry was told. An agent who sends on to a queue what he answered is told to have left it, or
 * is named as who sent it, or has talked for longer than what is told can be late.
 */
export function answeredBefore(
  known: Known,
  id: string,
  queue: string,
  root: XmlElement,
  place: Place,
): Early | undefined {
  const call = callOf(known, id);
  if (valueAt(call.stays, queue) !== undefined || /transfer/i.test(textIn(at(root, 'cause')) ?? '')) return undefined;
  const senders = ['lastRedirectionDevice', 'callingDevice'].map((name) => agentAt(root, name, place));
  for (const [agent, { state, leg, answeredAt }] of Object.entries(call.phones)) {
    if (state !== 'talking' || leg !== null || answeredAt === null || senders.includes(agent)) continue;
    if (place.at - answeredAt <= overtakenWithin) return { agent, answeredAt };
  }
  return undefined;
}

/** The call entered the queue, and was answered: both happened by the time at which the answer came. */
export function enteredAnswered(
  known: Known,
  id: string,
  queue: string,
  { agent, answeredAt }: Early,
  numbers: Partial<Pick<CallQueued, 'caller' | 'called'>>,
  place: Place,
): Reading {
  const then: Place = { ...place, base: { ...place.base, happenedAt: answeredAt } };
  return both(queued(known, id, queue, then, numbers), (next) => {
    const reading = answered(next, id, agent, queue, then);
    const call = callOf(reading.known, id);
    const phone = valueAt(call.phones, agent);
    if (phone === undefined) return reading;
    // Kept for whoever says after all that he sent the caller into the queue.
    const phones = withValue(call.phones, agent, { ...phone, answeredAt });
    return { ...reading, known: withCall(reading.known, id, { ...call, phones }) };
  });
}

/** Whether what was taken for an answer before its entry was the agent's own call, which he sent into this queue. */
export function wasSentOn(known: Known, id: string, agent: string, place: Place): boolean {
  const phone = valueAt(callOf(known, id).phones, agent);
  return (
    phone !== undefined &&
    phone.leg !== null &&
    phone.answeredAt !== null &&
    place.at - phone.answeredAt <= overtakenWithin
  );
}

/** The queue's own end of the call is cleared, and the caller seems to be gone: he may have been handed to a phone that rings next. */
export function clearedFor(known: Known, id: string, queue: string, { at: now }: Place): Known {
  const stay = valueAt(callOf(known, id).stays, queue);
  if (stay === undefined) return known;
  const recent = those(known.cleared, (each) => now - each.at <= overtakenWithin);
  return { ...known, cleared: withValue(recent, id, { queue, stay, at: now }) };
}

/** A phone rings, or is answered: who was handed to it waits on, or did until now. */
export function withHandedOn(known: Known, id: string, agent: string, { at: now }: Place): Known {
  const found = valueAt(known.cleared, id);
  const isCaller = valueAt(callOf(known, id).phones, agent)?.state === 'talking';
  if (found === undefined || isCaller) return known;
  const next = { ...known, cleared: withoutKey(known.cleared, id) };
  if (now - found.at > overtakenWithin) return next;
  const call = callOf(next, id);
  const stay = { ...found.stay, away: true, seen: known.connection };
  return withCall(next, id, { ...call, stays: withValue(call.stays, found.queue, stay) });
}

/** The caller hung up, or enters a queue anew: nobody was handed on. */
export function withoutHandedOn(known: Known, id: string): Known {
  return valueAt(known.cleared, id) === undefined ? known : { ...known, cleared: withoutKey(known.cleared, id) };
}
