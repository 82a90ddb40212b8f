import { daysBetween } from '#core/history/days';
import type { By } from '#core/history/units';

/** More rows are not told at once: two queues by the hour for five years, or a hundred by the day. */
const mostRows = 100_000;

export interface Period {
  /** `YYYY-MM-DD`, both included. */
  readonly from: string;
  readonly to: string;
  readonly by: By;
  /** How many are asked about. */
  readonly queues: number;
}

/** What is wrong with a period, as a sentence; `undefined`: nothing. */
export function problemOfPeriod({ from, to, by, queues }: Period): string | undefined {
  const days = daysBetween(from, to);
  if (days < 1) return `The last day (${to}) is before the first (${from}).`;
  const rows = days * (by === 'hour' ? 24 : 1) * queues;
  if (rows <= mostRows) return undefined;
  return `That would be more than ${mostRows} rows: ask for fewer days, for one queue, or by day.`;
}
