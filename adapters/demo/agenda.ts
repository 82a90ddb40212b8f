import type { Instant } from '#core/time/instant';

/** What is going to happen in the simulation, in order of time; at the same instant in order of entry. */
export interface Agenda {
  /** The instant of the simulation, in whole milliseconds. */
  readonly now: Instant;
  /** Enters something to be done; what lies in the past is done next. */
  at(instant: Instant, action: () => void): void;
  /** Does all of it up to, and not at, `end`. */
  run(end: Instant): void;
}

interface Entry {
  readonly at: Instant;
  readonly number: number;
  readonly action: () => void;
}

/** A binary heap of entries, the earliest first. */
export function createAgenda(start: Instant): Agenda {
  const heap: Entry[] = [];
  let now = start;
  let entered = 0;
  return {
    get now() {
      return now;
    },
    at(instant, action) {
      entered += 1;
      push(heap, { at: Math.max(now, Math.round(instant)), number: entered, action });
    },
    run(end) {
      for (let entry = heap[0]; entry !== undefined && entry.at < end; entry = heap[0]) {
        pop(heap);
        now = entry.at;
        entry.action();
      }
    },
  };
}

function isBefore(one: Entry, other: Entry): boolean {
  return one.at < other.at || (one.at === other.at && one.number < other.number);
}

function push(heap: Entry[], entry: Entry): void {
  let index = heap.length;
  while (index > 0) {
    const above = (index - 1) >> 1;
    const parent = heap[above];
    if (parent === undefined || isBefore(parent, entry)) break;
    heap[index] = parent;
    index = above;
  }
  heap[index] = entry;
}

function pop(heap: Entry[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  let index = 0;
  for (;;) {
    let below = 2 * index + 1;
    const [left, right] = [heap[below], heap[below + 1]];
    if (left === undefined) break;
    let child = left;
    if (right !== undefined && isBefore(right, left)) {
      below += 1;
      child = right;
    }
    if (isBefore(last, child)) break;
    heap[index] = child;
    index = below;
  }
  heap[index] = last;
}
