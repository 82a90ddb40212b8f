import type { Ask } from '#adapters/adapter';
import type { JsonValue } from '#core/input';
import type { Instant, Milliseconds } from '#core/instant';

/** A phone system that must be asked: what the poller needs of a source. */
export interface PolledSource {
  readonly id: string;
  /** From the beginning of one poll to the beginning of the next. */
  readonly every: Milliseconds;
  readonly pinnedCertificate?: string | undefined;
  poll(memory: JsonValue | undefined, ask: Ask, now: Instant): Promise<JsonValue | undefined>;
}
