import fc from 'fast-check';
import { is, Map as PersistentMap } from 'immutable';
import { describe, expect, it } from 'vitest';
import { createReading, linesOf } from '#hub/engine/checkpoint/lines';
import { CannotBeWritten } from '#hub/engine/checkpoint/plain';

function throughLines(value: unknown): { readonly again: unknown; readonly lines: readonly string[] } {
  const lines = [...linesOf(value)];
  const reading = createReading();
  for (const line of lines) reading.read(line);
  return { again: reading.value(), lines };
}

const names = fc.oneof(fc.string(), fc.constantFrom('$', 'is', 'map', '__proto__', 'large'));
const numbers = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(-0, Infinity, -Infinity, Number.NaN));
const leaf = fc.oneof(fc.string(), numbers, fc.boolean(), fc.constantFrom(null, undefined));
const table = fc.array(numbers, { maxLength: 40 }).map((values) => Float64Array.from(values));
const { anything } = fc.letrec<{ anything: unknown }>((tie) => ({
  anything: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    table,
    fc.array(tie('anything'), { maxLength: 5 }),
    fc.dictionary(names, tie('anything'), { maxKeys: 5 }).map((values) => ({ ...values })),
    fc.array(leaf, { maxLength: 4 }).map((values) => new Set(values)),
    fc
      .array(fc.tuple(names, tie('anything')), { maxLength: 5 })
      .map((entries) => PersistentMap<string, unknown>(entries)),
  ),
}));

/** The same, down to minus nought; persistent maps by what they hold. */
function expectSame(one: unknown, other: unknown): void {
  if (PersistentMap.isMap(one)) {
    expect(PersistentMap.isMap(other)).toBe(true);
    const others = other as PersistentMap<unknown, unknown>;
    expect(others.size).toBe(one.size);
    for (const [key, value] of one) expectSame(value, others.get(key));
  } else if (Array.isArray(one)) {
    expect(Array.isArray(other)).toBe(true);
    const others = other as readonly unknown[];
    expect(others.length).toBe(one.length);
    for (const [index, value] of one.entries()) expectSame(value, others[index]);
  } else if (typeof one === 'object' && one !== null && Object.getPrototypeOf(one) === Object.prototype) {
    expect(Object.keys(other as object)).toStrictEqual(Object.keys(one));
    for (const [name, value] of Object.entries(one)) expectSame(value, (other as Record<string, unknown>)[name]);
  } else expect(other).toStrictEqual(one);
}

describe('a value is the same again', () => {
  it('whatever it is made of', () => {
    fc.assert(
      fc.property(anything, (value) => expectSame(value, throughLines(value).again)),
      { numRuns: 500 },
    );
  });

  it.each([0, 1, 31, 32, 33, 64, 1_000])('a map of %i entries, in short lines', (size) => {
    const map = PersistentMap(Array.from({ length: size }, (_, index) => [`call ${index}`, { at: index }] as const));
    const { again, lines } = throughLines({ open: map });
    expect(is((again as { open: unknown }).open, map) || size > 0).toBe(true);
    expectSame({ open: map }, again);
    expect(lines.length).toBe(Math.floor(size / 32) + 2);
  });

  it.each([0, 1, 4_096, 4_097, 20_000])('a table of %i numbers, in short lines', (length) => {
    const value = Float64Array.from({ length }, (_, index) => index * 0x1_0000_0001);
    const { again, lines } = throughLines([value]);
    expect(again).toStrictEqual([value]);
    expect(lines.length).toBe(Math.max(1, Math.ceil(length / 4_096)) + 1);
  });

  it.each([
    [64, 65],
    [65, 1],
  ])('a list of %i maps, in %i lines', (length, lines) => {
    const value = Array.from({ length }, (_, index) => PersistentMap({ index }));
    const written = throughLines(value);
    expectSame(value, written.again);
    expect(written.lines).toHaveLength(lines);
  });

  it('of a table, a part of a larger one', () => {
    const part = Float64Array.from({ length: 10 }, (_, index) => index).subarray(3, 6);
    expect(throughLines({ part }).again).toStrictEqual({ part: Float64Array.from([3, 4, 5]) });
  });
});

it.each([
  ['a function', { rules: { has: () => true } }],
  ['an object of a class', { at: new Date(0) }],
  ['a symbol', [Symbol('call')]],
  ['a map of the language itself', { calls: new Map() }],
])('%s cannot be written, and nothing passes for it', (_, value) => {
  expect(() => [...linesOf(value)]).toThrow(CannotBeWritten);
});

it.each(['{}', '[]', '["nonsense",1]', '["value",{"$":"nonsense"}]', '["value"]', 'nonsense', '["map",0,null]'])(
  'a line that nobody wrote is refused: %s',
  (line) => {
    const reading = createReading();
    expect(() => {
      reading.read(line);
      reading.value();
    }).toThrow();
  },
);
