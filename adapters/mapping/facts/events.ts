import type { CallFact } from '#core/said/facts';
import type { Mapping, Place, Said } from '../mapping.ts';
import type { EventKind } from '../settings.ts';
import { queueOf } from './queue-of.ts';

type Event = Said<'events'>;

/** Which of the five an event is; `undefined`: one that is not listed. */
function kindOf({ settings: { kinds = {} } }: Mapping, { kind }: Event): EventKind | undefined {
  if (kind === null) return undefined;
  const entries = Object.entries(kinds) as readonly (readonly [EventKind, readonly string[]])[];
  return entries.find(([, words]) => words.includes(kind))?.[0];
}

/** What happened, each in its turn. What is of no kind or queue that is listed, or of no call, is passed over. */
export function eventFacts(mapping: Mapping, said: readonly Event[], place: Place): readonly CallFact[] {
  return said.flatMap((event) => factsOf(mapping, event, place));
}

function factsOf(mapping: Mapping, event: Event, { at, surroundings: { source } }: Place): readonly CallFact[] {
  const kind = kindOf(mapping, event);
  const { call } = event;
  const queue = queueOf(mapping, event.queue);
  // It names a queue, and none of ours.
  const isElsewhere = event.queue !== null && queue === undefined;
  if (kind === undefined || call === null || isElsewhere) return [];
  const base = {
    source,
    at,
    ...(event.at !== null && { happenedAt: event.at.at, precision: event.at.precision }),
  };
  const agent = event.agent ?? nobody;
  const leg = { ...base, leg: event.leg ?? `${call}@${agent}`, linked: call, agent };
  switch (kind) {
    case 'queued': {
      const caller = event.caller === null ? {} : { caller: event.caller };
      return queue === undefined ? [] : [{ kind: 'call-queued', ...base, call, queue, ...caller }];
    }
    case 'ringing':
      return [{ kind: 'leg-ringing', ...leg }];
    case 'answered':
      return [{ kind: 'leg-answered', ...leg }];
    case 'ended': {
      if (event.leg !== null) return [{ kind: 'leg-ended', ...base, id: event.leg, transferred: false, ofLeg: true }];
      const ofQueue = event.queue === null || queue === undefined ? {} : { queue };
      return [{ kind: 'leg-ended', ...base, id: call, transferred: false, ...ofQueue }];
    }
    case 'left': {
      // Where it does not say which, it is the one in which he waits: he is in none of the others.
      const queues = queue === undefined ? Object.keys(mapping.settings.queues ?? {}) : [queue];
      return queues.map((each) => ({ kind: 'call-left', ...base, call, queue: each, reason: 'overflow' as const }));
    }
  }
}

/** Who answered where the source does not say: somebody who is a member of no queue. */
const nobody = '';
