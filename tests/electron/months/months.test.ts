import { expect, test } from 'vitest';
import { createHealthDays } from '#electron/months/health';
import { isRenewalDue } from '#electron/months/renewal';

const timeZone = 'Europe/Copenhagen';
const at = (wall: string) => Date.parse(`2026-11-20T${wall}:00.000+01:00`);
const due = (wall: string, waiting: number | null, hoursOld = 24) =>
  isRenewalDue({ now: at(wall), madeAt: at(wall) - hoursOld * 3_600_000, timeZone, waiting });

test.each([
  ['02:59', 0, false],
  ['03:00', 0, true],
  ['04:59', 0, true],
  ['05:00', 0, false],
  ['13:00', 0, false],
  ['03:00', 1, false],
  ['03:00', null, false],
  ['04:44', 2, false],
  ['04:45', 2, true],
  ['04:45', null, true],
] as const)('at %s with %s waiting the page is renewed: %s', (wall, waiting, expected) => {
  expect(due(wall, waiting)).toBe(expected);
});

test('a young page is left alone, and so it is done once a night', () => {
  expect(due('03:30', 0, 5.9)).toBe(false);
  expect(due('03:30', 0, 6)).toBe(true);
});

test('a night in which the clocks change has its renewal, too', () => {
  for (const day of ['2026-03-29', '2026-10-25']) {
    const nights = Array.from(
      { length: 26 * 60 },
      (_, minute) => Date.parse(`${day}T00:00:00.000Z`) + (minute - 60) * 60_000,
    );
    expect(nights.some((now) => isRenewalDue({ now, madeAt: now - 86_400_000, timeZone, waiting: 0 }))).toBe(true);
  }
});

const sample = { mainMegabytes: 90, heapMegabytes: 40, pagesMegabytes: 120, pages: 1, handles: 30 };

test('a day is one line: the most that was held in it', () => {
  const days = createHealthDays();
  expect(days(sample, 0)).toBeUndefined();
  expect(days({ ...sample, mainMegabytes: 140 }, 3_600_000)).toBeUndefined();
  expect(days(sample, 86_400_000)).toEqual({ ...sample, mainMegabytes: 140, isGrowing: false });
  expect(days(sample, 2 * 86_400_000 - 1)).toBeUndefined();
  expect(days(sample, 2 * 86_400_000)).toEqual({ ...sample, isGrowing: false });
});

test('what grows to twice of the first day is warned of: memory, or handles beyond a few', () => {
  const days = createHealthDays();
  days(sample, 0);
  days(sample, 86_400_000);
  expect(days({ ...sample, mainMegabytes: 180 }, 2 * 86_400_000)?.isGrowing).toBe(true);
  expect(days({ ...sample, handles: 99 }, 3 * 86_400_000)?.isGrowing).toBe(false);
  expect(days({ ...sample, handles: 100 }, 4 * 86_400_000)?.isGrowing).toBe(true);
});

test('a clock that is set back does not silence it for longer than a day', () => {
  const days = createHealthDays();
  days(sample, 10 * 86_400_000);
  expect(days(sample, 86_400_000)).toBeUndefined();
  expect(days(sample, 2 * 86_400_000)).toBeDefined();
});
