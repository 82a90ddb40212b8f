import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWallWords } from '../../../renderer/wall/address.ts';
import { isOpen, readHours, wallTime } from '../../../renderer/wall/hours.ts';
import { brightnessAt, clockPlace, lightAt } from '../../../renderer/wall/light.ts';
import { adviceFor, keepSight, labelMinutes, readSight } from '../../../renderer/wall/sight.ts';

const page = 'app://board/?kiosk=1';

describe('what a wall is told in its address', () => {
  test('nothing: drift, no swap, always open, all light', () => {
    expect(readWallWords(page)).toEqual({
      inches: null,
      metres: null,
      drifts: true,
      swaps: false,
      closed: 'shown',
      hours: null,
      brightness: [],
    });
  });

  test('everything; steps of brightness in order of the day, and none that makes no sense', () => {
    const hours = encodeURIComponent('{"monday":["07:30-17:00"]}');
    const words = `&inches=55&metres=5&drift=0&swap=1&closed=clock&hours=${hours}&brightness=18:00=60,07:00=100,25:00=50,12:00=5`;
    expect(readWallWords(page + words)).toEqual({
      inches: 55,
      metres: 5,
      drifts: false,
      swaps: true,
      closed: 'clock',
      hours: { monday: [[450, 1_020]] },
      brightness: [
        { from: 420, percent: 100 },
        { from: 1_080, percent: 60 },
      ],
    });
    expect(readWallWords(`${page}&inches=1&metres=x&closed=off`)).toMatchObject({
      inches: null,
      metres: null,
      closed: 'shown',
    });
  });
});

describe('opening hours of a wall', () => {
  const hours = readHours('{"monday": ["08:00-12:00", "22:00-06:00"], "friday": ["00:00-24:00"]}');

  test.each([
    ['monday', 479, false],
    ['monday', 480, true],
    ['monday', 719, true],
    ['monday', 720, false],
    ['monday', 1_320, true],
    ['tuesday', 359, true],
    ['tuesday', 360, false],
    ['monday', 100, false],
    ['friday', 1_439, true],
    ['saturday', 0, false],
  ] as const)('%s, minute %i: %s', (weekday, minutes, expected) => {
    expect(isOpen(hours, { weekday, minutes })).toBe(expected);
  });

  test('without hours it is always open, and so with hours that nobody can read', () => {
    const time = { weekday: 'sunday', minutes: 3 } as const;
    for (const text of [null, '', '[]', '{', '7', '{"noday": []}']) expect(isOpen(readHours(text), time)).toBe(true);
    expect(isOpen(readHours('{"sunday": []}'), time)).toBe(false);
  });

  test('the clock is that of the zone, on both sides of a change of the clocks', () => {
    const at = (iso: string) => wallTime(Date.parse(iso), 'Europe/Copenhagen');
    expect(at('2026-03-29T00:59:00Z')).toEqual({ weekday: 'sunday', minutes: 119 });
    expect(at('2026-03-29T01:00:00Z')).toEqual({ weekday: 'sunday', minutes: 180 });
    expect(at('2026-10-25T23:30:00Z')).toEqual({ weekday: 'monday', minutes: 30 });
  });
});

describe('light', () => {
  const steps = [
    { from: 420, percent: 100 },
    { from: 1_080, percent: 60 },
  ];

  test('is that of the last step, also of yesterday’s', () => {
    expect([0, 419, 420, 1_079, 1_080].map((minute) => brightnessAt(minute, steps))).toEqual([60, 60, 100, 100, 60]);
    expect(brightnessAt(700, [])).toBe(100);
  });

  test('goes down or out when it is closed, by choice, and never while somebody waits', () => {
    const at = (closed: 'shown' | 'dimmed' | 'clock', isWaiting = false, open = false) =>
      lightAt(700, { steps, isOpen: open, closed, isAnyoneWaiting: isWaiting });
    expect(at('shown')).toEqual({ percent: 100, isBlack: false });
    expect(at('dimmed')).toEqual({ percent: 25, isBlack: false });
    expect(at('clock')).toEqual({ percent: 25, isBlack: true });
    expect(at('clock', true)).toEqual({ percent: 100, isBlack: false });
    expect(at('clock', false, true)).toEqual({ percent: 100, isBlack: false });
  });

  test('the night’s clock stands nowhere twice in an hour', () => {
    const places = Array.from({ length: 60 }, (_, minute) => clockPlace(minute).join());
    expect(new Set(places).size).toBe(60);
  });
});

describe('how large the words must be', () => {
  // 4.8 hundredths of the height of a 55-inch screen are 16 minutes of arc at 5 m.
  const measured = { label: 0.048 * 1_080, scale: 1, width: 1_920, height: 1_080 };

  test('a label of 4.8 vh on 55 inches at 5 m is 16 minutes of arc high', () => {
    expect(labelMinutes({ inches: 55, metres: 5 }, measured)).toBeCloseTo(15.8, 0);
  });

  test('the smallest scale that will do, and what would help where none does', () => {
    const at = (inches: number, metres: number) => adviceFor({ inches, metres }, measured);
    expect(at(55, 3)).toMatchObject({ scale: 0.85, cure: null });
    expect(at(55, 5.5)).toMatchObject({ scale: 1.2, cure: null });
    const far = at(32, 10);
    expect(far.scale).toBe(1.4);
    expect(far.minutes).toBeLessThan(16);
    const { metres = 0, inches = 0 } = far.cure ?? {};
    expect(adviceFor({ inches: 32, metres }, measured).cure).toBeNull();
    expect(adviceFor({ inches, metres: 10 }, measured).cure).toBeNull();
  });

  test('it is the same whatever the scale was when it was measured', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 20, max: 100, noNaN: true }),
        fc.double({ min: 1, max: 12, noNaN: true }),
        (inches, metres) => {
          const once = adviceFor({ inches, metres }, measured);
          const again = adviceFor({ inches, metres }, { ...measured, scale: 1.4, label: measured.label * 1.4 });
          expect(again.scale).toBe(once.scale);
        },
      ),
    );
  });

  test('what was answered is kept on this screen; the address goes before it', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
    const nothing = { inches: null, metres: null };
    expect(readSight(nothing, storage)).toBeNull();
    keepSight({ inches: 55, metres: 5 }, storage);
    expect(readSight(nothing, storage)).toEqual({ inches: 55, metres: 5 });
    expect(readSight({ inches: 65, metres: 7 }, storage)).toEqual({ inches: 65, metres: 7 });
    kept.forEach((_, key) => kept.set(key, '{'));
    expect(readSight(nothing, storage)).toBeNull();
  });
});
