import type { Entered, HungUp, Left } from '../../../ground-events.ts';
import type { Told } from '../house.ts';
import { elsewhere } from '../house.ts';
import type { Call } from './call.ts';
import { tell } from './call.ts';
import type { Desk } from './desk.ts';

/** What is told of callers while they wait. */
export interface Queueing {
  readonly entered: (event: Entered) => readonly Told[];
  readonly left: (event: Left) => readonly Told[];
  readonly hungUp: (event: HungUp) => readonly Told[];
  /** The call waits at the queue again, since nobody answered. */
  readonly again: (call: Call, queue: string) => readonly Told[];
  /** It is out of the queue, and of the other group, on its way there. */
  readonly leave: (call: Call, queue: string, to: string, cause: string) => readonly Told[];
}

export function newQueueing({ words, calls, manners, random, queue }: Desk): Queueing {
  let trunks = 0;

  function countsAt(number: string): { readonly all: number; readonly inFront: number } {
    const all = calls.on(number).length;
    return { all, inFront: all - 1 };
  }

  function enqueue(call: Call, number: string, cause: string): Told[] {
    call.parties.set(number, 'queued');
    return tell(call, words.queued(call, number, countsAt(number), cause));
  }

  function leave(call: Call, number: string, to: string, cause: string): Told[] {
    const told: Told[] = [];
    for (const group of [elsewhere.otherGroup, number]) {
      if (!call.parties.has(group)) continue;
      told.push(...tell(call, words.diverted(call, group, to, cause)));
      call.parties.delete(group);
    }
    call.lastRedirection = number;
    return told;
  }

  function newCaller(event: Entered): Call {
    // Who hides his number is known by the trunk that he came on.
    const calling = event.caller ?? `T${String((trunks += 1)).padStart(4, '0')}`;
    return calls.open(event.call, { calling, called: queue(event.queue), hidden: event.caller === null });
  }

  return {
    entered(event) {
      const number = queue(event.queue);
      const known = calls.of(event.call);
      const call = known ?? newCaller(event);
      const told: Told[] = [];
      if (manners().deliveredFirst && known === undefined) {
        call.parties.set(number, 'alerting');
        told.push(...tell(call, words.delivered(call, number, 'enteringDistribution')));
      }
      const first = random.chance(0.5) ? 'enteringDistribution' : 'noAvailableAgents';
      told.push(...enqueue(call, number, known === undefined ? first : 'redirected'));
      if (manners().multipleQueuing) told.push(...enqueue(call, elsewhere.otherGroup, 'multipleQueuing'));
      return told;
    },
    left({ call: story, queue: id, reason, toQueue }) {
      const call = calls.of(story);
      if (call === undefined) return [];
      if (toQueue !== null)
        return leave(call, queue(id), queue(toQueue), reason === 'overflow' ? 'overflow' : 'queueTimeOverflow');
      return leave(call, queue(id), reason === 'closed' ? elsewhere.closed : elsewhere.voicemail, 'timeout');
    },
    hungUp({ call: story }) {
      const call = calls.of(story);
      if (call === undefined) return [];
      const how = manners().hangUps;
      const told = how === 'call' ? [] : tell(call, words.connectionCleared(call, call.calling, 'normalClearing'));
      call.parties.delete(call.calling);
      if (how !== 'connection') {
        told.push(...tell(call, words.callCleared(call, 'normalClearing')));
        call.parties.clear();
      }
      calls.close(call);
      return told;
    },
    again: (call, number) => enqueue(call, number, 'callNotAnswered'),
    leave,
  };
}
