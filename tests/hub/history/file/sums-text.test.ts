import { describe, expect, it } from 'vitest';
import { noCalls } from '#core/counts/totals';
import type { Sums } from '#core/history/sums';
import { noSums } from '#core/history/sums';
import { sumsWithoutWaits, textOf } from '#hub/history/file/sums-text';

const again = (sums: Sums): Sums => sumsWithoutWaits({ ...textOf(sums), at_least: sums.waits.atLeast });

describe('the sums of an hour', () => {
  const totals = { ...noCalls, offered: 3, answered: 3, answeredAtLeast: 2, answeredWithin: 1 };

  it.each([0, 2])(
    'are the same when they are read again, %i of whom nobody knows whether it was in time',
    (perhaps) => {
      for (const [waits, answered] of [
        [0, 0],
        [4, 0],
        [4, 5],
      ] as const) {
        const sums: Sums = {
          ...noSums,
          totals: { ...totals, answeredPerhapsWithin: perhaps },
          untold: { waits, level: 0 },
          unseen: { answered, abandoned: 0 },
        };
        expect(again(sums)).toEqual(sums);
      }
    },
  );

  it('of before are read as they were', () => {
    const values = [3, 3, 0, 0, 0, 0, 0, 2, 0, 0, 0, 1, 0];
    const before = (...more: readonly number[]) => sumsWithoutWaits({ totals: JSON.stringify([...values, ...more]) });
    expect(before().totals).toEqual(totals);
    expect(before(4, 6)).toMatchObject({ totals, untold: { waits: 4, level: 6 }, unseen: { answered: 0 } });
    expect(before(4, 6, 7, 8)).toMatchObject({ totals, unseen: { answered: 7, abandoned: 8 } });
  });
});
