const second = 1_000;

/** Calls every subscriber together, once in each whole second of the clock that it was made with. */
export interface Ticker {
  /** Returns how to be called no more. */
  subscribe(listener: () => void): () => void;
}

/**
 * One timer for the whole board: all waits and the clock step in the same instant, and nothing runs while nobody
 * listens. Each step is aimed anew at the next whole second, so that it neither drifts nor misses a clock put right.
 */
export function createTicker(now: () => number): Ticker {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function aim(): void {
    const at = now();
    timer = setTimeout(step, Math.floor(at / second) * second + second - at);
  }

  function step(): void {
    aim();
    for (const listener of listeners) listener();
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      if (timer === undefined) aim();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearTimeout(timer);
        timer = undefined;
      };
    },
  };
}
