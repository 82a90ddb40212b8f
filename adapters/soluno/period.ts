import type { Instant } from '#core/time/instant';
import { hour, minute } from '#core/time/instant';
import { dayBounds, dayOf, offsetAt, toIso } from '#core/time/zone';

const dayLength = 24 * hour;

/** The midnight that began the day so many days before that of `now`. */
export function midnightBefore(now: Instant, days: number, timeZone: string): Instant {
  const { start } = dayBounds(dayOf(now, timeZone), timeZone);
  // From noon, whole days lead to the right day also where some of them have 23 or 25 hours.
  return dayBounds(dayOf(start + dayLength / 2 - days * dayLength, timeZone), timeZone).start;
}

/**
 * `from` and `to` of document 001: wall time of the zone in whole minutes, `2017-01-04 08:00`. An hour that happens twice
 * has no wall time of its own, and which of the two Soluno takes it for is not documented: the period is then widened to
 * the nearest times that happen once, so that nothing is lost.
 */
export function periodQuery(from: Instant, to: Instant, timeZone: string): string {
  const first = wallMinute(onlyOnce(from, -minute, timeZone), timeZone);
  const last = wallMinute(onlyOnce(to, minute, timeZone), timeZone);
  return `from=${spelled(first)}&to=${spelled(last)}`;
}

/** As in the document, but for the space, which has no place in an address. */
function spelled(time: string): string {
  return time.replace(' ', '%20');
}

/** The nearest whole minute in the direction of `step` whose wall time happens once. */
function onlyOnce(at: Instant, step: number, timeZone: string): Instant {
  let time = Math.floor(at / minute) * minute;
  while (happensTwice(time, timeZone)) time += step;
  return time;
}

function happensTwice(at: Instant, timeZone: string): boolean {
  const own = offsetAt(at, timeZone);
  return [at - dayLength, at + dayLength].some((other) => {
    const offset = offsetAt(other, timeZone);
    return offset !== own && offsetAt(at + own - offset, timeZone) === offset;
  });
}

function wallMinute(at: Instant, timeZone: string): string {
  return toIso(at, timeZone).slice(0, 16).replace('T', ' ');
}
