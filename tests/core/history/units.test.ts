import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAfter, daysBetween, daysFrom, weekday } from '#core/history/days';
import { unitsOf } from '#core/history/units';
import { wallClock } from '#tests/truth/local-time';

const zones = ['Europe/Copenhagen', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Asia/Beirut', 'Africa/Cairo', 'UTC'];

describe.each(zones)('the hours of days in %s', (timeZone) => {
  it('are those of a clock on the wall, also on days on which it is set', () => {
    const units = unitsOf('2026-01-01', '2026-12-31', 'hour', timeZone);
    expect(units.map(({ day, hour }) => `${day} ${hour}`)).toEqual(
      units.map(({ start }) => {
        const wall = wallClock(start, timeZone);
        return `${wall.slice(0, 10)} ${Number(wall.slice(11, 13))}`;
      }),
    );
  });
});

describe('days', () => {
  it('go over the ends of months and years, and over a leap day', () => {
    expect(daysFrom('2027-12-30', '2028-01-02')).toEqual(['2027-12-30', '2027-12-31', '2028-01-01', '2028-01-02']);
    expect(daysFrom('2028-02-28', '2028-03-01')).toEqual(['2028-02-28', '2028-02-29', '2028-03-01']);
    expect(daysFrom('2026-11-18', '2026-11-18')).toEqual(['2026-11-18']);
    expect(daysFrom('2026-11-18', '2026-11-17')).toEqual([]);
  });

  it('are as many as there are between them, each the one after the one before', () => {
    fc.assert(
      fc.property(fc.nat(20_000), fc.nat(500), (since, more) => {
        const from = dayAfter('1990-01-01', since);
        const to = dayAfter(from, more);
        const days = daysFrom(from, to);
        expect(days).toHaveLength(daysBetween(from, to));
        expect(days.at(-1)).toBe(to);
        expect(days.slice(1)).toEqual(days.slice(0, -1).map((day) => dayAfter(day, 1)));
      }),
      { numRuns: 30 },
    );
  });

  it('have their place in the week: Monday is 1 and Sunday is 7', () => {
    expect(daysFrom('2026-11-23', '2026-11-29').map(weekday)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });
});
