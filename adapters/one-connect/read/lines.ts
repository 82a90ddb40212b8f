import { deviceAt, outsideNumber } from '#adapters/csta-xml/devices';
import { anywhere, textIn } from '#adapters/csta-xml/elements';
import { those, valueAt, withoutKey, withValue, withValues } from '#adapters/csta-xml/records';
import type { XmlElement } from '#adapters/xml';
import type { Fact } from '#core/said/facts';
import { second } from '#core/time/instant';
import { ownDevice } from '../devices.ts';
import type { Known } from './known.ts';
import { mostWaiting } from './known.ts';
import type { Place, Reading } from './place.ts';
import { isWaitingInQueue } from './phone-state.ts';
import { callIn, nothingNew } from './place.ts';

/** A call came to a queue, or the queue lets go of it. */
export function queueEvent(known: Known, root: XmlElement, number: string, place: Place): Reading {
  const queue = place.queueOf(number);
  const call = callIn(root);
  if (queue === undefined || call === undefined) return nothingNew(known);
  switch (root.name.toLowerCase()) {
    case 'deliveredevent':
    case 'queuedevent':
      return entered(known, root, call, queue, place);
    case 'connectionclearedevent':
    case 'callclearedevent':
      return gone(known, call, queue, place);
    default:
      return nothingNew(known);
  }
}

function entered(known: Known, root: XmlElement, call: string, queue: string, place: Place): Reading {
  if (valueAt(known.waiting, call)?.queue === queue) return nothingNew(known);
  // A phone of a call that is answered already rings: it was sent on to a colleague, and not into the queue again.
  if (ownDevice(deviceAt(root, 'alertingDevice'))?.kind === 'user' && isTalkedIn(known, call)) return nothingNew(known);
  if (Object.keys(known.waiting).length >= mostWaiting) return nothingNew(known);
  const caller = outsideNumber(deviceAt(root, 'callingDevice')) ?? outsideNumber(textIn(anywhere(root, 'remoteUser')));
  const called = outsideNumber(deviceAt(root, 'calledDevice'));
  return {
    known: { ...known, waiting: withValue(known.waiting, call, { queue, since: place.at }) },
    facts: [{ kind: 'call-queued', ...place.base, call, queue, ...(caller && { caller }), ...(called && { called }) }],
    agents: [],
  };
}

function gone(known: Known, call: string, queue: string, { base }: Place): Reading {
  // The queue lets go of an answered call too, and of one that waits in another queue by now.
  if (valueAt(known.waiting, call)?.queue !== queue) return nothingNew(known);
  return {
    known: { ...known, waiting: withoutKey(known.waiting, call) },
    facts: [{ kind: 'leg-ended', ...base, id: call, transferred: false }],
    agents: [],
  };
}

function isTalkedIn({ users }: Known, call: string): boolean {
  return Object.values(users).some(({ calls }) =>
    Object.values(calls).some((phone) => phone.call === call && phone.state === 'talking'),
  );
}

/**
 * The queue's own list of its calls. One-Connect's samples of it are empty: before any snapshot has told a call, an empty
 * one tells nothing.
 */
export function listedLine(known: Known, infos: readonly XmlElement[], number: string, place: Place): Reading {
  const queue = place.queueOf(number);
  if (queue === undefined || (infos.length === 0 && !known.listsCalls)) return nothingNew(known);
  const waitingNow = infos.filter(isWaitingInQueue).flatMap((info) => callIn(info) ?? []);
  const calls = waitingNow.filter((call) => !isTalkedIn(known, call));
  const listed = new Set(calls.slice(0, mostWaiting));
  const kept = those(known.waiting, (caller, call) => caller.queue !== queue || listed.has(call));
  const isKept = (call: string): boolean => valueAt(kept, call)?.queue === queue;
  const found = [...listed].filter((call) => !isKept(call));
  const waiting = withValues(
    kept,
    found.map((call) => [call, { queue, since: place.at }]),
  );
  return {
    known: { ...known, waiting, listsCalls: true },
    facts: [
      lineFact(queue, [...listed], place),
      ...found.map((call) => ({ kind: 'call-queued', ...place.base, call, queue, atLeast: true }) as const),
    ],
    agents: [],
  };
}

/** The statistics may be this much older than the calls that were told. */
const lag = 30 * second;

/**
 * Those who would have waited longer than the longest wait that the statistics tell are gone, and the word of it was lost.
 * `longest`: seconds, of the queue at the moment.
 */
export function withoutTheMissed(known: Known, queue: string, longest: number, place: Place): Reading {
  const oldest = place.at - longest * second - lag;
  const waiting = those(known.waiting, (caller) => caller.queue !== queue || caller.since >= oldest);
  if (waiting === known.waiting) return nothingNew(known);
  return withWaiting(known, waiting, [queue], place);
}

/** The same with these callers, where it is not known what became of those who are missing in the queues. */
export function withWaiting(known: Known, waiting: Known['waiting'], queues: readonly string[], place: Place): Reading {
  const facts = queues.map((queue) => {
    const calls = Object.keys(waiting).filter((call) => valueAt(waiting, call)?.queue === queue);
    return lineFact(queue, calls, place);
  });
  return { known: { ...known, waiting }, facts, agents: [] };
}

function lineFact(queue: string, calls: readonly string[], { base }: Place): Fact {
  return { kind: 'waiting-listed', ...base, queue, calls };
}
