import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createSlices } from '#hub/engine/slices';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

/** So many pieces of work, each of so many milliseconds; how many are done when the loop is first given up. */
function piecesUntilRest(milliseconds: number): number {
  const slices = createSlices();
  for (let pieces = 1; pieces <= 100_000; pieces += 1) {
    vi.advanceTimersByTime(milliseconds);
    if (slices.rest() !== undefined) return pieces;
  }
  return Infinity;
}

it('a slice takes the loop five milliseconds, looked at after sixteen pieces', () => {
  expect(piecesUntilRest(1)).toBe(16);
  expect(piecesUntilRest(0.02)).toBe(256);
  expect(piecesUntilRest(0)).toBe(Infinity);
});

it('after a rest it begins anew', async () => {
  const slices = createSlices();
  const work = (pieces: number): (Promise<void> | undefined)[] =>
    Array.from({ length: pieces }, () => {
      vi.advanceTimersByTime(1);
      return slices.rest();
    });
  const rests = work(16);
  expect(rests.filter((rest) => rest !== undefined)).toHaveLength(1);
  await rests.at(-1);
  expect(work(15).every((rest) => rest === undefined)).toBe(true);
  expect(work(1)[0]).toBeInstanceOf(Promise);
});
