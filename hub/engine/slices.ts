import { setImmediate as nextTurn } from 'node:timers/promises';

/** So many milliseconds of the event loop are taken at a time: what comes in meanwhile waits no longer. */
const longestSlice = 5;

/** Between looks at the clock so many pieces are done: each takes some ten microseconds. */
const piecesALook = 16;

/** Does a long piece of work so that it never holds up anything else. */
export interface Slices {
  /** To be called after each piece. What it returns is to be waited for; absent: go on at once. */
  rest(): Promise<void> | undefined;
}

export function createSlices(): Slices {
  let pieces = 0;
  let ends = performance.now() + longestSlice;
  return {
    rest() {
      pieces += 1;
      if (pieces % piecesALook !== 0 || performance.now() < ends) return undefined;
      return nextTurn().then(() => {
        ends = performance.now() + longestSlice;
      });
    },
  };
}
