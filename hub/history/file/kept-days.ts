import type { DatabaseSync } from 'node:sqlite';
import type { Sums } from '#core/history/sums';
import type { Instant } from '#core/time/instant';
import { dayBounds } from '#core/time/zone';
import { numbersIn, sumsWithoutWaits } from './sums-text.ts';

/** So many days of queues are kept in memory: a year of two queues, or a month of thirty. Some 10 MB. */
const mostKeptDays = 1_000;

/** By source: what the queue's calls of a day come to, without how many waited for how long. */
type DayOfSources = ReadonlyMap<string, Sums>;

/** By source and the hour's start, without that too: nobody asks it of an hour. */
export type HoursOfSources = ReadonlyMap<string, ReadonlyMap<Instant, Sums>>;

/**
 * The days as they stand in the file, read once: one that is over hardly ever changes, and is looked at again and again. Whoever
 * writes says which are not any more as they were.
 */
export interface KeptDays {
  day(queue: string, day: string): DayOfSources;
  hours(queue: string, day: string): HoursOfSources;
  /** Of that source: seconds and how many calls waited so long, one after the other. A list of numbers takes a tenth of a map's room. */
  waits(queue: string, day: string, source: string): readonly number[];
  /** Who ever told of the queue. */
  sources(queue: string): ReadonlySet<string>;
  changed(queue: string, day: string, source: string): void;
  allChanged(): void;
}

interface Kept {
  day?: DayOfSources;
  hours?: HoursOfSources;
  waits?: ReadonlyMap<string, readonly number[]>;
}

export function createKeptDays(database: DatabaseSync, timeZone: () => string): KeptDays {
  const readDay = database.prepare('SELECT source, totals, longest, at_least FROM day WHERE queue = ? AND day = ?');
  const readHours = database.prepare(
    'SELECT source, start, totals, longest, at_least FROM hour WHERE queue = ? AND start >= ? AND start < ?',
  );
  const readWaits = database.prepare('SELECT source, waits FROM day WHERE queue = ? AND day = ?');
  const readSources = database.prepare('SELECT DISTINCT source FROM day WHERE queue = ?');
  /** By queue and day; who was asked for last is at the end. */
  const kept = new Map<string, Kept>();
  const told = new Map<string, ReadonlySet<string>>();

  function of(queue: string, day: string): Kept {
    const key = keyOf(queue, day);
    const known = kept.get(key) ?? {};
    kept.delete(key);
    kept.set(key, known);
    const [oldest] = kept.keys();
    if (kept.size > mostKeptDays && oldest !== undefined) kept.delete(oldest);
    return known;
  }

  function hoursIn(queue: string, day: string): HoursOfSources {
    const { start, end } = dayBounds(day, timeZone());
    const hours = new Map<string, Map<Instant, Sums>>();
    for (const row of readHours.all(queue, start, end)) {
      const source = String(row['source']);
      const own = hours.get(source) ?? new Map<Instant, Sums>();
      hours.set(source, own.set(Number(row['start']), sumsWithoutWaits(row)));
    }
    return hours;
  }

  return {
    day(queue, day) {
      const known = of(queue, day);
      return (known.day ??= new Map(
        readDay.all(queue, day).map((row) => [String(row['source']), sumsWithoutWaits(row)]),
      ));
    },
    hours(queue, day) {
      const known = of(queue, day);
      return (known.hours ??= hoursIn(queue, day));
    },
    waits(queue, day, source) {
      const known = of(queue, day);
      known.waits ??= new Map(readWaits.all(queue, day).map((row) => [String(row['source']), numbersIn(row['waits'])]));
      return known.waits.get(source) ?? [];
    },
    sources(queue) {
      const known = told.get(queue) ?? new Set(readSources.all(queue).map(({ source }) => String(source)));
      told.set(queue, known);
      return known;
    },
    changed(queue, day, source) {
      kept.delete(keyOf(queue, day));
      if (told.get(queue)?.has(source) === false) told.delete(queue);
    },
    allChanged() {
      kept.clear();
      told.clear();
    },
  };
}

function keyOf(queue: string, day: string): string {
  return `${day} ${queue}`;
}
