import type { Instant } from '#core/time/instant';
import type { GroundEvent } from '../ground-events.ts';
import { complete, connect, hangUp, join, leaveByKey, timeOut } from './calls.ts';
import type { House } from './house.ts';
import type { Told } from './lines.ts';
import { told } from './lines.ts';
import type { Phone } from './members.ts';
import { phoneChanges } from './members.ts';

/** The pretended call centre's calls, as this Asterisk takes part in them. Queues keep their ids; 201's phone is PJSIP/201. */
export interface GroundCalls {
  happens(event: GroundEvent): readonly Told[];
  /** His phone is unplugged, or there again. */
  unplugged(agent: string, is: boolean): readonly Told[];
  /** Asterisk was started again: of the calls that there were it knows nothing any more. */
  forget(): void;
}

interface Ringing {
  readonly agent: string;
  /** Talking since he answered. */
  isAnswered: boolean;
}

export const deviceOf = (agent: string): string => `PJSIP/${agent}`;

export function groundCalls(house: House): GroundCalls {
  const legs = new Map<string, Ringing>();
  const unplugged = new Set<string>();

  function phoneOf(agent: string): Phone {
    const own = [...legs.values()].filter((leg) => leg.agent === agent);
    const isTalking = own.some(({ isAnswered }) => isAnswered);
    const isRinging = own.some(({ isAnswered }) => !isAnswered);
    if (isTalking) return isRinging ? 'ringingInUse' : 'inUse';
    return isRinging ? 'ringing' : unplugged.has(agent) ? 'gone' : 'free';
  }

  /** The leg's state changes, and so may that of its phone. */
  function leg(id: string, agent: string, change: 'rings' | 'talks' | 'ends'): readonly Told[] {
    if (change === 'ends') legs.delete(id);
    else legs.set(id, { agent, isAnswered: change === 'talks' });
    return phoneChanges(house, deviceOf(agent), phoneOf(agent));
  }

  const waits = (queue: string, call: string): boolean =>
    house.queues.get(queue)?.waiting.some(({ uniqueid }) => uniqueid === call) ?? false;
  /** The queue of a passage: `call/queue`. */
  const queueIn = (passage: string): string => passage.slice(passage.lastIndexOf('/') + 1);

  function answered(event: GroundEvent & { readonly kind: 'answered' }): readonly Told[] {
    const { agent, at, call, passage } = event;
    const status = leg(event.leg, agent, 'talks');
    if (passage === null || !waits(queueIn(passage), call)) return status;
    const talk = connect(house, queueIn(passage), call, deviceOf(agent), event.leg, at);
    // Which comes first is left open.
    return at % 2_000 === 0 ? [...status, ...talk] : [...talk, ...status];
  }

  function left(event: GroundEvent & { readonly kind: 'left' }, at: Instant): readonly Told[] {
    if (!waits(event.queue, event.call)) return [];
    return event.reason === 'key'
      ? leaveByKey(house, event.queue, event.call)
      : timeOut(house, event.queue, event.call, at);
  }

  return {
    forget: () => legs.clear(),
    unplugged(agent, is) {
      if (is) unplugged.add(agent);
      else unplugged.delete(agent);
      return phoneChanges(house, deviceOf(agent), phoneOf(agent));
    },
    happens(event) {
      const { at } = event;
      switch (event.kind) {
        case 'entered':
          return join(house, event.queue, event.call, event.caller, at);
        case 'hungUp':
          return waits(event.queue, event.call) ? hangUp(house, event.queue, event.call, at) : [];
        case 'left':
          return left(event, at);
        case 'rings':
          return leg(event.leg, event.agent, 'rings');
        case 'stoppedRinging':
          return legs.has(event.leg) ? leg(event.leg, event.agent, 'ends') : [];
        case 'answered':
          return answered(event);
        case 'dialled':
          return leg(event.leg, event.agent, 'talks');
        case 'legEnded': {
          if (!legs.has(event.leg)) return [];
          const reason = event.transfer === null ? 'caller' : 'transfer';
          return [...leg(event.leg, event.agent, 'ends'), ...complete(house, event.leg, reason, at)];
        }
        case 'callerGone':
          return [told('call', 'HangupRequest', { Uniqueid: event.call })];
      }
    },
  };
}
