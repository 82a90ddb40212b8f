import type { QueueCounted } from '#core/said/facts';
import { second } from '#core/time/instant';
import type { Mapping, Place, Said } from '../mapping.ts';

/** What was counted of one of the source's queues, by the names of the fact. */
type Numbers = Omit<QueueCounted, 'kind' | 'source' | 'at' | 'queue' | 'happenedAt' | 'precision'>;

/** By the source's name of a queue, its newest counts. JSON, so that it may be kept from message to message. */
export type Counts = { readonly [queue: string]: Numbers };

/** Where the source is of one queue alone, whatever that is called. */
const theOnly = '';

/** The counts in an answer. Told twice, the last word counts. */
export function countsIn(mapping: Mapping, said: readonly Said<'counts'>[], { at }: Place): Counts {
  return Object.fromEntries(
    said.flatMap((record) => {
      const name = isOfOneQueue(mapping) ? theOnly : record.queue;
      const isOurs = name !== null && (name === theOnly || mapping.queueOf.has(name));
      return isOurs ? [[name, numbersOf(record, at)] as const] : [];
    }),
  );
}

/** Without a field that names the queue all that comes is of one. */
function isOfOneQueue({ settings }: Mapping): boolean {
  return !Object.hasOwn(settings.fields, 'queue');
}

function numbersOf(record: Said<'counts'>, at: number): Numbers {
  const { oldestSince } = record;
  const sinceOldest = oldestSince === null ? null : Math.max(0, at - oldestSince.at) / second;
  return {
    waiting: record.waiting,
    answered: record.answered,
    abandoned: record.lost,
    averageWaitSeconds: record.answered === 0 ? null : record.averageWaitSeconds,
    // Of nobody who waits no wait is told, whatever stands there.
    longestWaitSeconds: record.waiting === 0 ? null : (record.longestWaitSeconds ?? sinceOldest),
    longestWaitTodaySeconds: record.longestWaitTodaySeconds,
    averageTalkSeconds: record.answered === 0 ? null : record.averageTalkSeconds,
    agentsReady: record.agentsReady,
    agentsBusy: record.agentsBusy,
    agentsOther: record.agentsOther,
  };
}

const nothing: Numbers = { waiting: null, answered: null, abandoned: null, averageWaitSeconds: null };

/**
 * The board's queues by those counts. One that is several of the source's is their sum; where one of these is not told, nothing
 * is known of the whole.
 */
export function countFacts(mapping: Mapping, counts: Counts, { at, surroundings }: Place): readonly QueueCounted[] {
  return Object.entries(mapping.settings.queues ?? {}).map(([queue, names]): QueueCounted => {
    const parts = (isOfOneQueue(mapping) ? [theOnly] : names).map((name) => counts[name]);
    const told = parts.filter((part) => part !== undefined);
    const [first, ...others] = told.length === parts.length ? told : [];
    const numbers = first === undefined ? nothing : others.reduce(together, first);
    return { kind: 'queue-counted', source: surroundings.source, at, queue, ...numbers };
  });
}

type Number = number | null | undefined;

function together(one: Numbers, other: Numbers): Numbers {
  const add = (name: Exclude<keyof Numbers, 'alarm'>): number | null => sum(one[name], other[name]);
  const answered = add('answered');
  const average = (name: 'averageWaitSeconds' | 'averageTalkSeconds'): number | null => {
    const all = sum(product(one.answered, one[name]), product(other.answered, other[name]));
    return all === null || answered === null || answered === 0 ? null : all / answered;
  };
  return {
    waiting: add('waiting'),
    answered,
    abandoned: add('abandoned'),
    averageWaitSeconds: average('averageWaitSeconds'),
    longestWaitSeconds: longestOfWaiting(one, other),
    longestWaitTodaySeconds: both(one.longestWaitTodaySeconds, other.longestWaitTodaySeconds, Math.max),
    averageTalkSeconds: average('averageTalkSeconds'),
    agentsReady: add('agentsReady'),
    agentsBusy: add('agentsBusy'),
    agentsOther: add('agentsOther'),
  };
}

/** A queue in which nobody waits has no wait to tell, and takes nothing from the other's. */
function longestOfWaiting(one: Numbers, other: Numbers): number | null {
  if (one.waiting === 0) return other.longestWaitSeconds ?? null;
  if (other.waiting === 0) return one.longestWaitSeconds ?? null;
  return both(one.longestWaitSeconds, other.longestWaitSeconds, Math.max);
}

function sum(one: Number, other: Number): number | null {
  return both(one, other, (a, b) => a + b);
}

function both(one: Number, other: Number, combine: (a: number, b: number) => number): number | null {
  return one === null || one === undefined || other === null || other === undefined ? null : combine(one, other);
}

function product(calls: number | null, average: Number): number | null {
  if (calls === 0) return 0;
  return calls === null || average === null || average === undefined ? null : calls * average;
}
