/**
 * `wall`: on a wall, for everybody in the room; it is told no name of an agent and no lost call. `desk`: in front of one person who
 * may see names.
 */
export type ScreenRole = 'wall' | 'desk';

/** A screen that was paired with this hub. */
export interface Screen {
  readonly id: string;
  readonly name: string;
  readonly role: ScreenRole;
  /** The queues that it shows, by id; `null`: all. */
  readonly queues: readonly string[] | null;
  /** ISO instants in the configured zone, as all here. */
  readonly pairedAt: string;
  /** `null`: never since it was paired. */
  readonly lastSeenAt: string | null;
  /** Whether it listens at this moment. */
  readonly isThere: boolean;
  /** From where it came last. */
  readonly address: string | null;
  /** What it says of itself: the version of its program, and the size of what it shows. */
  readonly version: string | null;
  readonly display: string | null;
}

/** The code under which one screen may be paired now. */
export interface PairingCode {
  /** Six digits, of which the first may be 0. */
  readonly code: string;
  readonly until: string;
  /** So many wrong codes, and this one is of no use any more. */
  readonly triesLeft: number;
  /** Who typed a wrong one last. */
  readonly tried: { readonly at: string; readonly address: string; readonly name: string } | null;
}

export interface ScreensReport {
  readonly at: string;
  readonly code: PairingCode | null;
  /** Where other machines find this hub's board, as `http://10.0.4.10:8090`; empty: it is heard on its own machine alone. */
  readonly addresses: readonly string[];
  /** In the order in which they were paired. */
  readonly screens: readonly Screen[];
}

/** What a screen gets for the right code: its own token, told this once. */
export interface Paired {
  readonly id: string;
  readonly token: string;
  /** By which the hub is known again, wherever it is. */
  readonly hub: string;
}

/** What a screen is told of itself. */
export interface ScreenSelf {
  readonly id: string;
  readonly name: string;
  readonly role: ScreenRole;
  readonly queues: readonly string[] | null;
}
