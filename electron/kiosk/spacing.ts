/** What happened is over by then. Milliseconds. */
export const settle = 1_500;
/** From so many in a minute on, somebody else wants the same screen: then it is done now and then only. */
const mostInAMinute = 12;
const whenFought = 15_000;
const minute = 60_000;

/** How long to wait with putting a window right. `now`: milliseconds of a clock that is never set. */
export function createSpacing(now: () => number): { next(): number } {
  let past: readonly number[] = [];
  return {
    next() {
      const at = now();
      past = [...past.filter((one) => at - one < minute), at];
      return past.length > mostInAMinute ? whenFought : settle;
    },
  };
}
