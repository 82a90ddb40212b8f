import type { OutboundHour } from '#core/outbound/outbound';
import type { CallRecorded } from '#core/said/facts';
import type { Instant } from '#core/time/instant';
import type { SumsText } from './file/sums-text.ts';

/**
 * From then on a source, or the whole hub under `#hub`, is listened to, or is not. `unheardSince`: where nobody wrote down when
 * it ended, when it was heard at last.
 */
export interface Listened {
  readonly kind: 'began' | 'ended';
  readonly source: string;
  readonly at: Instant;
  readonly unheardSince?: Instant | undefined;
}

export interface HourWritten extends SumsText {
  readonly source: string;
  readonly queue: string;
  readonly start: Instant;
}

/** What an agent called in an hour, of what one source told. */
export interface OutboundWritten extends OutboundHour {
  readonly source: string;
}

/** What is written down together. Plain values, that can be told to a thread. */
export interface HistoryBatch {
  /** Hours as they are now, whatever stood there. */
  readonly hours: readonly HourWritten[];
  /** As they are now, too. */
  readonly outbound: readonly OutboundWritten[];
  /** Calls that were told when they were over: the wording that came in last counts, however often it is told. */
  readonly records: readonly CallRecorded[];
  readonly listened: readonly Listened[];
  /** The hub listens still, or listened at last then. */
  readonly listenedAt?: Instant | undefined;
  /** The number of the newest input that all this follows from. */
  readonly seq?: number | undefined;
  /** All calls that agents made are in it which the journal still knows. */
  readonly hasOutbound?: true;
}
