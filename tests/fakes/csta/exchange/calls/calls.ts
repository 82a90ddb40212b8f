import type { GroundEvent } from '../../../ground-events.ts';
import type { Fields } from '../../../switches/xml/writer.ts';
import type { Told } from '../house.ts';
import type { LocalState } from './call.ts';
import type { Surroundings } from './desk.ts';
import { deskIn } from './desk.ts';
import { newQueueing } from './queueing.ts';
import { newRinging } from './ringing.ts';
import { newTalking } from './talking.ts';

/** The calls of a CSTA switch: what is told of each thing that happens, and which calls are on a device now. */
export interface Calls {
  readonly happens: (event: GroundEvent) => readonly Told[];
  /** Each a `snapshotDeviceResponseInfo`. */
  readonly on: (device: string) => readonly Fields[];
}

export function newCalls(surroundings: Surroundings): Calls {
  const desk = deskIn(surroundings);
  const queueing = newQueueing(desk);
  const ringing = newRinging(desk, queueing);
  const talking = newTalking(desk);
  const { spelling } = desk;

  function happens(event: GroundEvent): readonly Told[] {
    switch (event.kind) {
      case 'entered':
        return queueing.entered(event);
      case 'left':
        return queueing.left(event);
      case 'hungUp':
        return queueing.hungUp(event);
      case 'callerGone':
        return talking.callerGone(event.call);
      case 'rings':
        return ringing.rings(event);
      case 'stoppedRinging':
        return ringing.stoppedRinging(event);
      case 'answered':
        return ringing.answered(event);
      case 'dialled':
        return talking.dialled(event);
      case 'legEnded':
        return talking.legEnded(event);
    }
  }

  return {
    happens,
    on: (device) =>
      desk.calls.on(device).map((call) => ({
        connectionIdentifier: spelling.connection(call.id, device),
        endpointDevice: call.hidden ? { notKnown: null } : spelling.subject(call.calling),
        localCallState: stateOf(call.parties.get(device) ?? 'null', Number(call.id) % 2 === 0),
      })),
  };
}

const simple: { readonly [state in LocalState]: string } = {
  initiated: 'callPending',
  alerting: 'callReceived',
  connected: 'callEstablished',
  hold: 'callEstablishedHeld',
  queued: 'callQueued',
  fail: 'callFailed',
  null: 'callNull',
};

/** Both ways of saying it; the compound one is the device's own state and then the other end's. */
function stateOf(local: LocalState, isCompound: boolean): Fields {
  if (!isCompound) return { simpleCallState: simple[local] };
  return { compoundCallState: { localConnectionState: [local, 'connected'] } };
}
