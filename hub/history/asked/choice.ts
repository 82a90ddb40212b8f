import { noSums, offeredIn } from '#core/history/sums';
import type { HistorySource } from '#core/history/tellers';
import type { HistoryFile } from '../file/history-file.ts';

/** Whose word counts for a queue on a day; `undefined`: nobody ever told of it. */
export type Choice = (day: string) => string | undefined;

/**
 * Of those who tell of calls as they happen, the first who told of any on that day; else the first who ever told of the
 * queue: then nobody called. One that is configured no more comes after those that are. What is told afterwards counts where
 * nobody ever told of the queue as it happened; else it fills the times in which nobody listened.
 */
export function createChoice(file: HistoryFile, queue: string, tellers: readonly HistorySource[]): Choice {
  const told = file.kept.sources(queue);
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
  const usual =
    live.find((id) => told.has(id)) ?? configured.find((id) => told.has(id)) ?? [...told][0] ?? configured[0];
  const known = new Map<string, string | undefined>();
  return (day) => {
    if (!known.has(day)) {
      const onDay = file.kept.day(queue, day);
      known.set(day, live.find((id) => offeredIn(onDay.get(id) ?? noSums) > 0) ?? usual);
    }
    return known.get(day);
  };
}

export function isRecords({ tells }: HistorySource): boolean {
  return tells.calls === 'records';
}
