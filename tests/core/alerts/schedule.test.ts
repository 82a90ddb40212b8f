import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { weekSchedule, type WeekHours } from '#core/alerts/schedule';
import { hour, minute } from '#core/time/instant';
import { offsetAt } from '#core/time/zone';

const zone = 'Europe/Copenhagen';
const at = (iso: string) => Date.parse(iso);
const nothingClosed = () => false;
const everyDay = (from: number, to: number): WeekHours => {
  const spans = [{ from: from * 60, to: to * 60 }];
  return { 1: spans, 2: spans, 3: spans, 4: spans, 5: spans, 6: spans, 7: spans };
};

/** When it is such a time within so many hours, by asking for each next change only. */
function spells(schedule: ReturnType<typeof weekSchedule>, from: string, hours: number): readonly string[] {
  const end = at(from) + hours * hour;
  const found: string[] = [];
  let [now, was] = [at(from), false];
  while (now < end) {
    const { isIn, until } = schedule(now);
    if (isIn !== was) found.push(`${isIn ? 'in' : 'out'} ${new Date(now).toISOString().slice(5, 16)}`);
    expect(until).toBeGreaterThan(now);
    [now, was] = [until, isIn];
  }
  return found;
}

describe('opening hours', () => {
  test('with a break at noon', () => {
    const hours: WeekHours = {
      1: [
        { from: 8 * 60, to: 12 * 60 },
        { from: 12 * 60 + 30, to: 16 * 60 },
      ],
    };
    expect(spells(weekSchedule(hours, nothingClosed, zone), '2026-11-23T00:00:00+01:00', 48)).toEqual([
      'in 11-23T07:00',
      'out 11-23T11:00',
      'in 11-23T11:30',
      'out 11-23T15:00',
    ]);
  });

  test('past midnight belong to the day on which they begin', () => {
    const hours: WeekHours = { 5: [{ from: 22 * 60, to: 6 * 60 }] };
    expect(spells(weekSchedule(hours, nothingClosed, zone), '2026-11-27T00:00:00+01:00', 7 * 24)).toEqual([
      'in 11-27T21:00',
      'out 11-28T05:00',
    ]);
  });

  test('end where a closed day begins, and what would begin on one does not', () => {
    const night = everyDay(22, 6);
    const schedule = weekSchedule(night, (date) => date === '2026-12-24', zone);
    expect(spells(schedule, '2026-12-23T12:00:00+01:00', 60)).toEqual([
      'in 12-23T21:00',
      'out 12-23T23:00',
      'in 12-25T21:00',
    ]);
  });

  test('without hours a closed day is the whole of it', () => {
    const schedule = weekSchedule(undefined, (date) => date === '2026-12-24', zone);
    expect(spells(schedule, '2026-12-23T12:00:00+01:00', 48)).toEqual([
      'in 12-23T11:00',
      'out 12-23T23:00',
      'in 12-24T23:00',
    ]);
  });

  test('a whole day is one whether it has 23, 24 or 25 hours', () => {
    const sunday: WeekHours = { 7: [{ from: 0, to: 24 * 60 }] };
    const schedule = weekSchedule(sunday, nothingClosed, zone);
    expect(spells(schedule, '2026-03-28T12:00:00+01:00', 48)).toEqual(['in 03-28T23:00', 'out 03-29T22:00']);
    expect(spells(schedule, '2026-10-24T12:00:00+02:00', 48)).toEqual(['in 10-24T22:00', 'out 10-25T23:00']);
  });

  test('go by the clock on the wall when it is set', () => {
    const night = weekSchedule(
      { 6: [{ from: 22 * 60, to: 6 * 60 }], 7: [{ from: 8 * 60, to: 9 * 60 }] },
      nothingClosed,
      zone,
    );
    expect(spells(night, '2026-03-28T12:00:00+01:00', 24)).toEqual([
      'in 03-28T21:00',
      'out 03-29T04:00',
      'in 03-29T06:00',
      'out 03-29T07:00',
    ]);
    expect(spells(night, '2026-10-24T12:00:00+02:00', 24)).toEqual([
      'in 10-24T20:00',
      'out 10-25T05:00',
      'in 10-25T07:00',
      'out 10-25T08:00',
    ]);
  });
});

test('at any moment of a year it is what the clock on the wall says, but in the hours in which that is set', () => {
  const times = fc.integer({ min: 0, max: 24 * 4 - 1 }).map((quarter) => quarter * 15);
  const span = fc.tuple(times, times).filter(([from, to]) => from !== to);
  const week = fc.array(fc.array(span, { maxLength: 2 }), { minLength: 7, maxLength: 7 });
  const start = at('2026-01-01T00:00:00Z');
  const moments = fc.array(fc.integer({ min: 0, max: 365 * 24 * 60 }), { minLength: 20, maxLength: 20 });
  fc.assert(
    fc.property(week, moments, fc.integer({ min: 0, max: 6 }), (days, minutes, closedDay) => {
      const hours: WeekHours = Object.fromEntries(
        days.map((spans, index) => [index + 1, spans.map(([from, to]) => ({ from, to }))]),
      );
      const isClosed = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDate() % 7 === closedDay;
      const schedule = weekSchedule(hours, isClosed, zone);
      for (const each of minutes) {
        const now = start + each * minute;
        const offset = offsetAt(now, zone);
        // Where the clock was or will be set within a day, a time of day is not one moment.
        if (offsetAt(now - 30 * hour, zone) !== offset || offsetAt(now + 30 * hour, zone) !== offset) continue;
        const wall = new Date(now + offset);
        const before = new Date(now + offset - 24 * hour);
        const ofDay = (day: Date) => days[(day.getUTCDay() + 6) % 7] ?? [];
        const time = wall.getUTCHours() * 60 + wall.getUTCMinutes();
        const dateOf = (day: Date) => day.toISOString().slice(0, 10);
        const today = ofDay(wall).some(([from, to]) => (to > from ? time >= from && time < to : time >= from));
        const night = !isClosed(dateOf(before)) && ofDay(before).some(([from, to]) => to <= from && time < to);
        expect(schedule(now).isIn).toBe(!isClosed(dateOf(wall)) && (today || night));
      }
    }),
  );
});
