import type { Fields } from '../../../switches/xml/writer.ts';
import type { Spelling } from '../spelling.ts';
import type { Call, CallEvent } from './call.ts';

/** The events of calls, with their fields in the schema's order. */
export interface Words {
  readonly queued: (
    call: Call,
    queue: string,
    counts: { readonly all: number; readonly inFront: number },
    cause: string,
  ) => CallEvent;
  readonly delivered: (call: Call, alerting: string, cause: string) => CallEvent;
  readonly established: (call: Call, answering: string, cause: string) => CallEvent;
  readonly diverted: (call: Call, diverting: string, to: string, cause: string) => CallEvent;
  readonly connectionCleared: (call: Call, dropped: string, cause: string) => CallEvent;
  readonly callCleared: (call: Call, cause: string) => CallEvent;
  readonly failed: (call: Call, failing: string, cause: string) => CallEvent;
  readonly initiated: (call: Call, device: string) => CallEvent;
  readonly originated: (call: Call, device: string) => CallEvent;
  readonly held: (call: Call, device: string) => CallEvent;
  readonly retrieved: (call: Call, device: string) => CallEvent;
}

export function wordsIn(spelling: Spelling): Words {
  const { subject, connection } = spelling;

  /** Who calls whom. Who hides his number is known to the switch by the trunk alone. */
  function ends(call: Call): Fields {
    return {
      callingDevice: call.hidden ? { restricted: null } : subject(call.calling),
      calledDevice: subject(call.called),
      lastRedirectionDevice:
        call.lastRedirection === null ? { notRequired: null } : { numberDialed: spelling.text(call.lastRedirection) },
    };
  }

  const event = (name: string, before: Fields, cause: string | null): CallEvent => ({
    name,
    fields: (local) => ({ ...before, localConnectionInfo: local, ...(cause !== null && { cause }) }),
  });

  return {
    queued: (call, queue, { all, inFront }, cause) =>
      event(
        'QueuedEvent',
        {
          queuedConnection: connection(call.id, queue),
          queue: subject(queue),
          ...ends(call),
          numberQueued: all,
          callsInFront: inFront,
        },
        cause,
      ),
    delivered: (call, alerting, cause) =>
      event(
        'DeliveredEvent',
        { connection: connection(call.id, alerting), alertingDevice: subject(alerting), ...ends(call) },
        cause,
      ),
    established: (call, answering, cause) =>
      event(
        'EstablishedEvent',
        { establishedConnection: connection(call.id, answering), answeringDevice: subject(answering), ...ends(call) },
        cause,
      ),
    diverted: (call, diverting, to, cause) =>
      event(
        'DivertedEvent',
        {
          connection: connection(call.id, diverting),
          divertingDevice: subject(diverting),
          newDestination: subject(to),
          ...ends(call),
        },
        cause,
      ),
    connectionCleared: (call, dropped, cause) =>
      event(
        'ConnectionClearedEvent',
        { droppedConnection: connection(call.id, dropped), releasingDevice: subject(dropped) },
        cause,
      ),
    callCleared: (call, cause) => ({
      name: 'CallClearedEvent',
      fields: () => ({ clearedCall: { callID: call.id }, cause }),
    }),
    failed: (call, failing, cause) =>
      event(
        'FailedEvent',
        { failedConnection: connection(call.id, failing), failingDevice: subject(failing), ...ends(call) },
        cause,
      ),
    initiated: (call, device) =>
      event(
        'ServiceInitiatedEvent',
        { initiatedConnection: connection(call.id, device), initiatingDevice: subject(device) },
        'makeCall',
      ),
    originated: (call, device) =>
      event(
        'OriginatedEvent',
        {
          originatedConnection: connection(call.id, device),
          callingDevice: subject(device),
          calledDevice: subject(call.called),
        },
        'newCall',
      ),
    held: (call, device) =>
      event(
        'HeldEvent',
        { heldConnection: connection(call.id, device), holdingDevice: subject(device) },
        'consultation',
      ),
    retrieved: (call, device) =>
      event(
        'RetrievedEvent',
        { retrievedConnection: connection(call.id, device), retrievingDevice: subject(device) },
        'normal',
      ),
  };
}
