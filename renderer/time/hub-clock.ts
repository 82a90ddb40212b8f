/** A sample may be this much behind before the hub's clock, not the network, is taken for the cause. Milliseconds. */
const latestSample = 250;

/** The hub's time on this screen, however wrong the screen's own clock is. */
export interface HubClock {
  /** Takes in the hub's time as it was when a message left, in milliseconds since 1970. */
  hear(at: number): void;
  /** The hub's time now; the screen's own before the first message. */
  now(): number;
}

/**
 * `steady`: milliseconds on a clock that nobody sets (`performance.now`). The screen's own date is only a stand-in until
 * the hub is heard. Messages come late but never early, so of two that differ a little the later time is the truer one.
 */
export function createHubClock(steady: () => number, screenNow: () => number): HubClock {
  let ahead = screenNow() - steady();
  let isHeard = false;
  return {
    hear(at) {
      const sample = at - steady();
      if (!isHeard || sample > ahead || ahead - sample > latestSample) ahead = sample;
      isHeard = true;
    },
    now: () => ahead + steady(),
  };
}
