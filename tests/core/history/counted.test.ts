import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CountedQueue } from '#core/counts/counted-queue';
import { afterCount } from '#core/counts/counted-queue';
import { historyAfterCount } from '#core/history/counted';
import type { History } from '#core/history/history';
import { dayOfQueue, noHistory } from '#core/history/history';
import { rowOf } from '#core/history/row';
import { noSums, together } from '#core/history/sums';
import type { QueueCounted } from '#core/said/facts';
import { minute } from '#core/time/instant';

const zone = 'Europe/Copenhagen';
const nine = Date.parse('2026-11-18T08:00:00Z');

const count = (at: number, answered: number | null, abandoned: number | null, more: Partial<QueueCounted> = {}) => {
  const fact: QueueCounted = {
    kind: 'queue-counted',
    source: 'swan',
    at,
    queue: 'support',
    waiting: 0,
    answered,
    abandoned,
    averageWaitSeconds: null,
    ...more,
  };
  return fact;
};

function following(facts: readonly QueueCounted[]): { readonly history: History; readonly queue: CountedQueue } {
  let history = noHistory;
  let queue: CountedQueue | undefined;
  for (const fact of facts) {
    queue = afterCount(queue, fact, zone);
    history = historyAfterCount(history, 'support', queue, zone);
  }
  if (queue === undefined) throw new Error('Nothing was counted.');
  return { history, queue };
}

const rowsOf = (history: History, day: string) =>
  Object.entries(dayOfQueue(history, day, 'support')).map(([start, sums]) =>
    rowOf(
      {
        queue: 'support',
        start: Number(start),
        sums,
        complete: true,
        counted: true,
        serviceLevelSeconds: 20,
        waiting: [],
      },
      nine,
      zone,
    ),
  );

describe('the hours of what a phone system counts', () => {
  it('have what its totals grew by, and say nothing of what it does not tell', () => {
    const { history } = following([
      count(nine, 10, 2),
      count(nine + 59 * minute, 14, 3),
      count(nine + 61 * minute, 16, 3),
    ]);
    expect(rowsOf(history, '2026-11-18')).toMatchObject([
      { start: '2026-11-18T09:00:00.000+01:00', offered: 17, answered: 14, lost: 3, answerRate: 82.4 },
      { start: '2026-11-18T10:00:00.000+01:00', offered: 2, answered: 2, lost: 0, answerRate: 100 },
    ]);
    for (const row of rowsOf(history, '2026-11-18')) {
      const { shortAbandoned, overflowed, serviceLevel, avgWaitSeconds, longestWaitSeconds, avgTalkSeconds } = row;
      expect([shortAbandoned, overflowed, serviceLevel, avgWaitSeconds, longestWaitSeconds, avgTalkSeconds]).toEqual(
        Array(6).fill(null),
      );
      expect(row.counted).toBe(true);
    }
  });

  it('have the averages that follow from its own', () => {
    const told = (wait: number, level: number) => ({ averageWaitSeconds: wait, answeredInTime: level });
    const { history } = following([
      count(nine, 10, 0, told(20, 5)),
      count(nine + 70 * minute, 15, 5, { ...told(30, 9), averageTalkSeconds: 100 }),
    ]);
    expect(rowsOf(history, '2026-11-18')).toMatchObject([
      { avgWaitSeconds: 20, serviceLevel: 50, avgTalkSeconds: null },
      // 15 × 30 − 10 × 20 seconds, of five calls.
      { avgWaitSeconds: 50, serviceLevel: 40, avgTalkSeconds: 100 },
    ]);
  });

  it('give back what was put right, the newest first', () => {
    const { history } = following([
      count(nine, 10, 2),
      count(nine + 60 * minute, 11, 2),
      count(nine + 65 * minute, 8, 2),
    ]);
    expect(rowsOf(history, '2026-11-18').map(({ answered, lost }) => [answered, lost])).toEqual([
      [8, 2],
      [0, 0],
    ]);
  });

  it('a count that says nothing changes nothing', () => {
    const { history } = following([count(nine, 10, 2), count(nine + minute, null, null)]);
    expect(rowsOf(history, '2026-11-18')).toMatchObject([{ answered: 10, lost: 2 }]);
  });

  it('add up to the totals of the board, whatever is counted, put right, begun anew or left out', () => {
    const total = fc.option(fc.nat(60), { freq: 6 });
    const step = fc.record({ after: fc.integer({ min: 1, max: 200 }), answered: total, abandoned: total });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
        let at = nine;
        const facts = steps.map(({ after, answered, abandoned }) => count((at += after * minute), answered, abandoned));
        let known: { readonly day: string; readonly answered: number; readonly abandoned: number } | undefined;
        for (let length = 1; length <= facts.length; length += 1) {
          const { history, queue } = following(facts.slice(0, length));
          const before = known?.day === queue.day ? known : { answered: 0, abandoned: 0 };
          // What was told last counts until something else is.
          known = {
            day: queue.day,
            answered: queue.answered ?? before.answered,
            abandoned: queue.abandoned ?? before.abandoned,
          };
          const hours = Object.values(dayOfQueue(history, queue.day, 'support'));
          const { totals } = together(hours);
          expect(totals).toMatchObject({
            answered: known.answered,
            abandoned: known.abandoned,
            offered: known.answered + known.abandoned,
          });
          for (const each of hours) {
            expect(Math.min(each.totals.answered, each.totals.abandoned, each.totals.offered)).toBeGreaterThanOrEqual(
              0,
            );
          }
        }
      }),
    );
  });

  it('nothing told is nothing known', () => {
    expect(together(Object.values(dayOfQueue(noHistory, '2026-11-18', 'support')))).toBe(noSums);
  });
});
