import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CountedQueue } from '#core/counts/counted-queue';
import { afterCount } from '#core/counts/counted-queue';
import { afterDoubt, afterMissed, nothingMissed } from '#core/counts/missed-calls';
import type { History } from '#core/history/history';
import { dayOfQueue, noHistory, withDayOfQueue } from '#core/history/history';
import { rowOf } from '#core/history/row';
import { noSums, together } from '#core/history/sums';
import { historyAfterBoth, historyAfterMissed, historyAfterSilence } from '#core/history/unseen';
import type { CallsMissed } from '#core/said/facts';
import { hour, minute, second } from '#core/time/instant';

const zone = 'Europe/Copenhagen';
const day = '2026-11-18';
const nine = Date.parse('2026-11-18T08:00:00Z');

/** What a phone system counts, of which some is heard call by call. */
interface Moment {
  readonly at: number;
  readonly counted: readonly [answered: number, abandoned: number];
  readonly heard: readonly [answered: number, abandoned: number];
}

function told(moments: readonly Moment[], before: History = noHistory): History {
  let queue: CountedQueue | undefined;
  return moments.reduce((history, { at, counted: [answered, abandoned], heard }) => {
    const fact = { kind: 'queue-counted', source: 'pbx', at, queue: 'support', averageWaitSeconds: null } as const;
    queue = afterCount(queue, { ...fact, waiting: 0, answered, abandoned }, zone);
    return historyAfterBoth(history, 'support', queue, { answered: heard[0], abandoned: heard[1] }, zone);
  }, before);
}

const unseen = (history: History): { readonly [start: string]: readonly [number, number] } =>
  Object.fromEntries(
    Object.entries(dayOfQueue(history, day, 'support'))
      .filter(([, sums]) => sums.unseen.answered + sums.unseen.abandoned > 0)
      .map(
        ([
          start,
          {
            unseen: { answered, abandoned },
          },
        ]) => [(Number(start) - nine) / hour, [answered, abandoned]],
      ),
  );

describe('calls that only totals tell of', () => {
  it('are those of before anybody listened, in the hour in which they were told', () => {
    const history = told([{ at: nine + minute, counted: [61, 7], heard: [0, 0] }]);
    expect(unseen(history)).toEqual({ 0: [61, 7] });
    const sums = together(Object.values(dayOfQueue(history, day, 'support')));
    const row = rowOf(
      { queue: 'support', start: nine, sums, complete: false, serviceLevelSeconds: 20, waiting: [] },
      nine + hour,
      zone,
    );
    expect(row).toMatchObject({ offered: 68, answered: 61, lost: 7, answerRate: 89.7, unseen: 68 });
    // Nobody has told how long they waited.
    expect(row).toMatchObject({ avgWaitSeconds: null, serviceLevel: null, longestWaitSeconds: null });
  });

  it('are none where each call was heard, though totals come late or early', () => {
    const moments = Array.from({ length: 600 }, (_, index): Moment => {
      const late = [0, -1, 0, 1, 0, 0][index % 6] ?? 0;
      return { at: nine + index * 10 * second, counted: [61 + index + late, 7], heard: [index, 0] };
    });
    expect(unseen(told(moments))).toEqual({ 0: [61, 7] });
  });

  it('are as many more as went by while nobody listened, at once', () => {
    const before = told([
      { at: nine, counted: [10, 0], heard: [10, 0] },
      { at: nine + minute, counted: [11, 0], heard: [11, 0] },
    ]);
    expect(unseen(before)).toEqual({});
    const after = told(
      [{ at: nine + 2 * hour, counted: [18, 2], heard: [11, 0] }],
      historyAfterSilence(before, 'support'),
    );
    expect(unseen(after)).toEqual({ 2: [7, 2] });
  });

  it('are taken off again where they turn out to have been counted early, the newest first', () => {
    const history = told([
      { at: nine, counted: [5, 0], heard: [0, 0] },
      { at: nine + hour, counted: [9, 0], heard: [2, 0] },
      { at: nine + hour + 2 * minute, counted: [9, 0], heard: [2, 0] },
      { at: nine + 2 * hour, counted: [9, 0], heard: [3, 0] },
      { at: nine + 2 * hour + 2 * minute, counted: [9, 0], heard: [3, 0] },
    ]);
    expect(unseen(history)).toEqual({ 0: [5, 0], 1: [1, 0] });
  });

  it('are fewer than none where the phone system does not count as lost whom it let go: then he was sent on', () => {
    const totals = { ...noSums.totals, offered: 3, answered: 1, abandoned: 2 };
    const heard = withDayOfQueue(noHistory, day, 'support', { [nine]: { ...noSums, totals } });
    const moments = [0, 2, 4].map((at): Moment => ({ at: nine + at * minute, counted: [1, 1], heard: [1, 2] }));
    const [sums = noSums, ...others] = Object.values(dayOfQueue(told(moments, heard), day, 'support'));
    expect(others).toEqual([]);
    const parts = { queue: 'support', start: nine, sums, complete: true, serviceLevelSeconds: 20, waiting: [] };
    const row = rowOf(parts, nine + hour, zone);
    expect(row).toMatchObject({ offered: 3, answered: 1, lost: 1, overflowed: 1, answerRate: 50 });
    expect(row).not.toHaveProperty('unseen');
    // It comes to count him after all.
    const later = [6, 8, 10].map((at): Moment => ({ at: nine + at * minute, counted: [1, 2], heard: [1, 2] }));
    const [after = noSums] = Object.values(dayOfQueue(told([...moments, ...later], heard), day, 'support'));
    expect(after.unseen).toEqual({ answered: 0, abandoned: 0 });
  });

  it('come to what the totals have beyond what was heard, whatever goes by unheard and however late totals are', () => {
    const step = fc.record({ heard: fc.nat(3), unheard: fc.boolean(), late: fc.nat(2), cut: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let [at, heard, all] = [nine, 0, 0];
        let history = noHistory;
        for (const { heard: more, unheard, late, cut } of steps) {
          at += 20 * second;
          [heard, all] = [heard + more, all + more + (unheard && cut ? 4 : 0)];
          if (cut) history = historyAfterSilence(history, 'support');
          history = told([{ at, counted: [Math.max(0, all - late), 0], heard: [heard, 0] }], history);
        }
        // Then nothing happens for a while, and totals have come to all of it.
        for (let quiet = 0; quiet < 8; quiet += 1) {
          at += 30 * second;
          history = told([{ at, counted: [all, 0], heard: [heard, 0] }], history);
        }
        const sums = together([noSums, ...Object.values(dayOfQueue(history, day, 'support'))]);
        expect(sums.unseen.answered).toBe(all - heard);
      }),
    );
  });
});

it('what a source says that it missed stands in the hour in which that ended, and goes where it is doubted', () => {
  const missed = (until: number, answered: number | null, abandoned: number | null): CallsMissed => {
    const from = until - minute;
    return { kind: 'calls-missed', source: 'pbx', queue: 'support', at: until, from, answered, abandoned };
  };
  let spans = afterMissed(nothingMissed, missed(nine + minute, 3, 1), zone);
  spans = afterMissed(spans, missed(nine + 2 * minute, 2, 0), zone);
  spans = afterMissed(spans, missed(nine + hour, null, null), zone);
  spans = afterMissed(spans, missed(nine + 2 * hour, 1, 1), zone);
  const history = historyAfterMissed(noHistory, 'support', spans, zone);
  expect(unseen(history)).toEqual({ 0: [5, 1], 2: [1, 1] });
  expect(historyAfterMissed(history, 'support', spans, zone)).toEqual(history);
  const doubted = historyAfterMissed(history, 'support', afterDoubt(spans, 'support'), zone);
  expect(unseen(doubted)).toEqual({ 0: [5, 0], 2: [1, 0] });
});
