import type { Entered } from '../../../ground-events.ts';
import type { Connection } from './words.ts';
import { cleared, delivered } from './words.ts';
import type { Desk } from './desk.ts';
import { outside } from './desk.ts';
import type { Told } from '../house.ts';

interface Stay extends Connection {
  readonly call: string;
  answered: boolean;
}

/** The queues' own connections: a caller's is there while he waits, and as long as he talks after that. */
export interface Stays {
  readonly entered: (event: Entered) => readonly Told[];
  readonly answered: (passage: string) => readonly Told[];
  /** Unanswered: he hung up, or the queue let go of him. */
  readonly left: (passage: string, by: 'caller' | 'queue') => readonly Told[];
  readonly callerGone: (call: string) => readonly Told[];
  readonly all: () => readonly Connection[];
}

export function newStays({ queue, manners, spelling, newCallId, linkageOf }: Desk): Stays {
  const stays = new Map<string, Stay>();

  function clear(passage: string, by: 'caller' | 'queue'): Told[] {
    const stay = stays.get(passage);
    if (stay === undefined) return [];
    stays.delete(passage);
    return [cleared(stay, by === 'caller' ? stay.calling : stay.device, spelling)];
  }

  return {
    entered({ call, queue: id, passage, caller }) {
      const device = queue(id);
      const remote = outside(caller);
      const stay: Stay = {
        device,
        call,
        callId: newCallId(),
        linkage: linkageOf(call),
        direction: 'Inbound',
        calling: remote.number,
        called: device,
        remote,
        status: 'Alerting',
        answered: false,
      };
      stays.set(passage, stay);
      return [delivered(stay, device, spelling)];
    },
    answered(passage) {
      const stay = stays.get(passage);
      if (stay === undefined) return [];
      stay.answered = true;
      stay.status = 'Active';
      return manners().queueLegEnds === 'atAnswer' ? clear(passage, 'queue') : [];
    },
    left: clear,
    callerGone: (call) =>
      [...stays].flatMap(([passage, stay]) => (stay.call === call && stay.answered ? clear(passage, 'caller') : [])),
    all: () => [...stays.values()],
  };
}
