import type { Said } from '#core/said/sentence';
import { inBoth } from '#core/said/sentence';
import type { Instant, Milliseconds } from '#core/time/instant';
import { second } from '#core/time/instant';
import type { SourceStatus } from '#core/board/queue';
import { clockOffset } from '#core/book/source-clock';
import { isoOrNull } from '#core/time/zone';
import type { Tab } from './tab.ts';
import { stateOf } from './tab.ts';

/** How one source fares. `deaf`: why nothing can be taken in now, as a sentence; `null` where it can. */
export function statusOf(tab: Tab, now: Instant, timeZone: string, deaf: Said | null): SourceStatus {
  const { source, lastInputAt, error, problems, accepted, repeated, rejected, backfill, callFlows, connection } = tab;
  const sentence = deaf === null ? (error?.sentence ?? null) : inBoth(deaf);
  return {
    id: source.id,
    adapter: source.adapter,
    title: source.title,
    provides: source.provides,
    freshness: source.freshness,
    queues: source.queues ?? null,
    everySeconds: source.every === null ? null : source.every / second,
    state: stateOf(tab, now, deaf !== null),
    lastInputAt: isoOrNull(lastInputAt, timeZone),
    lastError: sentence?.en ?? null,
    lastErrorIn: sentence,
    problem: deaf === null ? (error?.problem ?? null) : 'not-kept',
    accepted,
    repeated,
    rejected,
    backfill,
    callFlows,
    clockOffsetSeconds: inSeconds(clockOffset(tab.book.clock)),
    connection: connection === null ? null : { since: isoOrNull(connection.liveSince, timeZone) },
    problems,
  };
}

/** With one decimal; `-0` is none. */
function inSeconds(length: Milliseconds | null): number | null {
  return length === null ? null : Math.round(length / 100) / 10 + 0;
}
