import type { HistorySource } from '#core/history/tellers';
import type { HistoryFile } from '../file/history-file.ts';
import { totalsIn } from '../file/sums-text.ts';

/** Whose word counts for a queue on a day; `undefined`: nobody ever told of it. */
export type Choice = (day: string) => string | undefined;

/**
 * Of those who tell of calls as they happen, the first who told of any on that day; else the first who ever told of the
 * queue: then nobody called. One that is configured no more comes after those that are. What is told afterwards counts where
 * nobody ever told of the queue as it happened; else it fills the times in which nobody listened.
 */
export function createChoice(
  file: HistoryFile,
  queue: string,
  tellers: readonly HistorySource[],
  from: string,
  to: string,
): Choice {
  const told = sourcesOf(file, queue);
  const afterwards = new Set(
    file
      .settings()
      .sources.filter(isRecords)
      .map(({ id }) => id),
  );
  const configured = tellers.map(({ id }) => id);
  const live = [...configured, ...[...told].filter((id) => !configured.includes(id))].filter(
    (id) => !afterwards.has(id),
  );
  const onDay = daysOf(file, queue, from, to);
  const usual =
    live.find((id) => told.has(id)) ?? configured.find((id) => told.has(id)) ?? [...told][0] ?? configured[0];
  return (day) => live.find((id) => onDay.get(day)?.has(id)) ?? usual;
}

export function isRecords({ tells }: HistorySource): boolean {
  return tells.calls === 'records';
}

function sourcesOf(file: HistoryFile, queue: string): ReadonlySet<string> {
  const rows = file.database.prepare('SELECT DISTINCT source FROM day WHERE queue = ?').all(queue);
  return new Set(rows.map(({ source }) => String(source)));
}

function daysOf(file: HistoryFile, queue: string, from: string, to: string): ReadonlyMap<string, ReadonlySet<string>> {
  const days = new Map<string, Set<string>>();
  const rows = file.database.prepare('SELECT day, source, totals FROM day WHERE queue = ? AND day BETWEEN ? AND ?');
  for (const { day, source, totals } of rows.all(queue, from, to)) {
    if (totalsIn(totals).offered === 0) continue;
    const sources = days.get(String(day)) ?? new Set();
    days.set(String(day), sources.add(String(source)));
  }
  return days;
}
