import { second } from '#core/time/instant';
import type { Dialled, LegEnded } from '../../../ground-events.ts';
import type { Told } from '../house.ts';
import type { Call } from './call.ts';
import { tell } from './call.ts';
import type { Desk, Leg } from './desk.ts';
import { newTransfers } from './transfers.ts';

/** What is told of those who talk, and of those who call. */
export interface Talking {
  readonly dialled: (event: Dialled) => readonly Told[];
  readonly legEnded: (event: LegEnded) => readonly Told[];
  readonly callerGone: (story: string) => readonly Told[];
}

/** Whoever is called from inside picks up after that long, unless it is a colleague: then the story tells. */
const picksUpAfter = 4 * second;

export function newTalking(desk: Desk): Talking {
  const { words, calls, legs, manners } = desk;
  const transfers = newTransfers(desk);

  const ofAgent = (agent: string, state: 'connected' | 'hold'): Leg | undefined =>
    [...legs.values()].find((leg) => leg.agent === agent && leg.call.parties.get(agent) === state);

  function hold({ agent, call }: Leg): Told[] {
    call.parties.set(agent, 'hold');
    return tell(call, words.held(call, agent));
  }

  function retrieve({ agent, call }: Leg): Told[] {
    call.parties.set(agent, 'connected');
    return tell(call, words.retrieved(call, agent));
  }

  function dialled({ leg, agent, number, at }: Dialled): Told[] {
    const talking = ofAgent(agent, 'connected');
    const call = calls.open(leg, { calling: agent, called: number });
    legs.set(leg, { agent, call });
    call.parties.set(agent, 'initiated');
    const initiated = tell(call, words.initiated(call, agent));
    call.parties.set(agent, 'connected');
    const told = [
      ...(talking === undefined ? [] : hold(talking)),
      ...initiated,
      ...tell(call, words.originated(call, agent)),
    ];
    if (desk.isAgent(number)) return told;
    call.parties.set(number, 'alerting');
    desk.later(at + picksUpAfter, () => {
      if (call.parties.get(number) !== 'alerting') return [];
      call.parties.set(number, 'connected');
      return tell(call, words.established(call, number, 'networkSignal'));
    });
    return [...told, ...tell(call, words.delivered(call, number, 'networkSignal'))];
  }

  /** The agent is out of it; where nobody else tells of its end, it is over. */
  function hangUp({ call, agent }: Leg, isOver: boolean): readonly Told[] {
    const told = tell(call, words.connectionCleared(call, agent, 'normalClearing'));
    call.parties.delete(agent);
    call.lastParties = [agent];
    return isOver ? [...told, ...over(call)] : told;
  }

  function over(call: Call): Told[] {
    const isTold = manners().hangUps !== 'connection';
    const told = isTold ? tell(call, words.callCleared(call, 'normalClearing'), call.lastParties) : [];
    if (isTold) call.parties.clear();
    calls.close(call);
    return told;
  }

  function legEnded({ leg, transfer, purpose }: LegEnded): readonly Told[] {
    const own = legs.get(leg);
    if (own === undefined) return [];
    legs.delete(leg);
    // Of two calls that became one, the second part ended with the first; and a cleared call has no parts.
    if (!own.call.parties.has(own.agent)) return [];
    if (transfer !== null) return transfers.send(own, transfer);
    const told = hangUp(own, purpose === 'direct' || purpose === 'outgoing');
    const onHold = ofAgent(own.agent, 'hold');
    return onHold === undefined ? told : [...told, ...retrieve(onHold)];
  }

  function callerGone(story: string): Told[] {
    const call = calls.of(story);
    if (call === undefined) return [];
    const told = tell(call, words.connectionCleared(call, call.calling, 'normalClearing'));
    call.parties.delete(call.calling);
    return [...told, ...over(call)];
  }

  return { dialled, legEnded, callerGone };
}
