import type { Instant } from '#core/time/instant';

interface Appointment {
  readonly at: Instant;
  readonly sequence: number;
  readonly act: () => void;
}

/** What is to happen and when: done in order of time, and at the same time in the order it was written down. */
export interface Agenda {
  readonly at: (instant: Instant, act: () => void) => void;
  /** Does everything, also what is written down meanwhile, and tells each time what time it is. */
  run(setNow: (now: Instant) => void): void;
}

export function newAgenda(): Agenda {
  const heap: Appointment[] = [];
  let written = 0;

  const before = (one: Appointment, other: Appointment): boolean =>
    one.at < other.at || (one.at === other.at && one.sequence < other.sequence);

  function at(instant: Instant, act: () => void): void {
    const appointment = { at: instant, sequence: written, act };
    written += 1;
    let place = heap.length;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || !before(appointment, parent)) break;
      heap[place] = parent;
      place = above;
    }
    heap[place] = appointment;
  }

  function takeFirst(): Appointment | undefined {
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    let place = 0;
    for (;;) {
      const left = heap[2 * place + 1];
      const right = heap[2 * place + 2];
      const smaller = right !== undefined && left !== undefined && before(right, left) ? right : left;
      if (smaller === undefined || !before(smaller, last)) break;
      heap[place] = smaller;
      place = smaller === right ? 2 * place + 2 : 2 * place + 1;
    }
    heap[place] = last;
    return first;
  }

  function run(setNow: (now: Instant) => void): void {
    for (let next = takeFirst(); next !== undefined; next = takeFirst()) {
      setNow(next.at);
      next.act();
    }
  }

  return { at, run };
}
