import type { CountedQueue } from '#core/counts/counted-queue';
import { afterCount } from '#core/counts/counted-queue';
import type { QueueCounted } from '#core/said/facts';

const timeZone = 'Europe/Copenhagen';

type Count = Partial<Omit<QueueCounted, 'kind' | 'source' | 'at' | 'queue'>>;

/** A queue after counts at these times of 18 November; `+1` before the time: the day after, `-2`: two days before. */
export function afterCounts(...counts: readonly (readonly [time: string, count: Count])[]): CountedQueue {
  let queue: CountedQueue | undefined;
  for (const [time, count] of counts) {
    const numbers = { waiting: 0, answered: 0, abandoned: 0, averageWaitSeconds: null, ...count };
    const fact: QueueCounted = { kind: 'queue-counted', source: 'swan', at: at(time), queue: 'support', ...numbers };
    queue = afterCount(queue, fact, timeZone);
  }
  if (queue === undefined) throw new Error('At least one count is needed.');
  return queue;
}

function at(time: string): number {
  const [, days = '0', clock = ''] = /^(?:([+-]\d) )?(.*)$/.exec(time) ?? [];
  return Date.parse(`2026-11-${18 + Number(days)}T${clock}+01:00`);
}
