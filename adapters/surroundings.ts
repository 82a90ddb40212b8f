import type { QueueRules } from '#core/book/rules';

/** What an adapter may know besides the input and its own settings. */
export interface Surroundings {
  /** The source's id; every fact carries it. */
  readonly source: string;
  /** The configured zone, for time stamps that have none. */
  readonly timeZone: string;
  readonly queues: readonly QueueRules[];
}
