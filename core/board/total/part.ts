import type { Share } from '../../counts/shares.ts';
import type { NumberName } from '../../said/numbers.ts';
import type { Instant } from '../../time/instant.ts';
import type { Queue } from '../queue.ts';

/** A queue as it is shown, and what is needed beside it to put queues together. */
export interface QueuePart {
  readonly queue: Queue;
  /** When those entered whom `waitingSince` names, in the same order. */
  readonly entries: readonly Instant[];
  /** What its rates and averages were divided from, where that is known. */
  readonly shares: { readonly [name in NumberName]?: Share };
}
