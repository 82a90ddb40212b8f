import type { Instant, Milliseconds } from '../time/instant.ts';

/** One call that was lost in one queue. */
export interface Loss {
  readonly call: string;
  readonly queue: string;
  readonly entry: Instant;
  readonly waited: Milliseconds;
}

/** An agent called somebody. `reachedAt`: when that call ended, if it was answered. */
export interface Dial {
  readonly leg: string;
  readonly agent: string;
  readonly at: Instant;
  readonly reachedAt: Instant | null;
}

/** What a person did with a caller's line. */
export interface Act {
  readonly kind: 'take' | 'reach' | 'undo';
  readonly by: string | null;
  readonly at: Instant;
}

/** Somebody who was lost at least once. */
export interface LostCaller {
  /** Completed; `null`: not told, and then nobody else has this one call. */
  readonly number: string | null;
  readonly losses: readonly Loss[];
  /** When he was answered, in whichever queue. */
  readonly answers: readonly Instant[];
  readonly dials: readonly Dial[];
  readonly acts: readonly Act[];
}
