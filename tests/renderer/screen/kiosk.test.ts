import { expect, test } from 'vitest';
import { driftAt, isKiosk, isSwapped } from '../../../renderer/screen/kiosk.ts';

test.each([
  ['', false],
  ['?kiosk', true],
  ['?kiosk=1', true],
  ['?kiosk=0', false],
  ['?kiosk=false', false],
])('%s: %s', (query, expected) => {
  expect(isKiosk(`http://127.0.0.1/${query}`)).toBe(expected);
});

test('the board moves each minute, a little at a time, and never far', () => {
  for (let minute = 0; minute < 100; minute += 1) {
    const [right, down] = driftAt(minute);
    const [nextRight, nextDown] = driftAt(minute + 1);
    const step = Math.abs(nextRight - right) + Math.abs(nextDown - down);
    expect(step).toBeGreaterThan(0);
    expect(step).toBeLessThanOrEqual(4);
    expect(Math.max(Math.abs(right), Math.abs(down))).toBeLessThanOrEqual(4);
  }
});

test('the columns change sides every day, over the end of months and years too', () => {
  expect(isSwapped('2026-11-20')).not.toBe(isSwapped('2026-11-21'));
  expect(isSwapped('2026-02-28')).not.toBe(isSwapped('2026-03-01'));
  expect(isSwapped('2026-12-31')).not.toBe(isSwapped('2027-01-01'));
});
