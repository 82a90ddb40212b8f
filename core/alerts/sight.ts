import type { Instant } from '../time/instant.ts';

/** A figure as it is judged: unrounded, and whether it is old by now. `null`: it cannot be known. */
export type Seen<Value> = { readonly isStale: boolean; readonly value: Value } | null;

/** What alerts look at in one queue. What goes on by time alone, the waiting, is in it as an instant. */
export interface QueueSight {
  readonly waiting: Seen<number>;
  /** When the one came who has waited longest; `null` where nobody waits. */
  readonly oldest: Seen<Instant | null>;
  readonly ready: Seen<number>;
  /** Today's answered and lost calls. */
  readonly calls: Seen<number>;
  /** Per cent; `null` where there is nothing yet to divide by. */
  readonly answerRate: Seen<number | null>;
  readonly serviceLevel: Seen<number | null>;
}

/** What alerts look at: the queues by id, and the sources that are stale or failing. The same object where nothing changed. */
export interface Sights {
  readonly queues: { readonly [queue: string]: QueueSight };
  readonly failing: ReadonlySet<string>;
}
