import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseIso, toIso } from '#core/time/zone';

const copenhagen = 'Europe/Copenhagen';
const read = (text: string, near?: string) =>
  parseIso(text, copenhagen, near === undefined ? undefined : Date.parse(near));
const instant = (text: string, near?: string) => {
  const at = read(text, near)?.at;
  return at === undefined ? undefined : new Date(at).toISOString();
};

describe('an ISO 8601 text', () => {
  it.each([
    ['2026-11-18T09:12:04.120+01:00', '2026-11-18T08:12:04.120Z'],
    ['2026-11-18T09:12:04.120Z', '2026-11-18T09:12:04.120Z'],
    ['2026-11-18t09:12:04z', '2026-11-18T09:12:04.000Z'],
    ['2026-11-18T09:12:04', '2026-11-18T08:12:04.000Z'],
    ['2026-11-18 09:12:04', '2026-11-18T08:12:04.000Z'],
    ['2026-11-18 09:12', '2026-11-18T08:12:00.000Z'],
    ['2026-11-18', '2026-11-17T23:00:00.000Z'],
    ['2026-11-18T09:12:04,5', '2026-11-18T08:12:04.500Z'],
    ['2026-11-18T09:12:04.1234567', '2026-11-18T08:12:04.123Z'],
    ['2026-11-18T09:12:04.999999999Z', '2026-11-18T09:12:04.999Z'],
    ['2026-11-18T09:12:04+0530', '2026-11-18T03:42:04.000Z'],
    ['2026-11-18T09:12:04-03', '2026-11-18T12:12:04.000Z'],
    ['2026-07-01T09:12:04', '2026-07-01T07:12:04.000Z'],
    ['  2026-11-18T09:12:04Z  ', '2026-11-18T09:12:04.000Z'],
    ['2028-02-29', '2028-02-28T23:00:00.000Z'],
  ])('%s is read', (text, expected) => {
    expect(instant(text)).toBe(expected);
  });

  it.each([
    ['2026-02-30', 'no such day'],
    ['2026-02-29', 'no leap year'],
    ['2026-13-01', 'no such month'],
    ['2026-00-10', 'no such month'],
    ['2026-11-00', 'no such day'],
    ['0026-11-18', 'a year that nobody means'],
    ['2026-11-18T24:00:00', 'no such hour'],
    ['2026-11-18T25:00:00', 'no such hour'],
    ['2026-11-18T09:60:00', 'no such minute'],
    ['2026-11-18T09:12:60', 'no such second'],
    ['2026-11-18T09:12:04+25:00', 'no such offset'],
    ['2026-11-18T09:12:04+01:60', 'no such offset'],
    ['2026-11-18T09', 'an hour alone'],
    ['2026-11-18Z', 'a day with a zone'],
    ['18-11-2026 09:12:04', 'another shape'],
    ['20261118T091204', 'another shape'],
    ['2026-11-18T09:12:04 Europe/Copenhagen', 'a name after it'],
    ['x2026-11-18T09:12:04', 'something before it'],
    ['', 'nothing'],
  ])('%s is refused: %s', (text) => {
    expect(read(text)).toBeUndefined();
  });

  it('says how coarse it is, so that whole seconds are not taken for exact ones', () => {
    expect(read('2026-11-18T09:12:04')?.precision).toBe(1_000);
    expect(read('2026-11-18T09:12:04Z')?.precision).toBe(1_000);
    expect(read('2026-11-18T09:12:04.0')?.precision).toBe(1);
  });

  it('without a zone is the nearer of two, in the hour that happens twice', () => {
    expect(instant('2026-10-25T02:30:00', '2026-10-25T00:31:00Z')).toBe('2026-10-25T00:30:00.000Z');
    expect(instant('2026-10-25T02:30:00', '2026-10-25T01:31:00Z')).toBe('2026-10-25T01:30:00.000Z');
    expect(instant('2026-10-25T02:30:00')).toBe('2026-10-25T00:30:00.000Z');
  });

  it('with a zone means that zone, whatever is near', () => {
    expect(instant('2026-10-25T02:30:00+01:00', '2026-10-25T00:30:00Z')).toBe('2026-10-25T01:30:00.000Z');
  });

  it('in the hour that never was is taken as just after it', () => {
    expect(instant('2026-03-29T02:30:00')).toBe('2026-03-29T01:30:00.000Z');
  });

  it('that we wrote ourselves is read back exactly, in any zone', () => {
    const zones = fc.constantFrom(copenhagen, 'Asia/Kathmandu', 'America/St_Johns', 'Australia/Lord_Howe', 'UTC');
    const instants = fc.integer({ min: Date.UTC(2020), max: Date.UTC(2040) });
    fc.assert(
      fc.property(zones, zones, instants, (written, reader, at) => {
        expect(parseIso(toIso(at, written), reader)).toEqual({ at, precision: 1 });
        expect(parseIso(new Date(at).toISOString(), reader)?.at).toBe(at);
      }),
      { numRuns: 1_000 },
    );
  });

  it('of any shape at all is read or refused, but never a fault', () => {
    const digits = fc.stringMatching(/^[0-9TZ :.,+-]{0,30}$/);
    fc.assert(
      fc.property(fc.oneof(fc.string(), digits), (text) => {
        expect(Number.isFinite(read(text)?.at ?? 0)).toBe(true);
      }),
    );
  });
});
