import type { Instant } from '#core/time/instant';

/**
 * Clocks on walls, by the machine's own `Intl` and nothing of the product, so that a mistake is not made twice.
 * Zones change their offset on quarters of an hour only, so that one look-up serves a quarter.
 */
const quarter = 900_000;
const offsets = new Map<string, Map<number, number>>();
const formats = new Map<string, Intl.DateTimeFormat>();

/** Minutes that the zone's clock is ahead of UTC. */
function offsetMinutes(instant: Instant, timeZone: string): number {
  let known = offsets.get(timeZone);
  if (known === undefined) offsets.set(timeZone, (known = new Map()));
  const block = Math.floor(instant / quarter);
  let offset = known.get(block);
  if (offset === undefined) known.set(block, (offset = askedOffset(block * quarter, timeZone)));
  return offset;
}

function askedOffset(instant: Instant, timeZone: string): number {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
    formats.set(timeZone, format);
  }
  const text = format.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(text) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** What the zone's clock shows, as if it were UTC: `2026-11-18T09:12:04.120`. */
export function wallClock(instant: Instant, timeZone: string): string {
  return new Date(instant + offsetMinutes(instant, timeZone) * 60_000).toISOString().slice(0, -1);
}

/** `2026-11-18`. */
export function dayOf(instant: Instant, timeZone: string): string {
  return wallClock(instant, timeZone).slice(0, 10);
}

/** `+01:00`. */
export function offsetText(instant: Instant, timeZone: string): string {
  const offset = offsetMinutes(instant, timeZone);
  const size = Math.abs(offset);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** `2026-11-18T09:12:04.120+01:00`. */
export function isoWithOffset(instant: Instant, timeZone: string): string {
  return wallClock(instant, timeZone) + offsetText(instant, timeZone);
}

/** The first instant of a day: the first quarter that the zone's clock calls that day, midnight or not. */
export function startOfDay(day: string, timeZone: string): Instant {
  let instant = Date.parse(`${day}T00:00:00Z`) - 16 * 3_600_000;
  while (dayOf(instant, timeZone) !== day) instant += quarter;
  return instant;
}
