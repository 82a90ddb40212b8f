import type { Ask, MoreAsks, PollContext } from '#adapters/adapter';
import type { JsonValue } from '#core/said/input';
import type { Instant, Milliseconds } from '#core/time/instant';
import type { Backfill } from '#core/board/queue';

/** A phone system that must be asked: what the poller needs of a source. */
export interface PolledSource {
  readonly id: string;
  /** From the beginning of one poll to the beginning of the next. */
  readonly every: Milliseconds;
  readonly pinnedCertificate?: string | undefined;
  /** How far back its history is fetched, by what it remembers. */
  backfill?: ((memory: JsonValue | undefined) => Backfill | undefined) | undefined;
  /** There is more where the last poll stopped. */
  hasMore?: ((memory: JsonValue | undefined) => boolean) | undefined;
  poll(
    memory: JsonValue | undefined,
    ask: Ask,
    now: Instant,
    more: MoreAsks,
    tell?: PollContext<unknown>['tell'],
  ): Promise<JsonValue | undefined>;
}
