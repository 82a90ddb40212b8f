import { describe, expect, it } from 'vitest';
import { BadExpression, compile, ExpressionFailed, fieldBounds } from '#adapters/mapping/language/expression';
import { timeFormat } from '#adapters/mapping/language/time-format';
import { countOf, instantOf, secondsOf, unreadable } from '#adapters/mapping/language/values';
import { xmlAsJson } from '#adapters/mapping/xml-as-json';
import { at } from '#tests/support/mapped';
import type { JsonValue } from '#core/said/input';

const now = at('10:00:00');
const clock = { timeZone: 'Europe/Copenhagen', format: undefined };
const value = (text: string, record: JsonValue) => compile(text, fieldBounds)(record, { at: now, ...clock });

describe('an expression', () => {
  it.each([
    ['Calls', 3],
    ['`In Queue`', 4],
    ['Calls + `In Queue`', 7],
    ["'always'", 'always'],
    ['5', 5],
    ['nothing', undefined],
    ['constructor', undefined],
    ["$substringAfter('PJSIP/203', '/')", '203'],
    ["$seconds('02:05')", 125],
    ["$time('2026-11-18T10:00:00')", now],
    ['$millis()', now],
    ['$now()', new Date(now).toISOString()],
  ])('%s', (text, result) => {
    expect(value(text, { Calls: 3, 'In Queue': 4 })).toEqual(result);
  });

  it.each(['Calls In Queue', '1 +', '(((', 'x'.repeat(2_001)])('that is none is refused: %s', (text) => {
    expect(() => compile(text, fieldBounds)).toThrow(BadExpression);
  });

  it.each(['$random()', '$shuffle([1, 2])', "$eval('1')", "$pad('x', 1000000000)", '[1..9999999]', 'a[$random() > 0]'])(
    'may not use chance or make much of nothing: %s',
    (text) => {
      expect(() => compile(text, fieldBounds)).toThrow(BadExpression);
    },
  );

  it('is bounded in steps and in depth, the same each time, and works again after it', () => {
    const forever = compile('($f := function($n) { $f($n + 1) }; $f(1))', fieldBounds);
    const deep = compile('($f := function($n) { $n + $f($n + 1) }; go ? $f(1) : 1)', fieldBounds);
    for (let again = 0; again < 2; again += 1) {
      expect(() => forever({}, { at: now, ...clock })).toThrow('takes too long');
      expect(() => deep({ go: true }, { at: now, ...clock })).toThrow('goes too deep');
      expect(deep({ go: false }, { at: now, ...clock })).toBe(1);
    }
  });

  it('looks for no pattern in a text of any length, and quotes nothing of a record', () => {
    expect(value('$contains(a, /b+$/)', { a: 'b'.repeat(2_000) })).toBe(true);
    expect(() => value('$contains(a, /b+$/)', { a: 'b'.repeat(2_001) })).toThrow(ExpressionFailed);
    expect(() => value('$number(a)', { a: 'call 28374655' })).toThrow(/^cannot be computed \(JSONata D3030\)$/);
  });
});

describe('a value', () => {
  it.each([
    [3, 3],
    ['12', 12],
    ['3,0', 3],
    ['', null],
    [null, null],
    [-1, unreadable],
    [1.5, unreadable],
    ['many', unreadable],
    [[1], unreadable],
  ])('%j is a count or none', (said, count) => expect(countOf(said)).toBe(count));

  it.each([
    ['01:12', 72],
    ['1:00:05', 3_605],
    ['72,5', 72.5],
    [8, 8],
    ['1:99', unreadable],
    ['', null],
  ])('%j is a length of time or none', (said, seconds) => expect(secondsOf(said)).toBe(seconds));

  it.each([
    ['2026-11-18T10:00:00+01:00', now],
    ['2026-11-18 10:00:00', now],
    [now / 1_000, now],
    [String(now), now],
    ['18-11-2026 10:00:00', unreadable],
    [12, unreadable],
  ])('%j is a time or none', (said, instant) => {
    const read = instantOf(said, clock, now);
    expect(typeof read === 'object' ? read?.at : read).toBe(instant);
  });

  it.each([
    ['dd-MM-yyyy HH:mm:ss', '18-11-2026 10:00:00', 0],
    ['M/d/yyyy h:mm:ss a', '11/18/2026 10:00:00 AM', 0],
    ["yyyyMMdd'T'HHmmss.SSS", '20261118T100000.250', 250],
    ['dd.MM.yy HH:mm', '18.11.26 10:00', 0],
  ])('in the format %s', (format, said, milliseconds) => {
    const read = instantOf(said, { ...clock, format: timeFormat(format) }, now);
    expect(read).toMatchObject({ at: now + milliseconds });
    expect(instantOf('x' + said, { ...clock, format: timeFormat(format) }, now)).toBe(unreadable);
  });

  it.each(['HH:mm', 'dd-MM', 'yyyy-MM-dd hh:mm', 'yyyy-MM-dd week', 'dd-dd-MM-yyyy'])('%s is no format', (format) => {
    expect(timeFormat(format)).toBeUndefined();
  });

  it('in the hour that happens twice is the one nearer to its arrival', () => {
    const second = Date.parse('2026-10-25T02:30:00+01:00');
    expect(instantOf('2026-10-25 02:30:00', clock, second)).toMatchObject({ at: second });
    expect(instantOf('2026-10-25 02:30:00', clock, second - 3_600_000)).toMatchObject({ at: second - 3_600_000 });
  });
});

it('reads XML as JSON', () => {
  const text = '<x:a xmlns:x="u" n="1"><b>1</b><b> 2 </b><c t="y">text</c><d/><e xsi:nil="true"/></x:a>';
  expect(xmlAsJson(text)).toEqual({ n: '1', b: ['1', '2'], c: { t: 'y', _: 'text' }, d: '', e: null });
  expect(xmlAsJson('<a>')).toBeUndefined();
});
