import { followBoard } from '../board-stream.ts';
import { answerOrders } from '../children.ts';
import { queues } from './busy-switch.ts';
import type { FollowOrder, Shown } from './follower.ts';

/** A screen and nothing else: collecting the garbage of a whole benchmark takes longer than what is measured. */
const shown: Shown[] = [];

answerOrders<FollowOrder, readonly Shown[]>(async ({ board }) => {
  if (board !== undefined) {
    await followBoard(board, ({ queues: told }, at) => {
      const answered = told.find(({ id }) => id === queues[0])?.answeredToday ?? null;
      if (answered !== null) shown.push({ answered, at: performance.timeOrigin + at });
    });
  }
  return shown;
});
