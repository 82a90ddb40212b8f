import type { Surroundings } from '#adapters/adapter';
import { NotUnderstood } from '#adapters/adapter';
import { isBelievableCount, isBelievableLength, isBelievableWaiting } from '#core/counts/believable';
import type { Fact, QueueCounted } from '#core/said/facts';
import type { JsonValue } from '#core/said/input';
import type { Sentence } from '#core/said/sentence';
import type { Instant } from '#core/time/instant';
import { noGroups, noneConfigured, noNumbers, partlyRead } from './sentences.ts';
import type { SwanSettings } from './settings.ts';
import { amountOf, countOf, isYes, listOf, member, objectOf, textOf } from './values.ts';

/** What SWAN told of each group. @throws NotUnderstood */
function groupsOf(result: JsonValue): { readonly [group: string]: JsonValue } {
  const groups = objectOf(objectOf(result)?.['queues']);
  if (groups === undefined) throw new NotUnderstood(noGroups);
  return groups;
}

/**
 * An answer with no number of any of the configured groups is no answer. Of one that is, what of it could not be read.
 * @throws NotUnderstood
 */
export function checkQueues(result: JsonValue, { queues }: SwanSettings): readonly Sentence[] {
  const groups = groupsOf(result);
  const told = Object.entries(queues).map(([queue, place]) => ({ queue, parts: partsOf(groups, place) }));
  if (told.every(({ parts }) => parts.length === 0)) throw new NotUnderstood(noneConfigured);
  const isKnown = (number: number | null): boolean => number !== null;
  if (!told.some(({ parts }) => Object.values(numbersIn(parts)).some(isKnown))) throw new NotUnderstood(noNumbers);
  return told.flatMap(({ queue, parts }) => {
    const unread = unreadIn(parts);
    return unread.length === 0 ? [] : [partlyRead(queue, unread)];
  });
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
    const rules = surroundings.queues.find(({ id }) => id === queue);
    if (rules === undefined) return [];
    const parts = partsOf(groups, place);
    const agents = membersIn(parts);
    const { inTime, ...numbers } = numbersIn(parts);
    const alarm = alarmIn(parts);
    const counted: QueueCounted = {
      kind: 'queue-counted',
      ...base,
      queue,
      ...numbers,
      // Its 20 seconds are its own: of another limit it says nothing.
      ...(rules.serviceLevelSeconds === swanSeconds && { answeredInTime: inTime }),
      ...(alarm !== undefined && { alarm }),
    };
    return [counted, ...(agents === undefined ? [] : [{ kind: 'queue-members', ...base, queue, agents } as const])];
  });
}

/** Who is logged on to each queue of the board, as far as that is told. */
export function membersOf(result: JsonValue, { queues }: SwanSettings): ReadonlyMap<string, readonly string[]> {
  const groups = groupsOf(result);
  const members = Object.entries(queues).map(([queue, place]) => [queue, membersIn(partsOf(groups, place))] as const);
  return new Map(members.flatMap(([queue, agents]) => (agents === undefined ? [] : [[queue, agents] as const])));
}

/** `ringTimeOK`: "number of calls with ring time < 20 seconds". */
const swanSeconds = 20;

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

/** Whether SWAN itself finds that an alarm should sound. Its rules are its own: the word is passed on as it is. */
function alarmIn(parts: readonly Part[]): boolean | undefined {
  const told = parts.flatMap(({ alarm }) => isYes(alarm) ?? []);
  return told.length === 0 ? undefined : told.includes(true);
}

function numbersIn(parts: readonly Part[]): Numbers {
  const [first, ...others] = parts.map(({ status }) => numbersOf(status));
  return others.reduce(together, first ?? numbersOf(undefined));
}

type Numbers = Pick<QueueCounted, 'waiting' | 'answered' | 'abandoned' | 'averageWaitSeconds'> & {
  /** Answered within SWAN's 20 seconds. */
  readonly inTime: number | null;
};

/** Both as one: counts added up, and the average of all who were answered. */
function together(one: Numbers, other: Numbers): Numbers {
  const answered = sum(one.answered, other.answered);
  const waits = sum(waitsOf(one), waitsOf(other));
  return {
    waiting: sum(one.waiting, other.waiting),
    answered,
    abandoned: sum(one.abandoned, other.abandoned),
    averageWaitSeconds: waits === null || answered === null || answered === 0 ? null : waits / answered,
    inTime: sum(one.inTime, other.inTime),
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
 * these two; `serviceRatio`, which leaves the abandoned out.
 */
function numbersOf(value: JsonValue | undefined): Numbers {
  const status = objectOf(value);
  const answered = believed(countOf(status?.['completed']), isBelievableCount);
  return {
    waiting: believed(countOf(status?.['currentCalls']), isBelievableWaiting),
    answered,
    abandoned: believed(countOf(status?.['abandoned']), isBelievableCount),
    // Before the first answered call there is nothing to take an average of.
    averageWaitSeconds: answered === 0 ? null : believed(amountOf(status?.['avgRingTime']), isBelievableLength),
    inTime: believed(countOf(status?.['ringTimeOK']), isBelievableCount),
  };
}

function believed(value: number | null, isBelievable: (value: number) => boolean): number | null {
  return value !== null && isBelievable(value) ? value : null;
}

/** The numbers that SWAN should have told and did not, by its own names for them. */
function unreadIn(parts: readonly Part[]): readonly string[] {
  const { waiting, answered, abandoned, averageWaitSeconds } = numbersIn(parts);
  return [
    ...(waiting === null ? ['currentCalls'] : []),
    ...(answered === null ? ['completed'] : []),
    ...(abandoned === null ? ['abandoned'] : []),
    ...(averageWaitSeconds === null && answered !== 0 ? ['avgRingTime'] : []),
    ...(membersIn(parts) === undefined ? ['members'] : []),
  ];
}
