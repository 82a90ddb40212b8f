import type { HistoryRow } from './row.ts';

/** How many of the answered and lost waited for less than `below` seconds and not less than the step before; `null`: longer. */
export interface WaitStep {
  readonly below: number | null;
  readonly calls: number;
}

/** A weekday (1 is Monday) at an hour of the clock: what came on all such days together, and how many days that were. */
export interface WeekHour {
  readonly weekday: number;
  readonly hour: number;
  readonly days: number;
  readonly offered: number;
  readonly lost: number;
}

/** What the page of history shows of one queue or all, from one day to another. */
export interface HistoryFigures {
  /** All of it together. Of all queues, `queue` is empty. */
  readonly total: HistoryRow;
  readonly days: readonly HistoryRow[];
  /** By the hour, where it is a single day. */
  readonly hours: readonly HistoryRow[];
  readonly week: readonly WeekHour[];
  readonly waits: readonly WaitStep[];
}

const steps: readonly number[] = [5, 10, 20, 30, 60, 120, 180, 300, 600];

/** `calls`: how many each whole second has. */
export function waitSteps(calls: Iterable<readonly [seconds: number, calls: number]>): readonly WaitStep[] {
  const counts = Array.from({ length: steps.length + 1 }, () => 0);
  for (const [seconds, count] of calls) {
    const place = steps.findIndex((below) => seconds < below);
    const step = place === -1 ? steps.length : place;
    counts[step] = (counts[step] ?? 0) + count;
  }
  return counts.map((count, index) => ({ below: steps[index] ?? null, calls: count }));
}
