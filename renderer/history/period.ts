/** So long a time is looked at together. */
export type Length = 'day' | 'week' | 'month';

export interface Period {
  /** `YYYY-MM-DD`, both included. */
  readonly from: string;
  readonly to: string;
}

const dayLength = 24 * 60 * 60 * 1_000;

/** Days are reckoned as dates of a calendar, at noon in UTC: no clock is ever set there. */
const noonOf = (day: string): number => Date.parse(`${day}T12:00:00Z`);
const dayOf = (noon: number): string => new Date(noon).toISOString().slice(0, 10);

/** The week (from Monday), the month or the day itself in which that day is. */
export function periodAround(day: string, length: Length): Period {
  switch (length) {
    case 'day':
      return { from: day, to: day };
    case 'week': {
      const sinceMonday = (new Date(noonOf(day)).getUTCDay() + 6) % 7;
      const from = noonOf(day) - sinceMonday * dayLength;
      return { from: dayOf(from), to: dayOf(from + 6 * dayLength) };
    }
    case 'month': {
      const [year = '', month = ''] = day.split('-');
      return { from: `${year}-${month}-01`, to: dayOf(Date.UTC(Number(year), Number(month), 0, 12)) };
    }
  }
}

/** A day of the period that is so many periods later, or earlier. */
export function moved(day: string, length: Length, by: 1 | -1): string {
  const { from, to } = periodAround(day, length);
  return dayOf(by === 1 ? noonOf(to) + dayLength : noonOf(from) - dayLength);
}
