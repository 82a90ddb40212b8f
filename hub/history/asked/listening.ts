import { dayBounds, dayOf } from '#core/time/zone';
import type { Instant } from '#core/time/instant';
import { hour } from '#core/time/instant';
import type { Span } from '#core/history/listening';
import { merged } from '#core/history/listening';
import type { HistorySource } from '#core/history/tellers';
import type { HistoryFile } from '../file/history-file.ts';
import { hubSource } from '../../intake/hub-notice.ts';
import { isRecords } from './choice.ts';

/** The times in which nobody listened to a queue, in order, by the id of the source that is asked about. */
export type Missed = (source: string | undefined) => readonly Span[];

export interface MissedOptions {
  readonly queue: string;
  readonly tellers: readonly HistorySource[];
  /** Before and after it nobody listened. */
  readonly world: Span;
  /** Nothing is asked of what lies outside of it: who turns a hub off each night has hundreds of such times in a year. */
  readonly near: Span;
  readonly now: Instant;
}

/** Who tells afterwards is listened to from the first day that he told of; nobody need be there when it happens. */
export function createMissed(file: HistoryFile, { queue, tellers, world, near, now }: MissedOptions): Missed {
  const known = new Map<string | undefined, readonly Span[]>();
  const always = [forgotten(file, now), ...notYet(file, queue)];
  const onlyAfterwards = tellers.length > 0 && tellers.every(isRecords);

  function spansOf(source: string | undefined): readonly Span[] {
    if (onlyAfterwards) {
      return merged([...always, { since: -Infinity, until: firstTold(file, queue) }, after(world.until)]);
    }
    const rows = file.database
      .prepare('SELECT since, until FROM span WHERE source IN (?, ?) AND since < ? AND until > ?')
      .all(hubSource, source ?? tellers[0]?.id ?? hubSource, near.until, near.since);
    const spans = rows.map(({ since, until }) => ({ since: Number(since), until: Number(until) }));
    return merged([...always, ...spans, { since: -Infinity, until: world.since }, after(world.until)]);
  }

  return (source) => {
    let spans = known.get(source);
    if (spans === undefined) known.set(source, (spans = spansOf(source)));
    return spans;
  };
}

function after(since: Instant): Span {
  return { since, until: Infinity };
}

/** What is older than figures are kept. */
function forgotten(file: HistoryFile, now: Instant): Span {
  const { timeZone } = file.rules();
  const day = dayOf(now - file.settings().figuresDays * 24 * hour, timeZone);
  return { since: -Infinity, until: dayBounds(day, timeZone).start };
}

/** A queue that was added later. */
function notYet(file: HistoryFile, queue: string): readonly Span[] {
  const since = file.database.prepare('SELECT since FROM queue WHERE id = ?').get(queue)?.['since'];
  return typeof since === 'number' ? [{ since: -Infinity, until: since }] : [];
}

/** When the day began of the first call that was told. */
function firstTold(file: HistoryFile, queue: string): Instant {
  const { day } = file.database.prepare('SELECT min(day) AS day FROM day WHERE queue = ?').get(queue) ?? {};
  return typeof day === 'string' ? dayBounds(day, file.rules().timeZone).start : Infinity;
}
