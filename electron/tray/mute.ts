import { Temporal } from 'temporal-polyfill';

export type MuteLength = 'quarter' | 'hour' | 'tomorrow';

const minute = 60_000;
/** Whoever mutes until tomorrow is not there before this hour. */
const morning = 6;

/** The instant, in milliseconds, until which nothing is heard. */
export function muteUntil(length: MuteLength, now: number, timeZone: string): number {
  if (length === 'quarter') return now + 15 * minute;
  if (length === 'hour') return now + 60 * minute;
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate();
  return today.add({ days: 1 }).toZonedDateTime({ timeZone, plainTime: { hour: morning } }).epochMilliseconds;
}
