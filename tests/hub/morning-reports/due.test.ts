import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAfter } from '#core/history/days';
import { minute } from '#core/time/instant';
import { dayOf, toIso } from '#core/time/zone';
import { instantOf, morningsAt, mostMornings, reportsOf } from '#hub/morning-reports/due';

const zone = 'Europe/Copenhagen';
const at = (iso: string): number => Date.parse(iso);

describe('the reports of a morning', () => {
  const all = ['day', 'week', 'month'] as const;

  it('are of the day before, on a Monday of the week, on the first of the month', () => {
    expect(reportsOf('2026-11-27', all)).toEqual([{ period: 'day', from: '2026-11-26', to: '2026-11-26' }]);
    expect(reportsOf('2026-11-30', all)).toEqual([
      { period: 'day', from: '2026-11-29', to: '2026-11-29' },
      { period: 'week', from: '2026-11-23', to: '2026-11-29' },
    ]);
    expect(reportsOf('2027-03-01', all)).toEqual([
      { period: 'day', from: '2027-02-28', to: '2027-02-28' },
      { period: 'week', from: '2027-02-22', to: '2027-02-28' },
      { period: 'month', from: '2027-02-01', to: '2027-02-28' },
    ]);
    expect(reportsOf('2027-03-01', ['month'])).toHaveLength(1);
  });
});

describe('mornings', () => {
  it('come at their time of the day, also where the clocks change', () => {
    const before = morningsAt(at('2026-11-27T06:29:59+01:00'), '2026-11-26', '06:30', zone);
    expect(before).toEqual({ due: [], next: at('2026-11-27T06:30:00+01:00') });
    const after = morningsAt(at('2026-11-27T06:30:00+01:00'), '2026-11-26', '06:30', zone);
    expect(after).toEqual({ due: ['2026-11-27'], next: at('2026-11-28T06:30:00+01:00') });
    // The hour from two to three is not there in March, and there twice in October.
    expect(toIso(instantOf('2027-03-28', '02:30', zone), zone)).toBe('2027-03-28T03:30:00.000+02:00');
    expect(toIso(instantOf('2026-10-25', '02:30', zone), zone)).toBe('2026-10-25T02:30:00.000+02:00');
    expect(toIso(instantOf('2026-11-27', '06:30', 'Asia/Kolkata'), 'Asia/Kolkata')).toContain('06:30:00.000+05:30');
  });

  it('that nobody was there for are made up for, as far as a month back; at first only that of today', () => {
    expect(morningsAt(at('2026-11-27T12:00:00+01:00'), '2026-11-24', '06:30', zone).due).toEqual([
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
    ]);
    const { due } = morningsAt(at('2026-11-27T12:00:00+01:00'), '2025-01-01', '06:30', zone);
    expect(due).toHaveLength(31);
    expect([due[0], due.at(-1)]).toEqual(['2026-10-28', '2026-11-27']);
    expect(morningsAt(at('2026-11-27T12:00:00+01:00'), null, '06:30', zone).due).toEqual(['2026-11-27']);
    expect(morningsAt(at('2026-11-27T05:00:00+01:00'), null, '06:30', zone).due).toEqual([]);
  });

  it('come each once and in order, however the hub is started and its clock set', () => {
    const time = fc
      .record({ hour: fc.nat(23), minutes: fc.nat(59) })
      .map(({ hour, minutes }) => `${String(hour).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`);
    const steps = fc.array(fc.integer({ min: -180, max: 3_000 }), { maxLength: 60 });
    const zones = fc.constantFrom(zone, 'Asia/Kolkata', 'America/St_Johns', 'Pacific/Apia');
    fc.assert(
      fc.property(time, steps, zones, (timeOfDay, minutes, timeZone) => {
        let [now, last] = [at('2026-10-20T03:00:00Z'), dayAfter(dayOf(at('2026-10-20T03:00:00Z'), timeZone), -1)];
        const made: string[] = [];
        for (const step of minutes) {
          now += step * minute;
          const { due, next } = morningsAt(now, last, timeOfDay, timeZone);
          expect(next).toBeGreaterThan(now);
          expect(next - now).toBeLessThanOrEqual(25 * 60 * minute);
          for (const day of due) expect(instantOf(day, timeOfDay, timeZone)).toBeLessThanOrEqual(now);
          made.push(...due);
          last = due.at(-1) ?? last;
        }
        for (const [index, day] of made.entries()) {
          const previous = made[index - 1];
          if (previous !== undefined) expect(day).toBe(dayAfter(previous, 1));
        }
        expect(mostMornings).toBe(31);
      }),
    );
  });
});
