import { startOfDay } from '../truth/local-time.ts';
import type { CentreSetup } from './centre-setup.ts';
import { callDirectly, callOut, converse } from './conversation.ts';
import type { Surroundings } from './conversation.ts';
import { newFloor } from './floor.ts';
import type { GroundEvent } from './ground-events.ts';
import { newWaitingRoom } from './waiting-room.ts';

/**
 * Plays a call centre's whole day and tells what happened, in order of time. First in, first out holds physically: the
 * oldest waiting caller whose queue has a free member gets the next free agent, also across the queues that share him,
 * and whoever's phone rang out stays the oldest. Pure: the same setup gives the same events.
 */
export function simulateDay(setup: CentreSetup): GroundEvent[] {
  const agentIds = new Set(setup.queues.flatMap((queue) => queue.members));
  for (const arrival of setup.arrivals) if (arrival.kind !== 'queue') agentIds.add(arrival.target);
  const floor = newFloor(setup.seed, setup.tick, setup.habits, [...agentIds]);
  const room = newWaitingRoom(floor, setup.queues, startOfDay(setup.day, setup.timeZone), (caller, leg) =>
    converse(around, caller, leg, true),
  );
  const around: Surroundings = { floor, queues: setup.queues, enter: room.enter, dispatch: room.dispatch };
  for (const arrival of setup.arrivals) {
    floor.at(arrival.at, () => {
      switch (arrival.kind) {
        case 'queue':
          return room.enter({ call: floor.newId(), arrival, visited: [] }, arrival.target);
        case 'direct':
          return callDirectly(around, arrival);
        case 'outgoing':
          return callOut(around, arrival);
      }
    });
  }
  floor.run();
  return floor.events;
}
