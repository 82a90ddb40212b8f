import type { Instant, Milliseconds } from '#core/time/instant';
import type { GroundEvent, LegEvent } from './ground-events.ts';

/**
 * How the ids of an employee's events are tied to the queue call's `uniquecallid`.
 * - `linked` (document 004): `UniqueCallId` is the leg's own, `LinkedUniqueCallId` the queue call's.
 * - `own` (document 003, which knows no `LinkedUniqueCallId`): `UniqueCallId` is the queue call's, on `ended` too.
 * - `ownWithPart`: `UniqueCallId` is the queue call's, `LinkedUniqueCallId` the leg's own part.
 */
export type Dialect = 'linked' | 'own' | 'ownWithPart';

/** What is said, before it is spelled. The names are the documents', word by word. */
export interface FlexfoneMessage {
  readonly at: Instant;
  /** What follows the secret in the address. */
  readonly path: string;
  readonly parameters: readonly (readonly [name: string, value: MessageValue])[];
}

export type MessageValue = string | boolean | { readonly timeStamp: Instant } | { readonly duration: Milliseconds };

export interface Habits {
  readonly dialect: Dialect;
  readonly accountId: string;
  /** Whether `ended` comes when the caller's own part ends with no employee on the line: a hang-up while no phone
   * rings, the end of a voicemail; with `linked` also the end of a conversation. */
  readonly quietHangUps: 'reported' | 'unreported';
  /** Whether `ended` comes when a phone rang out. */
  readonly rungOut: 'reported' | 'unreported';
  /** Whether an Integrationsmodul stands where a queue lets go into another queue. */
  readonly leaveToQueue: 'reported' | 'unreported';
  /** What a hidden number looks like. */
  readonly hidden: string;
  /** "Tidspunkt for etableringen af det indgående kald": of the event, or of the caller's call, as one may read it. */
  readonly timeStampTells: 'event' | 'callBegan';
}

/** What the phone system says of one event; often nothing. `callBegan`: when the caller's part began. */
export function messagesOf(event: GroundEvent, habits: Habits, callBegan: Instant): readonly FlexfoneMessage[] {
  switch (event.kind) {
    case 'entered': {
      const callerid = event.caller ?? habits.hidden;
      const names = [['uniquecallid', event.call] as const, ['callerid', callerid] as const];
      const callername = `${callerid} - Hovednummer`;
      return [{ at: event.at, path: `queue/${event.queue}/enter`, parameters: [...names, ['callername', callername]] }];
    }
    case 'left': {
      if (event.toQueue !== null && habits.leaveToQueue === 'unreported') return [];
      const parameters = [['uniquecallid', event.call] as const, ['reason', event.reason] as const];
      return [{ at: event.at, path: `queue/${event.queue}/leave`, parameters }];
    }
    case 'hungUp':
      if (!event.whileRinging && habits.quietHangUps === 'unreported') return [];
      return [callerEnded(event.at, event.call, habits)];
    case 'callerGone':
      if (habits.quietHangUps === 'unreported' || habits.dialect !== 'linked') return [];
      return [callerEnded(event.at, event.call, habits)];
    case 'rings':
      return [{ at: event.at, path: 'incoming', parameters: beginning(event, habits, callBegan) }];
    case 'answered':
      return [{ at: event.at, path: 'answered', parameters: beginning(event, habits, callBegan) }];
    case 'dialled':
      return [{ at: event.at, path: 'outgoing', parameters: beginning(event, habits, callBegan) }];
    case 'stoppedRinging':
      if (!stopIsTold(event.why, event.purpose !== 'queue', habits)) return [];
      return [legEnded(event, 0, habits)];
    case 'legEnded':
      return [legEnded(event, event.talkedFor, habits)];
  }
}

/** With one id for all legs there is one `ended` for the caller's hang-up, and none for phones that another relieved. */
function stopIsTold(
  why: 'rangOut' | 'answeredElsewhere' | 'callerHungUp',
  ofNoQueue: boolean,
  habits: Habits,
): boolean {
  if (why === 'rangOut') return habits.rungOut === 'reported' || ofNoQueue;
  return habits.dialect === 'linked' || ofNoQueue;
}

function idsOf(event: LegEvent, { dialect }: Habits): { unique: string; linked: string | null } {
  if (event.purpose === 'outgoing') return { unique: event.leg, linked: null };
  if (dialect === 'linked') return { unique: event.leg, linked: event.call };
  if (event.purpose === 'consult') return { unique: event.leg, linked: dialect === 'own' ? null : event.call };
  return { unique: event.call, linked: dialect === 'own' ? null : event.leg };
}

/** The parameters of `incoming`, `answered` and `outgoing`. */
function beginning(event: LegEvent, habits: Habits, callBegan: Instant): FlexfoneMessage['parameters'] {
  const { unique, linked } = idsOf(event, habits);
  const phone = `${event.agent}00`;
  const newer = habits.dialect !== 'own';
  const parameters: [string, MessageValue][] = [
    ['AccountId', habits.accountId],
    ['UniqueCallId', unique],
  ];
  if (event.kind === 'rings') parameters.push(['Calledphone', phone]);
  parameters.push(['EmployeeLocalNumber', event.agent]);
  parameters.push(['ANumber', event.kind === 'dialled' ? '70201010' : (event.caller ?? habits.hidden)]);
  parameters.push(['TimeStamp', { timeStamp: habits.timeStampTells === 'event' ? event.at : callBegan }]);
  if (event.kind === 'dialled') {
    parameters.push(['PhoneLocalNumber', phone]);
    if (newer) parameters.push(['BNumber', event.number]);
  } else if (linked !== null) parameters.push(['LinkedUniqueCallId', linked]);
  return parameters;
}

/** `ended` has no time and no employee. Document 004 writes "Unique CallId" in this one table. */
function ended(at: Instant, id: string, duration: Milliseconds, direction: string, habits: Habits): FlexfoneMessage {
  const name = habits.dialect === 'own' ? 'UniqueCallId' : 'Unique CallId';
  const parameters: [string, MessageValue][] = [
    ['AccountId', habits.accountId],
    [name, id],
    ['Duration', { duration }],
    ['Transfer', false],
    ['CallDirection', direction],
  ];
  return { at, path: 'ended', parameters };
}

function callerEnded(at: Instant, call: string, habits: Habits): FlexfoneMessage {
  return ended(at, call, 0, 'Incoming', habits);
}

function legEnded(event: LegEvent, duration: Milliseconds, habits: Habits): FlexfoneMessage {
  const direction = event.purpose === 'outgoing' ? 'Outgoing' : 'Incoming';
  const plain = ended(event.at, idsOf(event, habits).unique, duration, direction, habits);
  if (event.kind !== 'legEnded' || event.transfer === null) return plain;
  const parameters = plain.parameters.map(([name, value]) => [name, name === 'Transfer' ? true : value] as const);
  if (habits.dialect === 'own') return { ...plain, parameters };
  const { call, to } = event.transfer;
  const more: [string, MessageValue][] = [
    ['Transfered Unique ID', call],
    ['Transfered number', event.caller ?? habits.hidden],
    ['Transfer to', to],
  ];
  return { ...plain, parameters: [...parameters, ...more] };
}
