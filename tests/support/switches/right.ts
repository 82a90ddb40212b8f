import { expect } from 'vitest';
import type { Picture, Queue } from '#core/board/queue';
import type { SwitchTruth } from '#tests/fakes/switches/truth';
import { rounded } from '#tests/truth/day-truth';
import type { SwitchDay } from './day.ts';

/** What a board shows of what is so, where all of it is known. */
export function figuresOf(truth: SwitchTruth) {
  const { ready, busy, other } = truth.agents;
  const phones = { agentsReady: ready.length, agentsBusy: busy.length, agentsOther: other.length };
  const { callsWaiting, longestWaitSeconds, answeredToday, lostToday, answerRate, avgWaitSeconds } = rounded({
    ...truth,
    ...phones,
    agentsRinging: 0,
  });
  return { callsWaiting, longestWaitSeconds, answeredToday, lostToday, answerRate, avgWaitSeconds, ...phones };
}

/** Whether a queue is shown as it should be. @throws where it is not */
export type IsRight = (queue: Queue, truth: SwitchTruth, when: string) => void;

/** Each queue with what is so in it. */
export function compare({ at, queues }: Picture, truths: readonly SwitchTruth[], isRight: IsRight): void {
  expect(queues).toHaveLength(truths.length);
  for (const [index, queue] of queues.entries()) {
    const truth = truths[index];
    if (truth !== undefined) isRight(queue, truth, `${at} ${queue.id}`);
  }
}

export async function expectReplay(day: SwitchDay): Promise<void> {
  for (const { live, replayed } of await day.replay()) expect(replayed.queues, live.at).toStrictEqual(live.queues);
}
