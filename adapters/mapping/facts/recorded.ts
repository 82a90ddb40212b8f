import type { CallRecorded } from '#core/said/facts';
import type { Mapping, Place, Said } from '../mapping.ts';
import { digest } from './digest.ts';
import { queueOf } from './queue-of.ts';

/** The calls that are over. Of those that go on, and those of no queue of the board, nothing is said. */
export function recordFacts(
  mapping: Mapping,
  said: readonly Said<'records'>[],
  { at, surroundings: { source } }: Place,
): readonly CallRecorded[] {
  return said.flatMap((record): readonly CallRecorded[] => {
    const { entered, answered, ended, caller, agent } = record;
    const queue = queueOf(mapping, record.queue);
    const end = ended ?? answered;
    if (queue === undefined || entered === null || end === null) return [];
    return [
      {
        kind: 'call-recorded',
        source,
        at,
        record: keyOf(record, queue),
        queue,
        entry: entered.at,
        answered: answered?.at ?? null,
        end: end.at,
        ...(ended === null && { talkUntold: true }),
        ...(caller !== null && { caller }),
        ...(agent !== null && answered !== null && { agent }),
      },
    ];
  });
}

/**
 * By what a record is known again when it is told again. One caller who passes through two queues is a call in each. Where the
 * source has no ids of calls, the same caller who entered at the same time is the same call; of a hidden one all else must be the
 * same too. The caller's number is not in it.
 */
function keyOf({ call, caller, entered, answered, ended, agent }: Said<'records'>, queue: string): string {
  if (call !== null) return JSON.stringify([call, queue]);
  const start = entered?.at ?? null;
  return digest(
    caller === null ? [queue, start, answered?.at ?? null, ended?.at ?? null, agent] : [queue, start, caller],
  );
}
