import type { Surroundings } from '#adapters/adapter';
import { NotUnderstood } from '#adapters/adapter';
import type { Fact } from '#core/facts';
import type { JsonValue } from '#core/input';
import type { Instant } from '#core/instant';
import { expected } from './envelope.ts';
import type { SwanSettings } from './settings.ts';
import { amountOf, countOf, listOf, member, objectOf, textOf } from './values.ts';

export const queuesAbout = 'the state of the queues';

/** What SWAN told of each group. @throws NotUnderstood */
function groupsOf(result: JsonValue): { readonly [group: string]: JsonValue } {
  const groups = objectOf(objectOf(result)?.['queues']);
  if (groups === undefined) throw new NotUnderstood(`${expected(queuesAbout)}, and in it "queues" by group.`);
  return groups;
}

/** An answer with no number of any of the configured groups is no answer. @throws NotUnderstood */
export function checkQueues(result: JsonValue, { queues }: SwanSettings): void {
  const groups = groupsOf(result);
  const told = Object.values(queues)
    .map(({ group }) => objectOf(member(groups, group)))
    .filter((group) => group !== undefined);
  if (told.length === 0) {
    throw new NotUnderstood('SWAN told of none of the configured groups: check "group" and "queues" in the settings.');
  }
  const isKnown = (number: number | null): boolean => number !== null;
  if (told.some(({ status }) => Object.values(numbersOf(status)).some(isKnown))) return;
  throw new NotUnderstood(`${expected(queuesAbout)}, and in it numbers of calls under "status" of each group.`);
}

/**
 * queues-status (document 002, 1.4). Of a group that is missing, or not what it should be, nothing is known any more:
 * each number is `null`, not 0 and not what it was before.
 * @throws NotUnderstood
 */
export function queueFacts(
  result: JsonValue,
  { queues }: SwanSettings,
  surroundings: Surroundings,
  at: Instant,
): readonly Fact[] {
  const groups = groupsOf(result);
  const base = { source: surroundings.source, at };
  return Object.entries(queues).flatMap(([queue, { group }]): readonly Fact[] => {
    if (!surroundings.queues.some(({ id }) => id === queue)) return [];
    const told = objectOf(member(groups, group));
    const agents = listOf(told?.['members'])?.flatMap((extension) => textOf(extension) ?? []);
    return [
      { kind: 'queue-counted', ...base, queue, ...numbersOf(told?.['status']) },
      ...(agents === undefined
        ? []
        : [{ kind: 'queue-members', ...base, queue, agents: [...new Set(agents)] } as const]),
    ];
  });
}

/**
 * Not used: `abandonedRatio`, by its own formula the answered share, which divides by zero on a day without calls (the
 * board divides the totals itself); `maxRingTime`, the day's longest and not the longest now; `avgRingTimeRatio`, of
 * these two; `ringTimeOK` and `serviceRatio`, whose 20 seconds are not the board's and leave the abandoned out; `alarm`,
 * whose rules are SWAN's.
 */
function numbersOf(value: JsonValue | undefined) {
  const status = objectOf(value);
  const answered = countOf(status?.['completed']);
  return {
    waiting: countOf(status?.['currentCalls']),
    answered,
    abandoned: countOf(status?.['abandoned']),
    // Before the first answered call there is nothing to take an average of.
    averageWaitSeconds: answered === 0 ? null : amountOf(status?.['avgRingTime']),
  };
}
