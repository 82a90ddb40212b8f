import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forget, isForgotten, nothingForgotten, sizeOf } from '#core/calls/loose/forgotten';

const ids = (from: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `pbx\u00001794978600.${from + index}`);

describe('what is forgotten', () => {
  it('is recognised for ever, however it was added', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string({ unit: 'grapheme' }))), (batches) => {
        const forgotten = batches.reduce(forget, nothingForgotten);
        for (const id of batches.flat()) expect(isForgotten(forgotten, id)).toBe(true);
      }),
    );
  });

  it('is not taken for a call that it is not: none of 100,000 others with ids much alike', () => {
    const forgotten = forget(nothingForgotten, ids(0, 50_000));
    expect(ids(50_000, 100_000).filter((id) => isForgotten(forgotten, id))).toEqual([]);
  });

  it('keeps leading zeros apart', () => {
    const forgotten = forget(nothingForgotten, ['0201']);
    expect(isForgotten(forgotten, '201')).toBe(false);
    expect(isForgotten(forgotten, '0201')).toBe(true);
  });

  it('is nothing at first, and nothing more when nothing is added', () => {
    expect(isForgotten(nothingForgotten, '')).toBe(false);
    expect(forget(nothingForgotten, [])).toBe(nothingForgotten);
  });

  it('is a value: what was asked before is not changed by what is added', () => {
    const before = forget(nothingForgotten, ids(0, 10));
    const later = forget(before, ids(10, 10));
    expect(ids(10, 10).some((id) => isForgotten(before, id))).toBe(false);
    expect(ids(0, 20).every((id) => isForgotten(later, id))).toBe(true);
  });

  it('is counted once, however often it is told', () => {
    const twice = forget(forget(nothingForgotten, [...ids(0, 10), ...ids(5, 10)]), ids(10, 30));
    expect(sizeOf(twice)).toBe(40);
  });

  it('takes eight bytes an id and few tables to look into, though it grows by little at a time', () => {
    let forgotten = nothingForgotten;
    for (let from = 0; from < 10_000; from += 10) forgotten = forget(forgotten, ids(from, 10));
    expect(sizeOf(forgotten)).toBe(10_000);
    expect(forgotten.tables.reduce((sum, { byteLength }) => sum + byteLength, 0)).toBe(8 * 10_000);
    expect(forgotten.tables.length).toBeLessThan(12);
  });
});
