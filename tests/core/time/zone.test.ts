import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Instant } from '#core/time/instant';
import { hour, minute } from '#core/time/instant';
import { dayBounds, dayOf, isTimeZone, offsetAt, toIso, wallMilliseconds, wallTimeToInstant } from '#core/time/zone';

const copenhagen = 'Europe/Copenhagen';

/** Zones, each with a moment at which its clocks change, where they do. */
const zones: readonly (readonly [zone: string, change: string])[] = [
  [copenhagen, '2026-03-29T01:00:00Z'],
  [copenhagen, '2026-10-25T01:00:00Z'],
  ['America/New_York', '2026-11-01T06:00:00Z'],
  ['America/St_Johns', '2026-03-08T05:30:00Z'],
  ['America/Havana', '2026-11-01T05:00:00Z'],
  ['Atlantic/Azores', '2026-10-25T01:00:00Z'],
  ['Africa/Cairo', '2026-04-23T22:00:00Z'],
  ['Africa/Cairo', '2026-10-29T21:00:00Z'],
  ['Asia/Kolkata', '2026-05-01T00:00:00Z'],
  ['Asia/Kathmandu', '2026-05-01T00:00:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00:00Z'],
  ['Australia/Lord_Howe', '2026-10-03T15:30:00Z'],
  ['Pacific/Chatham', '2026-04-04T14:00:00Z'],
  ['Antarctica/Troll', '2026-03-29T01:00:00Z'],
  ['UTC', '2026-01-01T00:00:00Z'],
];

/** Any time from 2020 to 2040, and as often one within three hours of a change. */
const anywhere = fc.constantFrom(...zones).chain(([zone, change]) =>
  fc.tuple(
    fc.constant(zone),
    fc.oneof(
      fc.integer({ min: Date.UTC(2020), max: Date.UTC(2040) }),
      fc.integer({ min: -3 * hour, max: 3 * hour }).map((by) => Date.parse(change) + by),
    ),
  ),
);

const temporalAt = (at: Instant, zone: string) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
const utc = (iso: string) => Date.parse(`${iso}Z`);

describe('the offset of a zone', () => {
  it('is what Temporal says, in every zone and at every change', () => {
    fc.assert(
      fc.property(anywhere, ([zone, at]) => {
        expect(offsetAt(at, zone)).toBe(temporalAt(at, zone).offsetNanoseconds / 1e6);
      }),
      { numRuns: 1_000 },
    );
  });

  it('changes in the very millisecond in which the clocks do', () => {
    const change = Date.parse('2026-03-29T01:00:00Z');
    expect(offsetAt(change - 1, copenhagen)).toBe(hour);
    expect(offsetAt(change, copenhagen)).toBe(2 * hour);
  });

  it('may have half and quarter hours', () => {
    expect(offsetAt(0, 'Asia/Kolkata')).toBe(5.5 * hour);
    expect(offsetAt(Date.UTC(2026), 'Asia/Kathmandu')).toBe(5.75 * hour);
    expect(offsetAt(Date.UTC(2026), 'America/St_Johns')).toBe(-3.5 * hour);
  });

  it('exists only for zones that exist', () => {
    expect([copenhagen, 'UTC', 'Asia/Kolkata'].every(isTimeZone)).toBe(true);
    expect(['Europe/Copenhagn', '', 'Denmark/Copenhagen', 'here'].some(isTimeZone)).toBe(false);
  });
});

describe('an instant as text', () => {
  it('has the wall clock of the zone and its offset, with milliseconds', () => {
    expect(toIso(Date.parse('2026-11-18T08:12:04.120Z'), copenhagen)).toBe('2026-11-18T09:12:04.120+01:00');
    expect(toIso(Date.parse('2026-07-01T00:00:00Z'), copenhagen)).toBe('2026-07-01T02:00:00.000+02:00');
    expect(toIso(Date.parse('2026-01-01T00:00:00Z'), 'America/St_Johns')).toBe('2025-12-31T20:30:00.000-03:30');
    expect(toIso(Date.parse('2026-01-01T00:00:00Z'), 'Asia/Kathmandu')).toBe('2026-01-01T05:45:00.000+05:45');
    expect(toIso(Date.parse('2026-01-01T00:00:00Z'), 'UTC')).toBe('2026-01-01T00:00:00.000+00:00');
  });

  it('tells the two half past twos of an autumn night apart', () => {
    expect(toIso(Date.parse('2026-10-25T00:30:00Z'), copenhagen)).toBe('2026-10-25T02:30:00.000+02:00');
    expect(toIso(Date.parse('2026-10-25T01:30:00Z'), copenhagen)).toBe('2026-10-25T02:30:00.000+01:00');
  });

  it('is read as the same instant by anybody', () => {
    fc.assert(
      fc.property(anywhere, ([zone, at]) => {
        expect(Date.parse(toIso(at, zone))).toBe(at);
        expect(Temporal.PlainDateTime.from(toIso(at, zone)).equals(temporalAt(at, zone).toPlainDateTime())).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a day', () => {
  const hoursOf = (day: string, zone: string = copenhagen) => {
    const { start, end } = dayBounds(day, zone);
    return (end - start) / hour;
  };

  it('has 24 hours, 23 when the clocks go forward and 25 when they go back', () => {
    expect(hoursOf('2026-11-18')).toBe(24);
    expect(hoursOf('2026-03-29')).toBe(23);
    expect(hoursOf('2026-10-25')).toBe(25);
    expect(hoursOf('2026-04-05', 'Australia/Lord_Howe')).toBe(24.5);
  });

  it('begins at one o’clock where there is no midnight', () => {
    const { start } = dayBounds('2026-04-24', 'Africa/Cairo');
    expect(toIso(start, 'Africa/Cairo')).toBe('2026-04-24T01:00:00.000+03:00');
    expect(dayOf(start, 'Africa/Cairo')).toBe('2026-04-24');
    expect(dayOf(start - 1, 'Africa/Cairo')).toBe('2026-04-23');
    expect(hoursOf('2026-04-24', 'Africa/Cairo')).toBe(23);
  });

  it('begins at the first midnight where midnight strikes twice', () => {
    const { start } = dayBounds('2026-11-01', 'America/Havana');
    expect(toIso(start, 'America/Havana')).toBe('2026-11-01T00:00:00.000-04:00');
    expect(dayOf(start + 90 * minute, 'America/Havana')).toBe('2026-11-01');
    expect(hoursOf('2026-11-01', 'America/Havana')).toBe(25);
  });

  it('ends in the millisecond before midnight of the zone, not of UTC', () => {
    expect(dayOf(Date.parse('2026-11-18T22:59:59.999Z'), copenhagen)).toBe('2026-11-18');
    expect(dayOf(Date.parse('2026-11-18T23:00:00.000Z'), copenhagen)).toBe('2026-11-19');
  });

  it('leaves no instant without a day and gives none to two', () => {
    fc.assert(
      fc.property(anywhere, ([zone, at]) => {
        const day = dayOf(at, zone);
        const { start, end } = dayBounds(day, zone);
        expect(start <= at && at < end).toBe(true);
        expect([dayOf(start, zone), dayOf(end - 1, zone)]).toEqual([day, day]);
        expect(dayOf(end, zone) > day && dayOf(start - 1, zone) < day).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('what a clock on the wall shows', () => {
  it('is found again from any instant, the hours that happen twice included', () => {
    fc.assert(
      fc.property(anywhere, ([zone, at]) => {
        expect(wallTimeToInstant(at + offsetAt(at, zone), zone, at)).toBe(at);
      }),
      { numRuns: 1_000 },
    );
  });

  it('means what Temporal takes it for where nothing is near: the first of two, and after a gap', () => {
    fc.assert(
      fc.property(anywhere, ([zone, wall]) => {
        const read = Temporal.PlainDateTime.from(new Date(wall).toISOString().slice(0, -1)).toZonedDateTime(zone);
        expect(wallTimeToInstant(wall, zone)).toBe(read.epochMilliseconds);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is in the nearer of the two hours, so that a caller in the second one has not waited an hour', () => {
    const halfPastTwo = utc('2026-10-25T02:30:00');
    const [first, second] = [Date.parse('2026-10-25T00:30:00Z'), Date.parse('2026-10-25T01:30:00Z')];
    expect(wallTimeToInstant(halfPastTwo, copenhagen)).toBe(first);
    expect(wallTimeToInstant(halfPastTwo, copenhagen, first + 29 * minute)).toBe(first);
    expect(wallTimeToInstant(halfPastTwo, copenhagen, second - 29 * minute)).toBe(second);
    expect(wallTimeToInstant(halfPastTwo, copenhagen, second + 3 * hour)).toBe(second);
  });

  it('is just after the gap where it shows an hour that never was', () => {
    const never = wallTimeToInstant(utc('2026-03-29T02:30:00'), copenhagen);
    expect(toIso(never, copenhagen)).toBe('2026-03-29T03:30:00.000+02:00');
  });
});

describe('a reading of the wall clock', () => {
  it('is none on a day or at an hour that no calendar has', () => {
    expect(wallMilliseconds(2026, 11, 18, 9, 12, 4)).toBe(utc('2026-11-18T09:12:04'));
    expect(wallMilliseconds(2028, 2, 29, 0, 0, 0)).toBe(utc('2028-02-29T00:00:00'));
    expect(wallMilliseconds(2026, 2, 29, 0, 0, 0)).toBeUndefined();
    expect(wallMilliseconds(2026, 0, 10, 0, 0, 0)).toBeUndefined();
    expect(wallMilliseconds(2026, 13, 1, 0, 0, 0)).toBeUndefined();
    expect(wallMilliseconds(2026, 11, 0, 0, 0, 0)).toBeUndefined();
    expect(wallMilliseconds(2026, 11, 18, 24, 0, 0)).toBeUndefined();
  });

  it('is not moved by a century where the year has two digits', () => {
    expect(wallMilliseconds(26, 11, 18, 9, 0, 0)).toBeUndefined();
  });
});
