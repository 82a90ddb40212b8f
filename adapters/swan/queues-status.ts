import type { Surroundings } from '#adapters/adapter';
import { NotUnderstood } from '#adapters/adapter';
import type { Fact, QueueCounted } from '#core/said/facts';
import type { JsonValue } from '#core/said/input';
import type { Instant } from '#core/time/instant';
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
  const told = Object.values(queues).map((queue) => partsOf(groups, queue));
  if (told.every((parts) => parts.length === 0)) {
    throw new NotUnderstood('SWAN told of none of the configured groups: check "group" and "queues" in the settings.');
  }
  const isKnown = (number: number | null): boolean => number !== null;
  if (told.some((parts) => Object.values(numbersIn(parts)).some(isKnown))) return;
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
  return Object.entries(queues).flatMap(([queue, place]): readonly Fact[] => {
    if (!surroundings.queues.some(({ id }) => id === queue)) return [];
    const parts = partsOf(groups, place);
    const agents = membersIn(parts);
    return [
      { kind: 'queue-counted', ...base, queue, ...numbersIn(parts) },
      ...(agents === undefined ? [] : [{ kind: 'queue-members', ...base, queue, agents } as const]),
    ];
  });
}

type Part = NonNullable<ReturnType<typeof objectOf>>;
type Place = SwanSettings['queues'][string];

/**
 * What was told of a queue of the board: of its group or, since document 002 says "statistics of each queue or
 * queueGroup", of each of the group's queues. Nothing where one of these is missing.
 */
function partsOf(groups: Part, { group, queues }: Place): readonly Part[] {
  const whole = objectOf(member(groups, group));
  if (whole !== undefined) return [whole];
  const parts = queues.map((queue) => objectOf(member(groups, queue))).filter((part) => part !== undefined);
  return parts.length === queues.length ? parts : [];
}

/** Who is logged on, `undefined` where that is not told: extensions, or users as blf-users has them. */
function membersIn(parts: readonly Part[]): readonly string[] | undefined {
  const lists = parts.map(({ members }) => listOf(members));
  const told = lists.flatMap((list) => list ?? []);
  const agents = told.flatMap((each) => textOf(each) ?? textOf(objectOf(each)?.['extension']) ?? []);
  if (lists.length === 0 || lists.includes(undefined) || (told.length > 0 && agents.length === 0)) return undefined;
  return [...new Set(agents)];
}

function numbersIn(parts: readonly Part[]): Numbers {
  const [first, ...others] = parts.map(({ status }) => numbersOf(status));
  return others.reduce(together, first ?? numbersOf(undefined));
}

type Numbers = Pick<QueueCounted, 'waiting' | 'answered' | 'abandoned' | 'averageWaitSeconds'>;

/** Both as one: counts added up, and the average of all who were answered. */
function together(one: Numbers, other: Numbers): Numbers {
  const answered = sum(one.answered, other.answered);
  const waits = sum(waitsOf(one), waitsOf(other));
  return {
    waiting: sum(one.waiting, other.waiting),
    answered,
    abandoned: sum(one.abandoned, other.abandoned),
    averageWaitSeconds: waits === null || answered === null || answered === 0 ? null : waits / answered,
  };
}

function waitsOf({ answered, averageWaitSeconds }: Numbers): number | null {
  if (answered === 0) return 0;
  return answered === null || averageWaitSeconds === null ? null : answered * averageWaitSeconds;
}

function sum(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : one + other;
}

/**
 * Not used: `abandonedRatio`, by its own formula the answered share, which divides by zero on a day without calls (the
 * board divides the totals itself); `maxRingTime`, the day's longest and not the longest now; `avgRingTimeRatio`, of
 * these two; `ringTimeOK` and `serviceRatio`, whose 20 seconds are not the board's and leave the abandoned out; `alarm`,
 * whose rules are SWAN's.
 */
function numbersOf(value: JsonValue | undefined): Numbers {
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
