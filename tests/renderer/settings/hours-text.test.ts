import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moved, spansIn, spansText } from '../../../renderer/settings/hours-text.ts';

describe('hours as people write them', () => {
  it.each([
    ['8-16', ['08:00-16:00']],
    ['8-12, 12.30-16', ['08:00-12:00', '12:30-16:00']],
    ['08:00–12:00; 13:00–17:15', ['08:00-12:00', '13:00-17:15']],
    ['8 til 12 og 13 til 16', ['08:00-12:00', '13:00-16:00']],
    ['22-6', ['22:00-06:00']],
    ['', []],
    ['hele dagen', ['hele dagen-']],
  ])('%s', (text, spans) => {
    expect(spansIn(text)).toEqual(spans);
  });

  it('what is shown is read as the same', () => {
    const minutes = fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15);
    const time = (at: number): string =>
      `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
    const span = fc.tuple(minutes, minutes).map(([from, to]) => `${time(from)}-${time(to)}`);
    fc.assert(
      fc.property(fc.array(span, { maxLength: 4 }), (spans) => {
        expect(spansIn(spansText(spans))).toEqual(spans);
      }),
    );
  });

  it('its end moves by a quarter of an hour, not before its beginning and not past the day', () => {
    expect(moved(['08:00-16:00'], 1)).toEqual(['08:00-16:15']);
    expect(moved(['08:00-12:00', '12:30-16:00'], -1)).toEqual(['08:00-12:00', '12:30-15:45']);
    expect(moved(['08:00-08:15'], -1)).toEqual(['08:00-08:15']);
    expect(moved(['08:00-24:00'], 1)).toEqual(['08:00-24:00']);
    expect(moved([], 1)).toEqual([]);
  });
});
