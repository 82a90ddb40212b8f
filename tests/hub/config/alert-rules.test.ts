import { describe, expect, test } from 'vitest';
import { createConfig } from '#hub/config/config';
import { ConfigInvalid } from '#hub/config/problems';

const pbx = { id: 'pbx', adapter: 'flexfone-webhooks', secret: 'not-a-secret' };
const environment = {};

const configOf = (settings: object, ofQueue: object = {}) =>
  createConfig(
    { queues: [{ id: 'support', name: 'Support', ...ofQueue }], sources: [pbx], ...settings },
    { environment },
  );

function problemsOf(settings: object, ofQueue: object = {}): readonly string[] {
  try {
    configOf(settings, ofQueue);
  } catch (error) {
    if (error instanceof ConfigInvalid) return error.message.split('\n');
    throw error;
  }
  return [];
}

function isOpen(settings: object, moment: string, ofQueue: object = {}): boolean | undefined {
  return configOf(settings, ofQueue).alerts.queues[0]?.open(Date.parse(moment)).isIn;
}

describe('without a word', () => {
  test('a queue alerts on waits, callers and nobody being ready, and on no rate', () => {
    const [queue] = configOf({}).alerts.queues;
    expect(queue?.limits).toEqual({
      longestWaitSeconds: { warning: 60, critical: 120 },
      callsWaiting: { warning: 3, critical: 6 },
      nobodyReady: { warning: 15, critical: 60 },
    });
    expect(queue?.timing).toEqual({ hold: 5_000, clear: 10_000, again: 300_000 });
  });

  test('every source alerts, at once', () => {
    const [source] = configOf({}).alerts.sources;
    expect(source).toMatchObject({ source: 'pbx', timing: { hold: 0, clear: 10_000, again: 300_000 } });
  });

  test('it is open at any time, and never quiet', () => {
    const [queue] = configOf({}).alerts.queues;
    expect(queue?.open(0)).toEqual({ isIn: true, until: Infinity });
    expect(queue?.quiet(0)).toEqual({ isIn: false, until: Infinity });
  });
});

test('a rate has a smallest number of calls, 20 where none is said', () => {
  const alerts = { answerRate: { warning: 90, critical: 80 }, serviceLevel: { warning: 80, minimumCalls: 5 } };
  expect(configOf({}, { alerts }).alerts.queues[0]?.limits).toMatchObject({
    answerRate: { warning: 90, critical: 80, minimumCalls: 20 },
    serviceLevel: { warning: 80, minimumCalls: 5 },
  });
});

describe('hours', () => {
  const weekdays = { openingHours: { monday: ['08:00-12:00', '12:30-16:00'], friday: ['22:00-06:00'] } };

  test('are of all queues, or of one in their place', () => {
    expect(isOpen(weekdays, '2026-11-23T11:59:59+01:00')).toBe(true);
    expect(isOpen(weekdays, '2026-11-23T12:00:00+01:00')).toBe(false);
    expect(isOpen(weekdays, '2026-11-28T05:59:59+01:00')).toBe(true);
    expect(isOpen(weekdays, '2026-11-24T09:00:00+01:00')).toBe(false);
    expect(isOpen(weekdays, '2026-11-24T09:00:00+01:00', { openingHours: { tuesday: ['08:00-16:00'] } })).toBe(true);
    expect(isOpen(weekdays, '2026-11-23T09:00:00+01:00', { openingHours: { tuesday: ['08:00-16:00'] } })).toBe(false);
  });

  test('a closed day of all is one of each queue, and a queue may have more', () => {
    expect(isOpen({ closedDays: ['2026-12-24'] }, '2026-12-24T10:00:00+01:00')).toBe(false);
    const own = { closedDays: ['2026-12-31'] };
    expect(isOpen({ closedDays: ['2026-12-24'] }, '2026-12-24T10:00:00+01:00', own)).toBe(false);
    expect(isOpen({ closedDays: ['2026-12-24'] }, '2026-12-31T10:00:00+01:00', own)).toBe(false);
    expect(isOpen({ closedDays: ['2026-12-24'] }, '2026-12-30T10:00:00+01:00', own)).toBe(true);
  });

  test('public holidays of a country close, and so do those of a part of one', () => {
    // Easter, and what moves with it; Great Prayer Day has not been one since 2024.
    for (const day of [
      '2026-04-02',
      '2026-04-03',
      '2026-04-06',
      '2026-05-14',
      '2026-05-25',
      '2026-12-25',
      '2027-01-01',
    ])
      expect(isOpen({ holidays: 'DK' }, `${day}T10:00:00Z`), day).toBe(false);
    for (const day of ['2026-05-01', '2026-12-24', '2026-04-07'])
      expect(isOpen({ holidays: 'DK' }, `${day}T10:00:00Z`), day).toBe(true);
    expect(isOpen({ holidays: 'DE-BY' }, '2026-01-06T10:00:00Z')).toBe(false);
    expect(isOpen({ holidays: 'DE' }, '2026-01-06T10:00:00Z')).toBe(true);
    expect(isOpen({ holidays: 'DK' }, '2026-05-01T10:00:00Z', { holidays: 'DE' })).toBe(false);
  });

  test('quiet hours have the same shape, and hold for sources too', () => {
    const { queues, sources } = configOf({ quietHours: { monday: ['00:00-24:00'] } }).alerts;
    const monday = Date.parse('2026-11-23T10:00:00+01:00');
    expect(queues[0]?.quiet(monday).isIn).toBe(true);
    expect(sources[0]?.quiet(monday).isIn).toBe(true);
    expect(queues[0]?.open(monday).isIn).toBe(true);
  });
});

describe('what is wrong is said', () => {
  test('of limits', () => {
    expect(problemsOf({}, { alerts: { answerRate: { warning: 80, critical: 90 } } })).toEqual([
      'config: queues[0].alerts.answerRate: critical must not be more than warning: the lower a rate, the worse it is',
    ]);
    expect(problemsOf({}, { alerts: { nobodyReady: { warning: 60, critical: 15 } } })).toEqual([
      'config: queues[0].alerts.nobodyReady: warning must not be more than critical',
    ]);
    expect(problemsOf({}, { alerts: { againAfterSeconds: 0 } })).toEqual([
      'config: queues[0].alerts.againAfterSeconds: it is 0: expected at least 1',
    ]);
    expect(problemsOf({}, { alerts: { forSeconds: 86_401 } })).toEqual([
      'config: queues[0].alerts.forSeconds: it is 86401: expected at most 86400',
    ]);
    expect(problemsOf({}, { alerts: { serviceLevel: { warning: 101 } } })).toEqual([
      'config: queues[0].alerts.serviceLevel.warning: it is 101: expected at most 100',
    ]);
    expect(problemsOf({}, { alerts: { longest: {} } })).toEqual([
      'config: queues[0].alerts.longest: is not a known setting: expected it to be left out, or another spelling',
    ]);
  });

  test('of hours', () => {
    expect(problemsOf({ openingHours: { mandag: ['08:00-16:00'] } })).toEqual([
      'config: openingHours.mandag: is not a known setting: expected another spelling. Did you mean monday?',
    ]);
    expect(problemsOf({ openingHours: { monday: ['8-16'] } })).toEqual([
      'config: openingHours.monday[0]: must be two times such as "08:00-16:00", or "22:00-06:00" over midnight',
    ]);
    expect(problemsOf({ quietHours: { monday: ['08:00-08:00'] } })).toEqual([
      'config: quietHours.monday[0]: must end at another time than it begins; a whole day is "00:00-24:00"',
    ]);
    expect(problemsOf({}, { closedDays: ['24-12-2026'] })).toEqual([
      'config: queues[0].closedDays[0]: must be a day of the calendar such as "2026-12-24"',
    ]);
    expect(problemsOf({ closedDays: ['2026-02-30'] })).toEqual([
      'config: closedDays[0]: must be a day of the calendar such as "2026-12-24"',
    ]);
    expect(problemsOf({ holidays: 'Danmark' })).toEqual([
      'config: holidays: must be a country whose public holidays are known, such as "DK", or "DE-BY" for a part of one',
    ]);
  });
});
