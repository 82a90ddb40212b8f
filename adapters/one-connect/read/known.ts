import type { Records } from '#adapters/csta-xml/records';
import type { Instant } from '#core/time/instant';

/** A call on a user's phone. `call`: its id through all phones. `leg`: it belongs to a queue's call, and its end is told. */
export type PhoneCall = {
  readonly call: string;
  readonly state: 'alerting' | 'talking';
  readonly leg: boolean;
};

/** A user: do-not-disturb, and the calls on the phone by their ids there. One with neither is not kept. */
export type User = {
  readonly resting: boolean;
  readonly calls: Records<PhoneCall>;
};

/** What is known of a queue of the board: its members, and whether each is signed in; `null` before that was told. */
export type QueueMembers = Records<boolean> | null;

/** A caller who waits. `queue` is the board's id. */
export type Waiting = {
  readonly queue: string;
  readonly since: Instant;
};

/** What the messages so far tell that the next ones do not say again. No caller's number is in it. */
export type Known = {
  readonly users: Records<User>;
  readonly members: Records<QueueMembers>;
  readonly waiting: Records<Waiting>;
  /** A snapshot has told calls: so an empty one tells that there are none. */
  readonly listsCalls: boolean;
  /** When the connection was lost; `null` while there is one. */
  readonly lostAt: Instant | null;
};

export const nothingKnown: Known = { users: {}, members: {}, waiting: {}, listsCalls: false, lostAt: null };

/** More users at a time have no calls, and more callers wait in no queue: what is beyond is not followed. */
export const mostUsers = 5_000;
export const mostCallsOfUser = 20;
export const mostWaiting = 5_000;
export const mostMembers = 2_000;
