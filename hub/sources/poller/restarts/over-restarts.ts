import { isDeepStrictEqual } from 'node:util';
import type { JsonValue } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import { hour } from '#core/time/instant';
import type { Backfill } from '#core/board/queue';
import type { LastPoll, Remembered, SourceMemory } from '../../../journal/journal.ts';
import type { PollerOptions } from '../poller.ts';

interface OverRestartsOptions {
  readonly source: {
    backfill(memory: JsonValue | undefined): Backfill | undefined;
    lasting(memory: JsonValue | undefined): JsonValue | undefined;
  };
  /** What the journal knows of the source. */
  readonly known: SourceMemory | undefined;
  /** Keeps it for the next start. */
  readonly keep: (lastPoll: LastPoll) => void;
  /** When the journal's first input came; `null` while there is none. */
  readonly begins: Instant | null;
  readonly now: Instant;
}

/** What a poller is told of the time before a restart, and writes down for the next one. */
type OverRestarts = Pick<PollerOptions, 'lastPolledAt' | 'memory' | 'begun' | 'remembered'>;

/** Of one that refuses who asks more often, or is asked for months: a restart, or many of them, must ask no more. */
export function overRestarts({ source, known, keep, begins, now }: OverRestartsOptions): OverRestarts {
  let last = known?.lastPoll;
  const held = last?.remembered !== undefined && isHeld(last.remembered) ? last.remembered : undefined;
  let since = held?.since;

  /**
   * Whether the journal still has what the source told: not one that was begun later, in place of a damaged file or of one
   * that somebody deleted. Of one that has gone on for as long as the history reaches back, no matter.
   */
  function isHeld(remembered: Remembered): boolean {
    const reach = (source.backfill(remembered.memory)?.of ?? 0) * 24 * hour;
    return begins !== null && begins <= Math.max(remembered.since, now - reach);
  }

  function note(lastPoll: LastPoll): void {
    last = lastPoll;
    keep(lastPoll);
  }

  return {
    lastPolledAt: Math.max(last?.at ?? -Infinity, known?.heardAt ?? -Infinity),
    memory: held?.memory,
    begun(at) {
      note({ ...last, at });
    },
    remembered(said, at) {
      const memory = source.lasting(said);
      if (memory === undefined || isDeepStrictEqual(memory, last?.remembered?.memory)) return;
      since ??= at;
      note({ at: last?.at ?? since, remembered: { memory, since } });
    },
  };
}
