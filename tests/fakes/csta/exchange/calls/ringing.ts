import type { Answered, Rings, StoppedRinging } from '../../../ground-events.ts';
import { queueOf } from '../../../switches/happenings.ts';
import type { Told } from '../house.ts';
import type { Call } from './call.ts';
import { tell } from './call.ts';
import type { Desk, Leg } from './desk.ts';
import type { Queueing } from './queueing.ts';

/** What is told of phones that ring, until they are answered or not. */
export interface Ringing {
  readonly rings: (event: Rings) => readonly Told[];
  readonly stoppedRinging: (event: StoppedRinging) => readonly Told[];
  readonly answered: (event: Answered) => readonly Told[];
}

export function newRinging(desk: Desk, { again, leave }: Queueing): Ringing {
  const { words, calls, legs, manners, random } = desk;

  function drop({ call, agent }: Leg, cause: string): Told[] {
    const told = tell(call, words.connectionCleared(call, agent, cause));
    call.parties.delete(agent);
    return told;
  }

  function ring(call: Call, agent: string, cause: string): Told[] {
    call.parties.set(agent, 'alerting');
    return tell(call, words.delivered(call, agent, cause));
  }

  function rings({ leg, agent, call: story, passage, caller, purpose }: Rings): Told[] {
    const ends = { calling: caller ?? 'T0000', called: agent, hidden: caller === null };
    const call = calls.of(story) ?? calls.open(story, ends);
    legs.set(leg, { agent, call });
    if (passage === null) return ring(call, agent, purpose === 'transfer' ? 'singleStepTransfer' : 'newCall');
    const queue = desk.queue(queueOf(passage));
    call.lastRedirection = queue;
    if (manners().remainsInQueue) return ring(call, agent, 'remainsInQueue');
    return [...leave(call, queue, agent, 'distributed'), ...ring(call, agent, 'distributed')];
  }

  /** Back to the queue, which it left or not. */
  function notAnswered(own: Leg, queue: string): Told[] {
    const { call, agent } = own;
    const isThere = call.parties.has(queue);
    if (isThere && random.chance(0.5)) return drop(own, 'callNotAnswered');
    const told = tell(call, words.diverted(call, agent, queue, 'callNotAnswered'));
    call.parties.delete(agent);
    const othersRing = [...call.parties.values()].includes('alerting');
    return isThere || othersRing ? told : [...told, ...again(call, queue)];
  }

  function stoppedRinging(event: StoppedRinging): Told[] {
    const call = legs.get(event.leg)?.call;
    const told = stops(event);
    // Nobody waits or talks any more, and of such a call nothing else is heard.
    if (event.purpose === 'direct' && call !== undefined) calls.close(call);
    return told;
  }

  function stops({ leg, passage, why }: StoppedRinging): Told[] {
    const own = legs.get(leg);
    legs.delete(leg);
    // The call was cleared, and all its connections with it.
    if (own?.call.parties.has(own.agent) !== true) return [];
    if (why === 'rangOut' && passage !== null) return notAnswered(own, desk.queue(queueOf(passage)));
    if (why === 'rangOut' && random.chance(0.5)) {
      own.call.parties.set(own.agent, 'fail');
      const failed = tell(own.call, words.failed(own.call, own.agent, 'callNotAnswered'));
      return [...failed, ...drop(own, 'callNotAnswered')];
    }
    return drop(own, why === 'rangOut' ? 'callNotAnswered' : 'normalClearing');
  }

  function answered({ leg, agent, passage }: Answered): Told[] {
    const own = legs.get(leg);
    if (own === undefined) return [];
    const { call } = own;
    call.parties.set(agent, 'connected');
    const established = words.established(call, agent, passage === null ? 'newCall' : 'distributed');
    if (passage === null) return tell(call, established);
    const queue = desk.queue(queueOf(passage));
    // Which comes first differs from switch to switch, and from call to call.
    if (random.chance(0.5)) return [...tell(call, established), ...leave(call, queue, agent, 'distributed')];
    const left = leave(call, queue, agent, 'distributed');
    return [...left, ...tell(call, established)];
  }

  return { rings, stoppedRinging, answered };
}
