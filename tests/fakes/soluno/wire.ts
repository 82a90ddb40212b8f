import type { Instant } from '#core/time/instant';
import { hour, minute } from '#core/time/instant';
import { isoWithOffset, wallClock } from '../../truth/local-time.ts';
import type { SolunoCall } from './calls.ts';

/** The record as document 001 writes it: times with milliseconds and the zone's offset, `null` where there is none. */
export function recordText(call: SolunoCall, timeZone: string): string {
  const time = (at: Instant | null): string | null => (at === null ? null : isoWithOffset(at, timeZone));
  const { callerNo, receivingNo, calleeNo } = call;
  const record = {
    callerNo,
    start: time(call.start),
    receivingNo,
    received: time(call.received),
    calleeNo,
    calleeAnswered: time(call.calleeAnswered),
    stop: time(call.stop),
  };
  return JSON.stringify(record, null, 2);
}

/** How `from` and `to` are understood where document 001 leaves it open. */
export interface Walls {
  readonly timeZone: string;
  /** Which hour is meant by a wall time that happens twice. */
  readonly twice: 'first' | 'second';
}

/** `from` and `to`, both inclusive: `2017-01-04 08:00`, or `2017-01-04` for a whole day. `undefined`: not written so. */
export function periodOf(from: string, to: string, walls: Walls): readonly [Instant, Instant] | undefined {
  const start = wallInstant(/ /.test(from) ? from : `${from} 00:00`, walls);
  const end = wallInstant(/ /.test(to) ? to : `${to} 23:59`, walls);
  return start === undefined || end === undefined ? undefined : [start, / /.test(to) ? end : end + minute - 1];
}

/** An hour that never happens is taken as the one after. */
function wallInstant(text: string, walls: Walls): Instant | undefined {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d$/.test(text)) return undefined;
  const wanted = `${text.replace(' ', 'T')}:00.000`;
  const wall = Date.parse(`${wanted}Z`);
  const fits: Instant[] = [];
  for (let ahead = 14 * hour; ahead >= -12 * hour; ahead -= 15 * minute) {
    if (wallClock(wall - ahead, walls.timeZone) === wanted) fits.push(wall - ahead);
  }
  if (fits.length > 0) return walls.twice === 'first' ? fits[0] : fits.at(-1);
  return wallInstant(new Date(wall + hour).toISOString().slice(0, 16).replace('T', ' '), walls);
}
