import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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
  const busy = { answered: 180, abandoned: 9, averageWaitSeconds: 9 };
  expect(totals(afterCounts(['18:00:00', evening], ['+1 12:00:00', busy]))).toStrictEqual([180, 9, 9]);
});

describe('that have grown in a night in which nobody looked', () => {
  const grown = { answered: 140, abandoned: 9, averageWaitSeconds: 9 };
  const much = { answered: 170, abandoned: 9, averageWaitSeconds: 9 };
  const last = ['18:00:00', evening] as const;
  const began = ({ begin }: CountedQueue) => begin;

  it('by a few calls go on from the last word of yesterday', () => {
    for (const time of ['+1 03:59:59', '+1 04:00:00', '+1 12:00:00']) {
      const queue = afterCounts(last, [time, grown]);
      expect(totals(queue)).toStrictEqual([13, 1, null]);
      expect(began(queue)).toBe('taken');
    }
    const few = afterCounts(['18:00:00', { answered: 4 }], ['+1 12:00:00', { answered: 7 }]);
    expect(totals(few)).toStrictEqual([3, 0, null]);
    expect(began(afterCounts(last, ['+1 08:00:00', evening]))).toBe('seen');
  });

  it('by very many are of the new day from four in the morning on', () => {
    expect(totals(afterCounts(last, ['+1 03:59:59', much]))).toStrictEqual([43, 1, null]);
    expect(totals(afterCounts(last, ['+1 04:00:00', much]))).toStrictEqual([170, 9, 9]);
    const few = afterCounts(['18:00:00', { answered: 4 }], ['+1 12:00:00', { answered: 8 }]);
    expect(totals(few)).toStrictEqual([8, 0, null]);
  });

  it('are of the new day where they are known to begin anew each day, and never where they are known not to', () => {
    const resets = [['-1 18:00:00', much] as const, ['08:00:00', { answered: 5 }] as const, last] as const;
    expect(totals(afterCounts(...resets, ['+1 12:00:00', grown]))).toStrictEqual([140, 9, 9]);
    const byClock = [['-1 23:59:58', evening] as const, ['00:00:03', evening] as const] as const;
    expect(totals(afterCounts(...byClock, last, ['+1 12:00:00', much]))).toStrictEqual([43, 1, null]);
    // Its clock is behind: it began anew a little after midnight.
    const late = ['00:04:00', {}] as const;
    expect(totals(afterCounts(...byClock, late, last, ['+1 12:00:00', grown]))).toStrictEqual([140, 9, 9]);
    // A restart in the middle of a day is no sign.
    const restarted = ['11:00:00', {}] as const;
    expect(totals(afterCounts(...byClock, restarted, last, ['+1 12:00:00', much]))).toStrictEqual([43, 1, null]);
  });

  it('have begun anew where one class holds fewer, and not where a call was put into the other', () => {
    const other = { answered: 120, abandoned: 16, averageWaitSeconds: 9 };
    expect(totals(afterCounts(last, ['+1 08:00:00', other]))).toStrictEqual([120, 16, 9]);
    const corrected = { answered: 124, abandoned: 12, averageWaitSeconds: 9 };
    expect(began(afterCounts(last, ['+1 08:00:00', corrected]))).toBe('taken');
  });

  it('and on whole days count from the first look of today: at least so many', () => {
    const monday = afterCounts(['-2 18:00:00', evening], ['+1 08:00:00', grown]);
    expect(totals(monday)).toStrictEqual([0, 0, null]);
    expect(began(monday)).toBe('later');
    const more = afterCounts(
      ['-2 18:00:00', evening],
      ['+1 08:00:00', grown],
      ['+1 09:00:00', { ...grown, answered: 142 }],
    );
    expect(totals(more)).toStrictEqual([2, 0, null]);
    expect(began(more)).toBe('later');
    expect(began(afterCounts(['-2 18:00:00', evening], ['+1 08:00:00', evening]))).toBe('seen');
  });
});

it('count those within the service level as the others, also after a restart', () => {
  const inTime = ({ answeredInTime }: CountedQueue) => answeredInTime;
  const counted = { answered: 10, answeredInTime: 8 };
  expect(inTime(afterCounts(['10:00:00', counted]))).toBe(8);
  expect(inTime(afterCounts(['10:00:00', counted], ['11:00:00', { answered: 2, answeredInTime: 1 }]))).toBe(9);
  expect(inTime(afterCounts(['23:59:58', counted], ['+1 00:00:03', { answered: 11, answeredInTime: 9 }]))).toBe(1);
  expect(inTime(afterCounts(['10:00:00', counted], ['11:00:00', { answered: 10 }]))).toBeNull();
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
