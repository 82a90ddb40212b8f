import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CountedQueue } from '#core/counts/counted-queue';
import { afterCount } from '#core/counts/counted-queue';
import { second } from '#core/time/instant';
import { afterCounts } from '#tests/support/counts';

const totals = ({ answered, abandoned, averageWaitSeconds }: CountedQueue) => [answered, abandoned, averageWaitSeconds];
const evening = { answered: 127, abandoned: 8, averageWaitSeconds: 72 };

it('are what the phone system says', () => {
  expect(totals(afterCounts(['10:00:00', evening]))).toStrictEqual([127, 8, 72]);
  expect(totals(afterCounts(['10:00:00', evening], ['10:00:05', { ...evening, answered: null }]))).toStrictEqual([
    null,
    8,
    72,
  ]);
});

it('keep what was counted before it restarted, and average from sums', () => {
  const restarted = { answered: 127, abandoned: 3, averageWaitSeconds: 10 };
  const queue = afterCounts(['10:00:00', evening], ['10:00:05', {}], ['15:00:00', restarted]);
  expect(totals(queue)).toStrictEqual([254, 11, 41]);
});

it('take a small step back as a correction', () => {
  expect(totals(afterCounts(['10:00:00', evening], ['10:00:05', { ...evening, answered: 126 }]))).toStrictEqual([
    126, 8, 72,
  ]);
});

it('begin at midnight with its own', () => {
  const morning = { answered: 3, abandoned: 1, averageWaitSeconds: 9 };
  expect(totals(afterCounts(['23:59:58', evening], ['+1 00:00:03', {}]))).toStrictEqual([0, 0, null]);
  expect(totals(afterCounts(['18:00:00', evening], ['+1 08:00:00', morning]))).toStrictEqual([3, 1, 9]);
  const busy = { answered: 140, abandoned: 9, averageWaitSeconds: 9 };
  expect(totals(afterCounts(['18:00:00', evening], ['+1 12:00:00', busy]))).toStrictEqual([140, 9, 9]);
});

it('that have grown in a long night are of the new day from four in the morning on', () => {
  const grown = { answered: 140, abandoned: 9, averageWaitSeconds: 9 };
  expect(totals(afterCounts(['18:00:00', evening], ['+1 03:59:59', grown]))).toStrictEqual([13, 1, null]);
  expect(totals(afterCounts(['18:00:00', evening], ['+1 04:00:00', grown]))).toStrictEqual([140, 9, 9]);
});

it("hold nothing of yesterday where its clock is behind the hub's", () => {
  const late = { answered: 128, abandoned: 8, averageWaitSeconds: 72 };
  const counts = [['23:59:58', evening] as const, ['+1 00:00:03', late] as const] as const;
  expect(totals(afterCounts(...counts))).toStrictEqual([1, 0, null]);
  const anew = afterCounts(...counts, ['+1 00:02:00', {}], ['+1 00:03:00', { answered: 4, averageWaitSeconds: 5 }]);
  expect(totals(anew)).toStrictEqual([5, 0, 5]);
});

it("hold nothing of yesterday where its clock is ahead of the hub's", () => {
  const anew = ['23:58:03', { answered: 2 }] as const;
  expect(totals(afterCounts(['23:57:58', evening], anew, ['+1 00:00:01', { answered: 3 }]))).toStrictEqual([
    1,
    0,
    null,
  ]);
});

it('hold nothing of yesterday where it begins anew at another time, or never', () => {
  const counts = [['18:00:00', evening] as const, ['+1 07:00:00', evening] as const] as const;
  expect(totals(afterCounts(...counts))).toStrictEqual([0, 0, null]);
  expect(totals(afterCounts(...counts, ['+1 07:00:05', { ...evening, answered: 128 }]))).toStrictEqual([1, 0, null]);
});

it("have the day's truth through restarts in its middle", () => {
  const noon = Date.parse('2026-11-18T12:00:00+01:00');
  const polls = fc.array(fc.nat(2), { minLength: 30, maxLength: 100 });
  const property = fc.property(polls, fc.integer({ min: 20, max: 60 }), fc.nat(29), (calls, before, restart) => {
    let [own, truth] = [before, before];
    let queue: CountedQueue | undefined;
    for (const [index, each] of [0, ...calls].entries()) {
      if (index === restart + 1) own = 0;
      own += each;
      truth += each;
      const count = { waiting: 0, answered: own, abandoned: 0, averageWaitSeconds: 12 };
      const at = noon + index * 5 * second;
      queue = afterCount(queue, { kind: 'queue-counted', source: 'swan', at, queue: 'support', ...count }, 'UTC');
      expect(queue).toMatchObject({ answered: truth, abandoned: 0 });
      expect(queue.averageWaitSeconds).toBeCloseTo(12);
    }
  });
  fc.assert(property, { numRuns: 200 });
});

const spoken = ({ averageTalkSeconds, longestWaitTodaySeconds }: CountedQueue) => [
  averageTalkSeconds,
  longestWaitTodaySeconds,
];
const talkative = { ...evening, averageTalkSeconds: 180, longestWaitTodaySeconds: 301 };

it('tell the average talk and the longest wait as the phone system does, and not where it does not', () => {
  expect(spoken(afterCounts(['10:00:00', talkative]))).toStrictEqual([180, 301]);
  expect(spoken(afterCounts(['10:00:00', talkative], ['10:00:05', evening]))).toStrictEqual([null, null]);
});

it('keep the longest wait and the talks of before it restarted', () => {
  const nothing = { averageTalkSeconds: null, longestWaitTodaySeconds: 0 };
  const restarted = { answered: 127, averageTalkSeconds: 60, longestWaitTodaySeconds: 20 };
  const counts = [['10:00:00', talkative] as const, ['10:00:05', nothing] as const] as const;
  expect(spoken(afterCounts(...counts))).toStrictEqual([180, 301]);
  expect(spoken(afterCounts(...counts, ['15:00:00', restarted]))).toStrictEqual([120, 301]);
  expect(spoken(afterCounts(...counts, ['15:00:00', { ...restarted, longestWaitTodaySeconds: 400 }]))[1]).toBe(400);
  expect(spoken(afterCounts(...counts, ['15:00:00', { answered: 1 }]))).toStrictEqual([null, null]);
});

it('know no longest wait and no talk of a day whose calls are counted on top of yesterday’s', () => {
  const late = { ...talkative, answered: 128 };
  const counts = [['23:59:58', talkative] as const, ['+1 00:00:03', late] as const] as const;
  expect(spoken(afterCounts(...counts))).toStrictEqual([null, null]);
  const own = { answered: 4, averageTalkSeconds: 50, longestWaitTodaySeconds: 9 };
  const anew = afterCounts(...counts, ['+1 00:02:00', {}], ['+1 00:03:00', own]);
  expect(spoken(anew)).toStrictEqual([50, 9]);
  expect(anew.longestAtLeast).toBe(true);
  const quiet = afterCounts(['23:59:58', talkative], ['+1 00:00:03', talkative], ['+1 00:02:00', {}]);
  expect(quiet.longestAtLeast).toBe(false);
});
