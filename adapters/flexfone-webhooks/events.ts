import type { Fact, LeaveReason } from '#core/said/facts';
import type { Surroundings } from '#adapters/adapter';
import { NotUnderstood } from '#adapters/adapter';
import type { Instant } from '#core/time/instant';
import type { Parameters } from './parameters.ts';
import { idOf, isTrue } from './parameters.ts';
import type { FlexfoneWebhooksSettings } from './settings.ts';
import { nobodyAnswered, nobodyCalls, noCallId, unknownQueue } from './sentences.ts';
import { readDuration, readTimeStamp } from './time-stamp.ts';

/** One request, ready to be read. */
export interface Call {
  readonly at: Instant;
  readonly parameters: Parameters;
  readonly timeStamps: FlexfoneWebhooksSettings['timeStamps'];
  readonly surroundings: Surroundings;
  /** A placeholder came as it stands in the address, and not what it stands for. */
  readonly isUnfilled: () => boolean;
}

/** Integrationsmodul, just before the queue (document 003): a caller enters it. */
export function enter(call: Call, queue: string): Fact {
  const caller = call.parameters.get('callerid');
  const numbers = caller === undefined ? {} : { caller };
  return { kind: 'call-queued', ...base(call), call: callId(call), queue: knownQueue(call, queue), ...numbers };
}

/** Integrationsmodul where the queue lets go. */
export function leave(call: Call, queue: string): Fact {
  const reason = reasons.find((known) => known === call.parameters.get('reason')?.toLowerCase());
  // Whatever the reason is called, the caller is no longer in the queue.
  return {
    kind: 'call-left',
    ...base(call),
    call: callId(call),
    queue: knownQueue(call, queue),
    reason: reason ?? 'overflow',
  };
}

const reasons: readonly LeaveReason[] = ['overflow', 'timeout', 'voicemail', 'closed'];

/** Medarbejderintegration, "indgående opkald": an employee's phone rings. */
export function incoming(call: Call): Fact {
  return {
    kind: 'leg-ringing',
    ...base(call),
    ...timed(call),
    ...leg(call),
    agent: employee(call) ?? '',
    ...caller(call),
  };
}

/** Medarbejderintegration, "besvaret kald": an employee answered. Where none is named, no agent did: the caller still waits. */
export function answered(call: Call): Fact {
  const ids = leg(call);
  const agent = employee(call);
  if (agent === undefined) throw new NotUnderstood(nobodyAnswered);
  return { kind: 'leg-answered', ...base(call), ...timed(call), ...ids, agent, ...caller(call) };
}

/** Medarbejderintegration, "udgående opkald": an employee calls somebody. */
export function outgoing(call: Call): Fact {
  const agent = employee(call);
  if (agent === undefined) throw new NotUnderstood(nobodyCalls);
  const called = calledNumbers.map((name) => call.parameters.get(name)).find((number) => number !== undefined);
  return {
    kind: 'leg-dialled',
    ...base(call),
    ...timed(call),
    ...leg(call),
    agent,
    ...(called !== undefined && { called }),
  };
}

/** Document 003 has but one number of an outgoing call, and calls it that of who rings; a more exact name goes before it. */
const calledNumbers = ['bnumber', 'callednumber', 'destinationnumber', 'destination', 'anumber'];

/** Medarbejderintegration, "afsluttet kald": neither a time nor an employee, only the id; and of a transfer, whose it was. */
export function ended(call: Call): Fact {
  const durationSeconds = readDuration(call.parameters.get('duration'));
  const id = callId(call);
  const transferredCall = idOf(call.parameters, 'transfereduniqueid') ?? idOf(call.parameters, 'transferreduniqueid');
  return {
    kind: 'leg-ended',
    ...base(call),
    id,
    transferred: isTrue(call.parameters, 'transfer'),
    ...(transferredCall === undefined || transferredCall === id ? {} : { transferredCall }),
    ...(durationSeconds === undefined ? {} : { durationSeconds }),
  };
}

function caller({ parameters }: Call): { readonly caller?: string } {
  const number = parameters.get('anumber');
  return number === undefined ? {} : { caller: number };
}

function base({ at, surroundings }: Call): { readonly source: string; readonly at: Instant } {
  return { source: surroundings.source, at };
}

function timed(call: Call): { readonly happenedAt?: Instant; readonly precision?: number } {
  if (call.timeStamps === 'arrival') return {};
  return readTimeStamp(call.parameters.get('timestamp'), call.at, call.surroundings.timeZone) ?? {};
}

function callId({ parameters, isUnfilled }: Call): string {
  const id = idOf(parameters, 'uniquecallid');
  if (id === undefined) throw new NotUnderstood(noCallId(isUnfilled()));
  return id;
}

function leg(call: Call): { readonly leg: string; readonly linked?: string } {
  const linked = idOf(call.parameters, 'linkeduniquecallid');
  const own = idOf(call.parameters, 'uniquecallid') ?? linked ?? callId(call);
  return linked === undefined || linked === own ? { leg: own } : { leg: own, linked };
}

/** The employee's local number, with its leading zeros; where only the phone is named, the phone's. */
function employee({ parameters }: Call): string | undefined {
  return parameters.get('employeelocalnumber') ?? parameters.get('calledphone') ?? parameters.get('phonelocalnumber');
}

function knownQueue({ surroundings }: Call, queue: string): string {
  if (surroundings.queues.some((known) => known.id === queue)) return queue;
  throw new NotUnderstood(
    unknownQueue(
      queue,
      surroundings.queues.map(({ id }) => id),
    ),
  );
}
