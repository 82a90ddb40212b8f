import { Temporal } from 'temporal-polyfill';
import type { Instant, Milliseconds } from './instant.ts';
import { dayOf } from './zone.ts';

/** From Monday, 1, to Sunday, 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Minutes. */
const aDay = 24 * 60;

/** When somebody is expected to call. Times of day in minutes after midnight; `to` is after `from`, at most 1440. */
export interface OpeningHours {
  readonly days: readonly Weekday[];
  readonly from: number;
  readonly to: number;
}

/** For how long a source may be silent before its numbers are old. */
export interface Silence {
  readonly longest: Milliseconds;
  /** Silence at other times says nothing; absent: it always does. */
  readonly hours?: OpeningHours | undefined;
}

/** A week on, nothing new can be found. */
const furthest = 8;

/**
 * From when on a source is taken for silent that was last heard at the given instant; `Infinity` for never. With opening
 * hours: once it has been silent for longer than it may within those of one day.
 */
export function silentFrom({ longest, hours }: Silence, timeZone: string): (heardAt: Instant) => Instant {
  if (hours === undefined) return (heardAt) => heardAt + longest + 1;
  const open = remembered((date) => openOn(date, hours, timeZone));
  return (heardAt) => {
    let date = dayOf(heardAt, timeZone);
    for (let ahead = 0; ahead < furthest; ahead += 1) {
      const { from, to } = open(date);
      const silent = Math.max(heardAt, from) + longest + 1;
      if (silent <= to) return silent;
      date = Temporal.PlainDate.from(date).add({ days: 1 }).toString();
    }
    return Infinity;
  };
}

/** A calendar costs far more to ask than to remember, and it is the same day nearly always. */
function remembered<Answer>(ask: (date: string) => Answer): (date: string) => Answer {
  const answers = new Map<string, Answer>();
  return (date) => {
    const known = answers.get(date) ?? ask(date);
    if (answers.size > furthest) answers.clear();
    answers.set(date, known);
    return known;
  };
}

const never = { from: Infinity, to: -Infinity };

/** By the clock on the wall, also on days that are an hour shorter or longer. */
function openOn(date: string, { days, from, to }: OpeningHours, timeZone: string) {
  const plain = Temporal.PlainDate.from(date);
  if (!days.some((each) => each === plain.dayOfWeek)) return never;
  const at = (minutes: number): Instant =>
    minutes === aDay
      ? plain.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds
      : plain.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from({ hour: 0 }).add({ minutes }) })
          .epochMilliseconds;
  return { from: at(from), to: at(to) };
}
