import type { JsonValue } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import { hour } from '#core/time/instant';
import type { Backfill } from '#core/board/queue';
import { faultOf } from '../../../machine/fault.ts';
import type { Logger } from '../../../machine/log.ts';
import type { LastPolls, Remembered } from './last-polls.ts';
import type { PollerOptions } from '../poller.ts';

interface OverRestartsOptions {
  readonly source: {
    readonly id: string;
    backfill(memory: JsonValue | undefined): Backfill | undefined;
    lasting(memory: JsonValue | undefined): JsonValue | undefined;
  };
  readonly lastPolls: LastPolls;
  /** When the source's last input came, as far as the journal knows. */
  readonly heardAt: Instant | undefined;
  /** When the journal's first input came; `null` while there is none. */
  readonly begins: Instant | null;
  readonly now: Instant;
  readonly log: Pick<Logger, 'warn'>;
}

/** What a poller is told of the time before a restart, and writes down for the next one. */
type OverRestarts = Pick<PollerOptions, 'lastPolledAt' | 'memory' | 'begun' | 'remembered'>;

/** Of one that refuses who asks more often, or is asked for months: a restart, or many of them, must ask no more. */
export function overRestarts({ source, lastPolls, heardAt, begins, now, log }: OverRestartsOptions): OverRestarts {
  const last = lastPolls.of(source.id);
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

  function noted(note: () => void): void {
    try {
      note();
    } catch (error) {
      log.warn({ source: source.id, ...faultOf(error) }, 'When a source was asked cannot be written down.');
    }
  }

  return {
    lastPolledAt: Math.max(last?.at ?? -Infinity, heardAt ?? -Infinity),
    memory: held?.memory,
    begun(at) {
      noted(() => lastPolls.begun(source.id, at));
    },
    remembered(known, at) {
      const memory = source.lasting(known);
      if (memory === undefined) return;
      const from = (since ??= at);
      noted(() => lastPolls.remembered(source.id, { memory, since: from }));
    },
  };
}
