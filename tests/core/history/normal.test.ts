import { describe, expect, it } from 'vitest';
import { daysLike, normalOf, passedAt } from '#core/history/normal';

const day = (...calls: readonly (readonly [hour: number, offered: number])[]) => ({
  hours: calls.map(([hour, offered]) => ({ hour, offered })),
});

describe('what is normal', () => {
  it('is the median of such days, by the hour and until now', () => {
    const days = [day([9, 10], [10, 4]), day([9, 20], [10, 4]), day([9, 12], [10, 8]), day([9, 100], [10, 0])];
    const { hours, soFar } = normalOf(days, 10.5);
    expect([hours[8], hours[9], hours[10]]).toEqual([0, 16, 4]);
    // 12, 16, 22 and 100 by half past ten.
    expect(soFar).toBe(19);
  });

  it('is known from four days on, and a day without calls is none', () => {
    const open = day([9, 10]);
    expect(normalOf([open, open, open, day([9, 0])], 12)).toEqual({ hours: Array(24).fill(null), soFar: null });
    expect(normalOf([open, open, open, open], 12).soFar).toBe(10);
  });

  it('of an hour that happens twice is both together', () => {
    const long = day([2, 3], [2, 4]);
    expect(normalOf([long, long, long, long], 24).hours[2]).toBe(7);
  });
});

it('compares a day with the eight like weekdays before it', () => {
  expect(daysLike('2026-11-18')).toEqual([
    '2026-09-23',
    '2026-09-30',
    '2026-10-07',
    '2026-10-14',
    '2026-10-21',
    '2026-10-28',
    '2026-11-04',
    '2026-11-11',
  ]);
});

it('knows how much of the day has passed by the clock on the wall', () => {
  expect(passedAt(Date.parse('2026-11-18T11:30:00Z'), 3_600_000)).toBe(12.5);
});
