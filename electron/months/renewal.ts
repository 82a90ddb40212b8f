import { Temporal } from 'temporal-polyfill';

/** The quiet hours of nearly every call centre: from then on a moment in which nobody waits is looked for. */
const begins = 3;
/** By then it is done though somebody waits: nobody sees it anyway. */
const ends = 5;
/** A page that is younger than this needs no other. Milliseconds. */
const young = 6 * 3_600_000;

interface Moment {
  /** Instants in milliseconds. */
  readonly now: number;
  /** When the page that is shown was made. */
  readonly madeAt: number;
  readonly timeZone: string;
  /** `null`: nobody knows. */
  readonly waiting: number | null;
}

/** Whether the page is to be renewed now: once a night, so that nothing that grows in it grows for months. */
export function isRenewalDue({ now, madeAt, timeZone, waiting }: Moment): boolean {
  if (now - madeAt < young) return false;
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
  if (hour < begins || hour >= ends) return false;
  return waiting === 0 || (hour === ends - 1 && minute >= 45);
}
