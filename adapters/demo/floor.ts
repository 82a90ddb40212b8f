import type { Presence } from './messages.ts';
import type { Instant, Milliseconds } from '#core/time/instant';
import type { Agenda } from './agenda.ts';
import type { Shift } from './day-shape.ts';
import type { Message } from './messages.ts';
import type { Random } from './random.ts';

/** Somebody who answers the phone. */
export interface Agent {
  readonly number: string;
  presence: Presence;
  /** The leg that rings or talks at this phone. */
  leg: string | undefined;
  freeSince: Instant;
  onDuty: boolean;
  /** The length of the pause to be held as soon as the phone is free; 0: none. */
  pauseDue: Milliseconds;
}

/** A queue with its members and those who wait in it, in order of entry; those whose call rings still wait. */
export interface Line {
  readonly queue: string;
  readonly members: readonly Agent[];
  readonly invented: boolean;
  /** After this a caller is sent to the voicemail. */
  readonly longestWait: Milliseconds;
  readonly waiting: Caller[];
}

/** Somebody who calls a queue. */
export interface Caller {
  readonly id: string;
  readonly patience: Milliseconds;
  readonly talk: Milliseconds;
  line: Line;
  enteredAt: Instant;
  /** Counts the queues and conversations of this call, so that a plan for an earlier one is not carried out. */
  stage: number;
  ringing: { readonly leg: string; readonly agent: Agent } | undefined;
}

/** The whole call centre during one shift. */
export interface Floor {
  readonly shift: Shift;
  readonly random: Random;
  readonly agenda: Agenda;
  readonly lines: readonly Line[];
  readonly agents: readonly Agent[];
  readonly callsPerHour: number;
  /** The mean length of a conversation, such that the team is busy and not buried. */
  readonly meanTalk: Milliseconds;
  /** The phone system tells this, now. No two messages have the same instant. */
  say(message: Message): void;
  /** A new id, unlike any other of this and every other shift. */
  newId(): string;
  /** The caller waits in that queue from now on. */
  enter(caller: Caller, line: Line): void;
  /** Lets the phones of free agents ring for those who wait. */
  distribute(): void;
}

/** That long from now, or where it would be too late, a little before `latest`. */
export function within(floor: Floor, length: Milliseconds, latest: Instant): Instant {
  const at = floor.agenda.now + length;
  return at < latest ? at : latest - floor.random.between(0, 50_000);
}
