import type { Surroundings } from '#adapters/adapter';
import { NotUnderstood } from '#adapters/adapter';
import { isBelievableWaiting } from '#core/counts/believable';
import type { Fact } from '#core/said/facts';
import type { JsonValue } from '#core/said/input';
import type { Instant } from '#core/time/instant';
import { noWaitingCalls } from './sentences.ts';
import type { SwanSettings } from './settings.ts';
import { countOf, member, objectOf } from './values.ts';

const nothing = { answered: null, abandoned: null, averageWaitSeconds: null };

/**
 * user-resume (document 002, 2.4), asked where queues-status is refused: how many wait in each group, and nothing else. Its
 * `queue` and `user` are of a department or a user, and not of a queue of the board.
 * @throws NotUnderstood where it tells of none of the configured groups
 */
export function resumeFacts(
  result: JsonValue,
  { queues }: SwanSettings,
  { source }: Surroundings,
  at: Instant,
): readonly Fact[] {
  const groups = objectOf(objectOf(result)?.['waiting-calls']) ?? {};
  const waits = Object.entries(queues).map(([queue, { group }]) => {
    const waiting = countOf(member(groups, group));
    return { queue, waiting: waiting !== null && isBelievableWaiting(waiting) ? waiting : null };
  });
  if (waits.every(({ waiting }) => waiting === null)) throw new NotUnderstood(noWaitingCalls);
  return waits.map((wait) => ({ kind: 'queue-counted', source, at, ...wait, ...nothing }));
}
