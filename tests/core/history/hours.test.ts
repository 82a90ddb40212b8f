import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hourStart, hoursOf } from '#core/history/hours';
import { hour } from '#core/time/instant';
import { dayBounds, dayOf, toIso } from '#core/time/zone';

const startsIn = (day: string, zone: string) => hoursOf(day, zone).map((at) => toIso(at, zone));

describe('the hours of a day', () => {
  it('are 24', () => {
    const starts = startsIn('2026-11-18', 'Europe/Copenhagen');
    expect(starts).toHaveLength(24);
    expect([starts[0], starts[23]]).toEqual(['2026-11-18T00:00:00.000+01:00', '2026-11-18T23:00:00.000+01:00']);
  });

  it('are 23 where the clock is put forward, and 25 where it is put back, each with its offset', () => {
    const forward = startsIn('2026-03-29', 'Europe/Copenhagen');
    expect(forward).toHaveLength(23);
    expect(forward.slice(1, 3)).toEqual(['2026-03-29T01:00:00.000+01:00', '2026-03-29T03:00:00.000+02:00']);
    const back = startsIn('2026-10-25', 'Europe/Copenhagen');
    expect(back).toHaveLength(25);
    expect(back.slice(2, 4)).toEqual(['2026-10-25T02:00:00.000+02:00', '2026-10-25T02:00:00.000+01:00']);
  });

  it('begin on the half hour of the world, where a zone is half an hour off', () => {
    const starts = startsIn('2026-11-18', 'Asia/Kolkata');
    expect(starts).toHaveLength(24);
    expect(starts[9]).toBe('2026-11-18T09:00:00.000+05:30');
    expect(startsIn('2026-11-18', 'Asia/Kathmandu')[9]).toBe('2026-11-18T09:00:00.000+05:45');
  });

  it('where the clock is set by half an hour, are cut there', () => {
    const forward = startsIn('2026-10-04', 'Australia/Lord_Howe');
    expect(forward.slice(1, 4)).toEqual([
      '2026-10-04T01:00:00.000+10:30',
      '2026-10-04T02:30:00.000+11:00',
      '2026-10-04T03:00:00.000+11:00',
    ]);
    const back = startsIn('2026-04-05', 'Australia/Lord_Howe');
    expect(back.slice(1, 4)).toEqual([
      '2026-04-05T01:00:00.000+11:00',
      '2026-04-05T01:30:00.000+10:30',
      '2026-04-05T02:00:00.000+10:30',
    ]);
  });

  it.each(['Europe/Copenhagen', 'Asia/Kolkata', 'Australia/Lord_Howe', 'America/St_Johns', 'Asia/Beirut', 'UTC'])(
    'in %s: each instant is in one of them, which is of its day and no longer than an hour',
    (zone) => {
      const from = Date.parse('2026-01-01T00:00:00Z');
      fc.assert(
        fc.property(fc.nat(400 * 24 * 60), (minutes) => {
          const at = from + minutes * 60_000;
          const day = dayOf(at, zone);
          const starts = hoursOf(day, zone);
          const { start, end } = dayBounds(day, zone);
          const own = hourStart(at, zone);
          expect(starts[0]).toBe(start);
          expect(starts).toContain(own);
          const next = starts[starts.indexOf(own) + 1] ?? end;
          expect(at).toBeGreaterThanOrEqual(own);
          expect(at).toBeLessThan(next);
          expect(next - own).toBeLessThanOrEqual(hour);
        }),
      );
    },
  );
});
