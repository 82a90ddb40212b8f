import type { Picture, Queue, Total } from '#core/board/queue';
import type { QueuePart } from '#core/board/total/part';
import { totalOf } from '#core/board/total/total';

/** What these queues come to together, as near as the figures that they show allow: those are rounded. */
export const totalOfQueues = (queues: readonly Queue[]): Total => totalOf(queues.map(partOf));

/** A picture of these queues. */
export const pictureOfQueues = (queues: readonly Queue[], at: string): Picture => ({
  at,
  queues,
  total: totalOfQueues(queues),
});

function partOf(queue: Queue): QueuePart {
  const { answeredToday: answered, lostToday: lost, avgWaitSeconds, avgTalkSeconds, serviceLevel } = queue;
  const entries = (queue.waitingSince ?? []).map((since) => Date.parse(since));
  if (answered === null || lost === null) return { queue, entries, shares: {} };
  const outcomes = answered + lost;
  const average = (seconds: number) => ({ part: seconds * answered * 1_000, whole: answered, outcomes: answered });
  return {
    queue,
    entries,
    shares: {
      answerRate: { part: answered, whole: outcomes, outcomes },
      ...(avgWaitSeconds === null ? {} : { avgWaitSeconds: average(avgWaitSeconds) }),
      ...(avgTalkSeconds === null ? {} : { avgTalkSeconds: average(avgTalkSeconds) }),
      ...(serviceLevel === null
        ? {}
        : { serviceLevel: { part: (serviceLevel * outcomes) / 100, whole: outcomes, outcomes } }),
    },
  };
}
