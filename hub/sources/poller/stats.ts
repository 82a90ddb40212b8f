import type { Instant, Milliseconds } from '#core/time/instant';
import { type FailureKind, failureKinds } from '../trouble/failure.ts';

/** What a poller did since it started. */
export interface PollStats {
  readonly source: string;
  /** Polls that came to an end, failed ones too. */
  readonly polls: number;
  readonly failures: Readonly<Record<FailureKind, number>>;
  readonly lastDuration: Milliseconds | null;
  /** Of all polls together. */
  readonly totalDuration: Milliseconds;
  /** When the phone system was heard last; `null` while it never was. */
  readonly heardAt: Instant | null;
  /** How the last poll failed; `null` where it did not. */
  readonly failing: FailureKind | null;
}

export interface PollCounts {
  ended(duration: Milliseconds, outcome: { readonly heardAt: Instant } | { readonly failed: FailureKind }): void;
  stats(): PollStats;
}

export function createPollCounts(source: string): PollCounts {
  const failures = Object.fromEntries(failureKinds.map((kind) => [kind, 0])) as Record<FailureKind, number>;
  let [polls, totalDuration] = [0, 0];
  let lastDuration: Milliseconds | null = null;
  let heardAt: Instant | null = null;
  let failing: FailureKind | null = null;
  return {
    ended(duration, outcome) {
      polls += 1;
      lastDuration = duration;
      totalDuration += duration;
      failing = 'failed' in outcome ? outcome.failed : null;
      if ('failed' in outcome) failures[outcome.failed] += 1;
      else heardAt = outcome.heardAt;
    },
    stats: () => ({ source, polls, failures: { ...failures }, lastDuration, totalDuration, heardAt, failing }),
  };
}
