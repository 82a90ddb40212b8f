/** So many lines of callers that change within a second are a rush. */
const most = 6;
const second = 1_000;

/** Tells calm from rush. `now`: milliseconds on a clock that nobody sets. */
export interface Rush {
  /** So many lines of callers changed just now. */
  changed(lines: number): void;
  /** Whether there was a rush at the last change. */
  isOn(): boolean;
}

/**
 * In a rush nothing moves: an eye cannot follow so much, and a wall without a graphics card would draw nothing else and
 * come late with the figures. One change every now and then is what motion is there for.
 */
export function createRush(now: () => number): Rush {
  /** When the last changes were, one more than make no rush yet. */
  let last: number[] = [];
  let isOn = false;
  return {
    changed(lines) {
      const at = now();
      const latest = Array.from({ length: Math.min(lines, most + 1) }, () => at);
      last = [...last, ...latest].slice(-(most + 1));
      const [first = 0] = last;
      isOn = last.length > most && at - first < second;
    },
    isOn: () => isOn,
  };
}
