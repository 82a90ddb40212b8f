import { second } from '#core/time/instant';
import type { Answered, Dialled, LegEnded, Rings, StoppedRinging } from '../../../ground-events.ts';
import { queueOf } from '../../../switches/happenings.ts';
import type { Connection } from './words.ts';
import { cleared, delivered, diverted, established, held, transferred } from './words.ts';
import type { Desk } from './desk.ts';
import { outside } from './desk.ts';
import type { Told } from '../house.ts';

interface Leg extends Connection {
  readonly agent: string;
}

/** The users' connections. */
export interface Legs {
  readonly rings: (event: Rings) => readonly Told[];
  readonly stoppedRinging: (event: StoppedRinging) => readonly Told[];
  readonly answered: (event: Answered) => readonly Told[];
  readonly dialled: (event: Dialled) => readonly Told[];
  readonly ended: (event: LegEnded) => readonly Told[];
  readonly all: () => readonly Connection[];
}

/** Whoever is called from inside picks up after that long, unless it is a colleague: then the story tells. */
const picksUpAfter = 4 * second;

export function newLegs(desk: Desk): Legs {
  const { spelling, random } = desk;
  const legs = new Map<string, Leg>();

  function ofAgent(agent: string, status: Leg['status']): Leg | undefined {
    return [...legs.values()].find((leg) => leg.agent === agent && leg.status === status);
  }

  function rings({ leg, agent, call, purpose, passage, caller }: Rings): Told[] {
    const device = desk.user(agent);
    const asking = purpose === 'consult' ? legs.get(call) : undefined;
    const remote = asking === undefined ? outside(caller) : desk.internal(asking.agent);
    const own: Leg = {
      device,
      agent,
      callId: desk.newCallId(),
      linkage: desk.linkageOf(call),
      direction: 'Inbound',
      calling: remote.number,
      called: passage === null ? device : desk.queue(queueOf(passage)),
      remote,
      status: 'Alerting',
    };
    legs.set(leg, own);
    return [delivered(own, device, spelling)];
  }

  function answered({ leg, call, purpose, at }: Answered): Told[] {
    const own = legs.get(leg);
    if (own === undefined) return [];
    own.status = 'Active';
    const told = established(own, own.device, at, spelling);
    const asking = purpose === 'consult' ? legs.get(call) : undefined;
    if (asking === undefined) return [told];
    asking.status = 'Active_AttendedTransfer';
    return [told, established(asking, own.device, at, spelling)];
  }

  function dialled({ leg, agent, number, at }: Dialled): Told[] {
    const device = desk.user(agent);
    const talking = ofAgent(agent, 'Active');
    const remote = desk.isUser(number) ? desk.internal(number) : outside(number);
    const own: Leg = {
      device,
      agent,
      callId: desk.newCallId(),
      linkage: desk.linkageOf(leg),
      direction: 'Outbound',
      calling: device,
      called: remote.number,
      remote,
      status: talking === undefined ? 'Ringing' : 'Ringing_AttendedTransfer',
    };
    legs.set(leg, own);
    const told = delivered(own, own.called, spelling);
    if (talking !== undefined) {
      talking.status = 'Held';
      return [held(talking, spelling), told];
    }
    desk.later(at + picksUpAfter, () => {
      if (!legs.has(leg)) return [];
      own.status = 'Active';
      return [established(own, own.called, at + picksUpAfter, spelling)];
    });
    return [told];
  }

  function ended({ leg, purpose, transfer, at }: LegEnded): Told[] {
    const own = legs.get(leg);
    if (own === undefined) return [];
    legs.delete(leg);
    const free = cleared(own, own.device, spelling);
    if (transfer !== null && purpose !== 'outgoing') {
      const to = desk.isQueue(transfer.to) ? desk.queue(transfer.to) : desk.user(transfer.to);
      const told = transferred(own, to, spelling);
      // Whether the transferring phone is told to be free as well is not documented: sometimes it is.
      return random.chance(0.5) ? [told, free] : [told];
    }
    const onHold = transfer === null ? ofAgent(own.agent, 'Held') : undefined;
    if (onHold === undefined) return [free];
    // There is no RetrievedEvent; whether the call that goes on is told of again is not documented either.
    onHold.status = 'Active';
    return random.chance(0.5) ? [free, established(onHold, onHold.device, at, spelling)] : [free];
  }

  return {
    rings,
    stoppedRinging({ leg, why }) {
      const own = legs.get(leg);
      if (own === undefined) return [];
      legs.delete(leg);
      if (why === 'answeredElsewhere') return [diverted(own, spelling)];
      return [cleared(own, why === 'callerHungUp' ? own.calling : own.device, spelling)];
    },
    answered,
    dialled,
    ended,
    all: () => [...legs.values()],
  };
}
