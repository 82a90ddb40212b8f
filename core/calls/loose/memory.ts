import { Map as PersistentMap } from 'immutable';
import type { Forgotten } from './forgotten.ts';
import { forget, isForgotten, nothingForgotten, sizeOf } from './forgotten.ts';
import type { Instant } from '../../time/instant.ts';
import { hour } from '../../time/instant.ts';
import type { Told } from './outcome.ts';
import { sourceOf, spaced } from './thread.ts';

/**
 * What the book remembers of calls that are over, so that a late word about one finds it: two generations in detail,
 * and of older ones no more than that they were. So a year of running takes no more memory than a busy day.
 */
export interface Memory {
  readonly young: Generation;
  readonly old: Generation;
  readonly forgotten: readonly { readonly since: Instant; readonly calls: Forgotten }[];
}

interface Generation {
  readonly since: Instant;
  readonly threads: PersistentMap<string, Told>;
  /** From each id to its thread's key. */
  readonly index: PersistentMap<string, string>;
}

const generationSize = 4_000;
const generationAge = hour;
const forgottenAge = 24 * hour;
/** In how many calls a day ends early, and how many days are kept then: those of a house are a tenth. */
const mostForgotten = 1_000_000;
const forgottenDays = 3;

const emptyGeneration: Generation = { since: -Infinity, threads: PersistentMap(), index: PersistentMap() };
export const noMemory: Memory = { young: emptyGeneration, old: emptyGeneration, forgotten: [] };

/** The thread that an id belongs to, if it is over and still known in detail. */
export function recall(memory: Memory, id: string): Told | undefined {
  return recallFrom(memory.young, id) ?? recallFrom(memory.old, id);
}

function recallFrom(generation: Generation, id: string): Told | undefined {
  const key = generation.index.get(id);
  return key === undefined ? undefined : generation.threads.get(key);
}

/** Whether that id was a queue call that is over and no longer known in detail. */
export function wasCall(memory: Memory, id: string): boolean {
  return memory.forgotten.some((period) => isForgotten(period.calls, id));
}

/** Takes in a thread that is over. */
export function remember(memory: Memory, told: Told, at: Instant): Memory {
  const due = memory.young.threads.size >= generationSize || at - memory.young.since >= generationAge;
  const { young, ...rest } = due ? turned(memory, at) : memory;
  return {
    ...rest,
    young: {
      ...young,
      threads: young.threads.set(told.thread.key, told),
      index: young.index.withMutations((index) => {
        for (const id of told.thread.ids) index.set(id, told.thread.key);
      }),
    },
  };
}

/** Takes out a thread that turned out not to be over, or became part of another. */
export function withdraw(memory: Memory, told: Told): Memory {
  return { ...memory, young: without(memory.young, told), old: without(memory.old, told) };
}

function without(generation: Generation, told: Told): Generation {
  if (!generation.threads.has(told.thread.key)) return generation;
  return {
    ...generation,
    threads: generation.threads.delete(told.thread.key),
    index: generation.index.deleteAll(told.thread.ids),
  };
}

function turned(memory: Memory, at: Instant): Memory {
  const calls = new Set<string>();
  for (const { thread, outcome } of memory.old.threads.values()) {
    for (const { call } of outcome.passages) calls.add(spaced(sourceOf(thread), call));
  }
  const kept = memory.forgotten.filter((period) => at - period.since < 2 * forgottenAge);
  const current = kept.at(-1);
  const forgotten =
    current !== undefined && at - current.since < forgottenAge && sizeOf(current.calls) < mostForgotten
      ? [...kept.slice(0, -1), { ...current, calls: forget(current.calls, calls) }]
      : [...kept, { since: at, calls: forget(nothingForgotten, calls) }];
  const newest = forgotten.slice(-forgottenDays);
  return { young: { ...emptyGeneration, since: at }, old: memory.young, forgotten: newest };
}
