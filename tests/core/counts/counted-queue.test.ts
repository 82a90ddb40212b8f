import { expect, it } from 'vitest';
import type { CountedQueue } from '#core/counts/counted-queue';
import { afterClockStep, longestWait } from '#core/counts/counted-queue';
import { minute, second } from '#core/time/instant';
import { afterCounts } from '#tests/support/counts';

function wait(queue: CountedQueue, later: number = 0) {
  return longestWait(queue, queue.at + later);
}

it('is 0 when nobody waits and unknown when nobody says', () => {
  expect(wait(afterCounts(['10:00:00', {}]))).toStrictEqual({ seconds: 0, atLeast: false });
  expect(wait(afterCounts(['10:00:00', { waiting: null }]))).toBeNull();
});

it('is "at least" for who was there already at the first poll', () => {
  const queue = afterCounts(['10:00:00', { waiting: 1 }], ['10:00:05', { waiting: 1 }]);
  expect(wait(queue, 2 * second)).toStrictEqual({ seconds: 7, atLeast: true });
});

it('begins with the poll that saw the call first', () => {
  const queue = afterCounts(['10:00:00', {}], ['10:00:05', { waiting: 1 }], ['10:00:10', { waiting: 1 }]);
  expect(wait(queue)).toStrictEqual({ seconds: 5, atLeast: false });
});

it('goes on with the next one when the first is answered, or gives up', () => {
  const first = [['10:00:00', {}] as const, ['10:00:10', { waiting: 1 }] as const] as const;
  const second = ['10:00:20', { waiting: 2 }] as const;
  expect(wait(afterCounts(...first, second, ['10:00:30', { waiting: 1, answered: 1 }]))?.seconds).toBe(10);
  expect(wait(afterCounts(...first, second, ['10:00:30', { waiting: 1, abandoned: 1 }]))?.seconds).toBe(10);
});

it('knows that another waits though as many do', () => {
  const counts = [['10:00:00', {}] as const, ['10:00:10', { waiting: 1 }] as const] as const;
  expect(wait(afterCounts(...counts, ['10:00:20', { waiting: 1, answered: 1 }]))?.seconds).toBe(0);
  expect(wait(afterCounts(...counts, ['10:00:20', { waiting: 1 }]))?.seconds).toBe(10);
});

it('lets go of who left uncounted, for another queue or a voicemail', () => {
  const queue = afterCounts(['10:00:00', { waiting: 2 }], ['10:00:10', { waiting: 3 }], ['10:00:20', { waiting: 1 }]);
  expect(wait(queue)).toStrictEqual({ seconds: 10, atLeast: false });
});

it('finds out later who left while the totals were not told', () => {
  const queue = afterCounts(
    ['10:00:00', {}],
    ['10:00:10', { waiting: 1 }],
    ['10:00:20', { waiting: 1, answered: null }],
    ['10:00:30', { waiting: 1, answered: 1 }],
  );
  expect(wait(queue)?.seconds).toBe(0);
});

it('counts nobody twice who left while the totals were not told', () => {
  const queue = afterCounts(
    ['10:00:00', {}],
    ['10:00:10', { waiting: 2 }],
    ['10:00:20', { waiting: 1, answered: null, abandoned: null }],
    ['10:00:30', { waiting: 1, answered: 1 }],
  );
  expect(wait(queue)?.seconds).toBe(20);
});

it('is "at least" again after a long time without a poll', () => {
  const before = ['10:00:00', {}] as const;
  const stays = afterCounts(before, ['10:00:10', { waiting: 1 }], ['10:20:00', { waiting: 1 }]);
  expect(wait(stays)).toStrictEqual({ seconds: 1190, atLeast: false });
  const another = afterCounts(before, ['10:00:10', { waiting: 1 }], ['10:20:00', { waiting: 1, answered: 1 }]);
  expect(wait(another)).toStrictEqual({ seconds: 0, atLeast: true });
  const untold = afterCounts(before, ['10:00:10', { waiting: 1 }], ['10:20:00', { waiting: 1, answered: null }]);
  expect(wait(untold)).toStrictEqual({ seconds: 0, atLeast: true });
});

it('is "at least" from a minute and more without a poll on', () => {
  const seen = (at: string) => wait(afterCounts(['10:00:00', {}], [at, { waiting: 1 }]));
  expect([seen('10:00:31'), seen('10:01:00'), seen('10:01:01'), seen('10:02:00')]).toEqual(
    [false, false, true, true].map((atLeast) => ({ seconds: 0, atLeast })),
  );
});

it('takes no number that no queue has', () => {
  expect([5_001, 10_000, 10_001, 20_000].map((waiting) => afterCounts(['10:00:00', { waiting }]).waiting)).toEqual([
    5_001,
    10_000,
    null,
    null,
  ]);
  const counts = [['10:00:00', { waiting: 1 }] as const, ['10:00:05', { waiting: 1e9 }] as const] as const;
  expect(afterCounts(...counts).waiting).toBeNull();
  expect(wait(afterCounts(...counts, ['10:00:10', { waiting: 1 }]))).toStrictEqual({ seconds: 10, atLeast: true });
  const leaps = afterCounts(['10:00:00', { waiting: 1 }], ['10:00:10', { waiting: 1, answered: 1e9 }]);
  expect([leaps.answered, wait(leaps)?.seconds]).toEqual([null, 10]);
  const most = { answered: 1_000_000, averageWaitSeconds: 86_400 };
  expect(afterCounts(['10:00:00', most])).toMatchObject(most);
  const more = { answered: 1_000_001, abandoned: 999_999_999_999_999, averageWaitSeconds: 86_401 };
  expect(afterCounts(['10:00:00', more])).toMatchObject({
    answered: null,
    abandoned: null,
    averageWaitSeconds: null,
  });
});

it('is as long as before when the clock is set', () => {
  const queue = afterCounts(['10:00:00', {}], ['10:00:10', { waiting: 1 }]);
  const set = afterClockStep(queue, -10 * minute);
  expect(longestWait(set, set.at)).toStrictEqual(wait(queue));
});

it('goes on across midnight', () => {
  const queue = afterCounts(
    ['23:59:50', { answered: 120 }],
    ['23:59:58', { waiting: 1, answered: 120 }],
    ['+1 00:00:02', { waiting: 1 }],
  );
  expect(wait(queue)).toStrictEqual({ seconds: 4, atLeast: false });
});
