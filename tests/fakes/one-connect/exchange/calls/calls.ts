import type { GroundEvent } from '../../../ground-events.ts';
import type { Fields } from '../../../switches/xml/writer.ts';
import { inSnapshot } from './words.ts';
import type { Surroundings } from './desk.ts';
import { deskIn } from './desk.ts';
import type { Told } from '../house.ts';
import { newLegs } from './legs.ts';
import { newStays } from './stays.ts';

/** The calls of a One-Connect: what is told of each thing that happens, and which calls are on a device now. */
export interface Calls {
  readonly happens: (event: GroundEvent) => readonly Told[];
  readonly on: (device: string) => readonly Fields[];
}

export function newCalls(surroundings: Surroundings): Calls {
  const desk = deskIn(surroundings);
  const stays = newStays(desk);
  const legs = newLegs(desk);

  function happens(event: GroundEvent): readonly Told[] {
    switch (event.kind) {
      case 'entered':
        return stays.entered(event);
      case 'left':
        return stays.left(event.passage, 'queue');
      case 'hungUp':
        return stays.left(event.passage, 'caller');
      case 'callerGone':
        return stays.callerGone(event.call);
      case 'rings':
        return legs.rings(event);
      case 'stoppedRinging':
        return legs.stoppedRinging(event);
      case 'answered':
        return [...legs.answered(event), ...(event.passage === null ? [] : stays.answered(event.passage))];
      case 'dialled':
        return legs.dialled(event);
      case 'legEnded':
        return legs.ended(event);
    }
  }

  return {
    happens,
    on: (device) =>
      [...stays.all(), ...legs.all()]
        .filter((connection) => connection.device === device)
        .map((connection) => inSnapshot(connection, desk.spelling)),
  };
}
