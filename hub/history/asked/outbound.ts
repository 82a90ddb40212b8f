import type { Span } from '#core/history/listening';
import { merged, touches } from '#core/history/listening';
import { daysFrom } from '#core/history/days';
import type { OutboundSums } from '#core/outbound/sums';
import type { Instant } from '#core/time/instant';
import { hour } from '#core/time/instant';
import { dayBounds, dayOf } from '#core/time/zone';
import { hubSource } from '../../intake/hub-notice.ts';
import type { HistoryFile } from '../file/history-file.ts';

export interface OutboundQuestion {
  /** `YYYY-MM-DD`, both included. */
  readonly from: string;
  readonly to: string;
  readonly now: Instant;
  /** Before and after it nobody is known to have listened. */
  readonly world: Span;
  /** Who tells of the calls that agents make. */
  readonly sources: readonly string[];
}

/** What agents called, by day; whose names they have is not known here. */
export interface OutboundPart {
  readonly rows: readonly { readonly day: string; readonly agent: string; readonly sums: OutboundSums }[];
  /** The days until now on which nobody listened for some time. */
  readonly incomplete: readonly string[];
}

export function historyOutbound(file: HistoryFile, question: OutboundQuestion): OutboundPart {
  const { from, to } = question;
  const rows = file.database
    .prepare(
      `SELECT day, agent, sum(calls) AS calls, sum(ended) AS ended, sum(reached) AS reached, sum(talk) AS talk
       FROM outbound WHERE day BETWEEN ? AND ? GROUP BY day, agent HAVING sum(calls) > 0 ORDER BY day, agent`,
    )
    .all(from, to)
    .map((row) => ({ day: String(row['day']), agent: String(row['agent']), sums: sumsIn(row) }));
  return { rows, incomplete: incompleteDays(file, question) };
}

function sumsIn(row: Record<string, unknown>): OutboundSums {
  const [calls, ended, reached, talkTime] = ['calls', 'ended', 'reached', 'talk'].map((name) => Number(row[name]));
  return { calls: calls ?? 0, ended: ended ?? 0, reached: reached ?? 0, talkTime: talkTime ?? 0 };
}

function incompleteDays(file: HistoryFile, { from, to, now, world, sources }: OutboundQuestion): readonly string[] {
  const { timeZone } = file.rules();
  const kept = dayBounds(dayOf(now - file.settings().figuresDays * 24 * hour, timeZone), timeZone).start;
  const told = file.database.prepare('SELECT since, until FROM span WHERE source = ? AND since < ? AND until > ?');
  const [first, last] = [dayBounds(from, timeZone).start, dayBounds(to, timeZone).end];
  const spans = [hubSource, ...sources].flatMap((source) =>
    told.all(source, last, first).map(({ since, until }) => ({ since: Number(since), until: Number(until) })),
  );
  const missed = merged([...spans, { since: -Infinity, until: Math.max(kept, world.since) }]);
  return daysFrom(from, to).filter((day) => {
    const { start, end } = dayBounds(day, timeZone);
    // What is still to come has been listened to so far.
    const until = Math.min(end, world.until, now);
    return start < until && touches({ since: start, until }, missed);
  });
}
