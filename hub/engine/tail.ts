import type { Numbered } from '../journal/journal.ts';

/** So many of the newest inputs are kept at hand: more than arrive while a page is read. What is older is in the journal. */
const longestTail = 1_000;

/** The newest inputs, that came in while older ones were being read. */
export interface Tail {
  add(inputs: readonly Numbered[]): void;
  /** The oldest one that is at hand; it is taken out. */
  next(): Numbered | undefined;
  /** The number of the oldest one that is at hand. */
  readonly begins: number | undefined;
  /** How many had to be let go of so far. */
  readonly dropped: number;
}

export function createTail(): Tail {
  let inputs: Numbered[] = [];
  let taken = 0;
  let dropped = 0;

  /** The front of a long list is not cut off for each of them. */
  function tidy(): void {
    if (taken < longestTail) return;
    inputs = inputs.slice(taken);
    taken = 0;
  }

  return {
    add(more) {
      inputs.push(...more);
      const excess = inputs.length - taken - longestTail;
      if (excess <= 0) return;
      taken += excess;
      dropped += excess;
      tidy();
    },
    next() {
      const input = inputs[taken];
      if (input !== undefined) taken += 1;
      tidy();
      // Whoever called is kept no longer than he is needed.
      if (input === undefined) [inputs, taken] = [[], 0];
      return input;
    },
    get begins() {
      return inputs[taken]?.seq;
    },
    get dropped() {
      return dropped;
    },
  };
}
