import type { QueueRules } from '#core/book/rules';
import { hourStart, hoursOf } from '#core/history/hours';
import type { Span } from '#core/history/listening';
import { isMissed } from '#core/history/records';
import type { Sums } from '#core/history/sums';
import { noSums, sumsAfter, together } from '#core/history/sums';
import type { By, Unit } from '#core/history/units';
import type { Instant, Milliseconds } from '#core/time/instant';
import { hour, second } from '#core/time/instant';
import type { HistoryFile } from '../file/history-file.ts';
import { sumsIn } from '../file/sums-text.ts';

/** What who tells afterwards says of the times in which nobody listened. */
export type Filling = (unit: Unit, missed: readonly Span[]) => Sums;

export interface FillingOptions {
  readonly rules: QueueRules;
  readonly by: By;
  /** Who tells afterwards. */
  readonly record: string;
  /** How whoever was not listened to tells of calls. */
  readonly delivery: 'loose' | 'exact';
}

/** Of an hour that lies in such a time as a whole all calls count; of others they are looked at one by one. */
export function createFilling(file: HistoryFile, { rules, by, record, delivery }: FillingOptions): Filling {
  const { timeZone } = file.rules();
  const ofHour = file.database.prepare(
    'SELECT totals, longest, at_least, waits FROM hour WHERE queue = ? AND start = ? AND source = ?',
  );
  // A wait that ended in it may have begun in an earlier hour.
  const longest: Milliseconds = delivery === 'exact' ? rules.maxWaitSeconds * second : 0;

  function hourFilled(start: Instant, missed: readonly Span[]): Sums {
    const end = start + hour;
    const near = missed.filter(({ since, until }) => since < end + longest && until > start);
    if (near.length === 0) return noSums;
    if (near.some(({ since, until }) => since <= start && until >= end + longest)) {
      const row = ofHour.get(rules.id, start, record);
      return row === undefined ? noSums : sumsIn(row);
    }
    return file.records
      .passages(record, rules.id, start, end)
      .filter((passage) => hourStart(passage.entry, timeZone) === start && isMissed(passage, near, delivery))
      .reduce((sums, after) => sumsAfter(sums, { before: null, after }, file.rules().serviceLevel(rules.id)), noSums);
  }

  return ({ start, day }, missed) => {
    if (by === 'hour') return hourFilled(start, missed);
    return together(
      hoursOf(day, timeZone)
        .map((each) => hourFilled(each, missed))
        .filter((sums) => sums !== noSums),
    );
  };
}
