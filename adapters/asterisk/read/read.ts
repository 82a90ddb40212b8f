import { NotUnderstood } from '#adapters/adapter';
import type { Surroundings } from '#adapters/adapter';
import type { StreamEvent } from '#adapters/stream';
import type { Instant } from '#core/time/instant';
import { second } from '#core/time/instant';
import type { Fields } from '../message.ts';
import { fieldsOf } from '../message.ts';
import type { AsteriskSettings } from '../settings.ts';
import { abandoned, hangingUp, joined, left } from './callers.ts';
import { isBegunAnew } from '../listing/counters.ts';
import type { Known, Listing } from './known.ts';
import { begun, callerListed, ended, memberListed, paramsTold } from '../listing/listing.ts';
import { memberRemoved, memberTold } from '../members/members.ts';
import type { Reading, Telling } from './reading.ts';
import { inTurn, tellingOf } from './reading.ts';
import { takenOver } from '../listing/taking-over.ts';
import { completed, connected } from './talks.ts';
import { neitherEventNorAnswer } from '../sentences.ts';

/** What happens, one event a message. All are of one queue. */
const happenings: ReadonlyMap<string, (known: Known, telling: Telling) => Reading> = new Map([
  ['QueueCallerJoin', joined],
  ['QueueCallerLeave', left],
  ['QueueCallerAbandon', abandoned],
  ['AgentConnect', connected],
  ['AgentComplete', completed],
  ['QueueMemberStatus', memberTold],
  ['QueueMemberAdded', memberTold],
  ['QueueMemberPause', memberTold],
  ['QueueMemberPenalty', memberTold],
  ['QueueMemberRinginuse', memberTold],
  ['QueueMemberRemoved', memberRemoved],
]);

/** The parts of an answer to QueueStatus: nothing is told before it is complete. */
const listed: ReadonlyMap<string, (known: Known, telling: Telling) => Known> = new Map([
  ['QueueParams', paramsTold],
  ['QueueMember', memberListed],
  ['QueueEntry', callerListed],
]);

/** All events that say something here. Of the others nothing is kept. */
export const eventsRead: ReadonlySet<string> = new Set([
  ...happenings.keys(),
  ...listed.keys(),
  'QueueStatusComplete',
  'HangupRequest',
]);

/** Reads the next of the stream. */
export function read(
  known: Known,
  event: StreamEvent,
  settings: AsteriskSettings,
  surroundings: Surroundings,
): Reading {
  if (event.kind !== 'message') return { known: deaf(known, event.at), facts: [] };
  const { at } = event;
  return messageRead({ ...known, heardAt: at }, fieldsOf(event.message), at, settings, surroundings);
}

/**
 * From the last that was heard on nobody listens: neither do we know when the connection was really lost. An Asterisk that
 * is stopped lets go of all its callers in its last instant: that is no word of how it treats those who wait for long.
 */
function deaf(known: Known, at: Instant): Known {
  const since = known.heardAt ?? at;
  const queues = known.queues.map((queue) => ({
    ...queue,
    deafSince: queue.deafSince ?? since,
    timesOutSince: (queue.timesOutSince ?? since) > since - lastInstant ? null : queue.timesOutSince,
  }));
  return { ...known, queues, leftNow: [], hangingUp: [], listings: [] };
}

const lastInstant = 2 * second;

function messageRead(
  known: Known,
  fields: Fields,
  at: Instant,
  settings: AsteriskSettings,
  surroundings: Surroundings,
): Reading {
  const name = fields.get('event');
  if (name === undefined) return { known: answered(known, fields), facts: [] };
  if (name === 'HangupRequest') return hangingUp(known, fields);
  if (name === 'QueueStatusComplete') return allTakenOver(known, fields, at, settings, surroundings);
  const [happens, part] = [happenings.get(name), listed.get(name)];
  if (happens === undefined && part === undefined) return { known, facts: [] };
  const telling = tellingOf(fields, at, settings, surroundings);
  if (telling === undefined) return { known, facts: [] };
  if (part !== undefined) return { known: part(known, telling), facts: [] };
  return happens?.(known, telling) ?? { known, facts: [] };
}

/** @throws NotUnderstood where it is neither an event nor an answer */
function answered(known: Known, fields: Fields): Known {
  if (!fields.has('response')) throw new NotUnderstood(neitherEventNorAnswer);
  return fields.get('eventlist')?.toLowerCase() === 'start' ? begun(known, fields) : known;
}

function allTakenOver(
  known: Known,
  fields: Fields,
  at: Instant,
  settings: AsteriskSettings,
  surroundings: Surroundings,
): Reading {
  const { known: without, listing } = ended(known, fields, at);
  const queues = listing.queues.flatMap(({ queue }) => {
    const telling = tellingOf(
      new Map([...fields, ['queue', settings.queues[queue] ?? '']]),
      at,
      settings,
      surroundings,
    );
    return telling === undefined ? [] : [telling];
  });
  const isCountedAnew = isBegunAnew(known.members, listing.members);
  return inTurn(
    without,
    ...queues.map((telling) => (now: Known) => takenOver(now, listing, telling, isCountedAnew)),
    (now) => agentsListed(now, listing, queues[0]),
  );
}

/** After an answer of all queues that are known: of whom a state is told. */
function agentsListed(known: Known, listing: Listing, telling: Telling | undefined): Reading {
  const isWhole = known.queues.every(({ queue }) => listing.queues.some((told) => told.queue === queue));
  if (telling === undefined || !isWhole) return { known, facts: [] };
  const { source, at } = telling;
  const agents = [...new Set(known.members.map(({ agent }) => agent))];
  return { known, facts: [{ kind: 'agents-listed', source, at, agents }] };
}
