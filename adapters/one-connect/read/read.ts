import type { Surroundings } from '#adapters/adapter';
import { NotUnderstood } from '#adapters/adapter';
import { deviceAt } from '#adapters/csta-xml/devices';
import { anywhere, at, textIn, truthIn, understood } from '#adapters/csta-xml/elements';
import { refusalIn } from '#adapters/csta-xml/refusal';
import { those } from '#adapters/csta-xml/records';
import type { StreamEvent } from '#adapters/stream';
import type { XmlElement } from '#adapters/xml';
import type { Fact } from '#core/said/facts';
import type { Instant } from '#core/time/instant';
import { ownDevice, userNumber } from '../devices.ts';
import type { OneConnectSettings } from '../settings.ts';
import type { Known } from './known.ts';
import { queueEvent, withoutTheMissed } from './lines.ts';
import { allMembers, someMembers } from './members.ts';
import { userEvent } from './phones.ts';
import type { Place, Reading } from './place.ts';
import { nothingNew, placeOf, subjectOf } from './place.ts';
import { snapshot } from './snapshots.ts';
import { stateFacts } from './states.ts';
import { notCounted, statistics } from './statistics.ts';
import { withResting } from './users.ts';
import * as words from '../sentences.ts';

/** Reads the next of the stream; see `StreamWay`. @throws NotUnderstood */
export function read(
  known: Known,
  event: StreamEvent,
  settings: OneConnectSettings,
  surroundings: Surroundings,
): { readonly known: Known; readonly facts: readonly Fact[] } {
  const place = placeOf(event.at, settings, surroundings);
  switch (event.kind) {
    case 'lost':
      return { known: { ...known, lostAt: event.at }, facts: [] };
    case 'opened':
      return { known: { ...known, lostAt: null }, facts: missed(known.lostAt, settings, place) };
    case 'message': {
      const next = heard(known, understood(event.message), place);
      return { known: next.known, facts: [...next.facts, ...stateFacts(known, next.known, next.agents, place)] };
    }
  }
}

/** What happened while there was no connection is told by the next statistics alone. */
function missed(from: Instant | null, settings: OneConnectSettings, { base }: Place): readonly Fact[] {
  if (from === null) return [];
  return Object.keys(settings.queues).map((queue) => {
    return { kind: 'calls-missed', ...base, queue, from, answered: null, abandoned: null };
  });
}

function heard(known: Known, root: XmlElement, place: Place): Reading {
  const name = root.name.toLowerCase();
  switch (name) {
    case 'queuestatisticsevent':
      return counted(known, root, place);
    case 'queuememberevent':
      return someMembers(known, root, place);
    case 'queueaddedevent':
      return called(known, root, textIn(at(root, 'localNumber')) ?? '', place);
    case 'queueremovedevent':
      return removed(known, root, place);
    case 'donotdisturbevent':
      return resting(known, root, userNumber(deviceAt(root, 'device')) ?? subjectOf(root)?.number);
    default:
      return name.endsWith('event') ? happened(known, root, place) : answered(known, root, place);
  }
}

/** What happened to a call, on a user's phone or in a queue. Of other events nothing is counted. */
function happened(known: Known, root: XmlElement, place: Place): Reading {
  if (!callEvents.has(root.name.toLowerCase())) return nothingNew(known);
  const subject = subjectOf(root);
  switch (subject?.kind) {
    case 'user':
      return userEvent(known, root, subject.number, place);
    case 'queue':
      return queueEvent(known, root, subject.number, place);
    case 'trunk':
      return nothingNew(known);
    case undefined:
      throw new NotUnderstood(words.expected(root.name, words.aMonitor));
  }
}

const callEvents = new Set(
  [
    'ServiceInitiated',
    'Originated',
    'Delivered',
    'Queued',
    'Established',
    'Held',
    'Retrieved',
    'Diverted',
    'Transfered',
    'Transferred',
    'Conferenced',
    'Failed',
    'ConnectionCleared',
    'CallCleared',
  ].map((name) => `${name}Event`.toLowerCase()),
);

/** Some answers do not say what was asked: the `requestID`, which repeats ours, does. One that is no word of ours says nothing. */
function answered(known: Known, root: XmlElement, place: Place): Reading {
  const asked = textIn(anywhere(root, 'requestID')) ?? '';
  if (refusalIn(root) !== undefined) return nothingNew(known);
  const [, what, whom = ''] = /^(members|dnd|snapshot|queue)-([^/]+)(?:\/|$)/.exec(asked) ?? [];
  if (/^GetQueueResponse$/i.test(root.name)) return called(known, root, whom, place);
  if (what === 'members') return allMembers(known, root, whom, place);
  if (what === 'dnd') return resting(known, root, userNumber(whom));
  const device = ownDevice(whom);
  if (what === 'snapshot' && device !== undefined) return snapshot(known, root, device, place);
  if (asked === '' && /^(?:GetQueueMember|GetDoNotDisturb|SnapShotDevice)/i.test(root.name)) {
    throw new NotUnderstood(words.expected(root.name, words.theRequest));
  }
  return nothingNew(known);
}

/** What a queue is called. An answer says itself which one it is of; where it does not, its `requestID` does. */
function called(known: Known, root: XmlElement, asked: string, { base, queueOf }: Place): Reading {
  const told = anywhere(root, 'deviceDescription') ?? at(root, 'name');
  const name = textIn(told)?.trim() ?? '';
  const device = ownDevice(textIn(anywhere(root, 'deviceIdentifier')));
  const queue = queueOf(device?.kind === 'queue' ? device.number : asked);
  if (queue === undefined || name === '') return nothingNew(known);
  return { known, facts: [{ kind: 'queue-named', ...base, queue, name: name.slice(0, longestName) }], agents: [] };
}

/** More letters no tile has room for. */
const longestName = 100;

function resting(known: Known, root: XmlElement, user: string | undefined): Reading {
  const isOn = truthIn(anywhere(root, 'doNotDisturbOn'));
  if (user === undefined || isOn === undefined) {
    throw new NotUnderstood(words.expected(root.name, words.restOfWhom));
  }
  return { known: withResting(known, user, isOn), facts: [], agents: [user] };
}

/** The queue's figures, and who cannot wait any more by them. */
function counted(known: Known, root: XmlElement, place: Place): Reading {
  const reading = statistics(known, root, place);
  const [fact] = reading.facts;
  if (fact?.kind !== 'queue-counted' || typeof fact.longestWaitSeconds !== 'number') return reading;
  const line = withoutTheMissed(known, fact.queue, fact.longestWaitSeconds, place);
  return { ...line, facts: [...reading.facts, ...line.facts] };
}

/** Of a queue that is there no more nothing is known, and nobody waits in it. */
function removed(known: Known, root: XmlElement, { base, queueOf }: Place): Reading {
  const number = subjectOf(root)?.number ?? textIn(at(root, 'localNumber'));
  const queue = number === undefined ? undefined : queueOf(number);
  if (queue === undefined) return nothingNew(known);
  return {
    known: { ...known, waiting: those(known.waiting, (caller) => caller.queue !== queue) },
    facts: [
      { kind: 'waiting-listed', ...base, queue, calls: [] },
      { kind: 'queue-counted', ...base, queue, ...notCounted },
    ],
    agents: [],
  };
}
