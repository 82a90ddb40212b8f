import { describe, expect, it } from 'vitest';
import { minute } from '#core/time/instant';
import type { OpeningHours } from '#core/time/silence';
import { silentFrom } from '#core/time/silence';
import { toIso } from '#core/time/zone';

const zone = 'Europe/Copenhagen';
const weekdays: OpeningHours = { days: [1, 2, 3, 4, 5], from: 8 * 60, to: 16 * 60 };

/** When a source is silent that may be so for half an hour, to the minute. */
const silent = (heardAt: string, hours: OpeningHours | undefined = weekdays): string | null => {
  const at = silentFrom({ longest: 30 * minute, hours }, zone)(Date.parse(heardAt));
  return at === Infinity ? null : toIso(at - 1, zone);
};

describe('a source without opening hours', () => {
  it('is silent when it has said nothing for longer than it may, by day and by night', () => {
    const from = silentFrom({ longest: 30 * minute }, zone);
    expect(from(Date.parse('2026-11-18T23:59:00+01:00'))).toBe(Date.parse('2026-11-19T00:29:00.001+01:00'));
  });
});

describe('a source that is expected to speak from 8 to 16 on weekdays', () => {
  it.each([
    [
      'within the hours, half an hour after its last word',
      '2026-11-18T10:00:00+01:00',
      '2026-11-18T10:30:00.000+01:00',
    ],
    [
      'not before the morning, if it spoke last in the evening',
      '2026-11-18T19:00:00+01:00',
      '2026-11-19T08:30:00.000+01:00',
    ],
    ['not on the weekend', '2026-11-20T15:45:00+01:00', '2026-11-23T08:30:00.000+01:00'],
    [
      'not when it fell silent shortly before closing time',
      '2026-11-18T15:31:00+01:00',
      '2026-11-19T08:30:00.000+01:00',
    ],
    ['still on the day, at closing time at the latest', '2026-11-18T15:29:59+01:00', '2026-11-18T15:59:59.000+01:00'],
    ['early in the morning it counts from opening time', '2026-11-18T05:00:00+01:00', '2026-11-18T08:30:00.000+01:00'],
    ['by the clock on the wall when summer time ends', '2026-10-24T12:00:00+02:00', '2026-10-26T08:30:00.000+01:00'],
  ])('is silent %s', (_, heardAt, expected) => {
    expect(silent(heardAt)).toBe(expected);
  });

  it('is never silent where no day has hours enough', () => {
    expect(silent('2026-11-18T10:00:00+01:00', { days: [3], from: 600, to: 620 })).toBeNull();
  });

  it('may have hours until midnight', () => {
    expect(silent('2026-11-18T23:20:00+01:00', { days: [3], from: 0, to: 24 * 60 })).toBe(
      '2026-11-18T23:50:00.000+01:00',
    );
    expect(silent('2026-11-18T23:45:00+01:00', { days: [3], from: 0, to: 24 * 60 })).toBe(
      '2026-11-25T00:30:00.000+01:00',
    );
  });
});
