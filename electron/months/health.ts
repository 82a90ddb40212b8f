/** What a process holds. */
export interface Health {
  readonly mainMegabytes: number;
  readonly heapMegabytes: number;
  readonly pagesMegabytes: number;
  readonly pages: number;
  /** Timers, sockets, files and the like. */
  readonly handles: number;
}

/** The most of a day, so that no moment just after a collection of garbage is taken for all of it. */
export interface HealthLine extends Health {
  /** Twice what it was at the end of the first whole day. */
  readonly isGrowing: boolean;
}

const day = 24 * 3_600_000;

/** Gathers a day's samples into one line, told when the day is over. `now`: an instant in milliseconds. */
export function createHealthDays(): (sample: Health, now: number) => HealthLine | undefined {
  let most: Health | undefined;
  let begun: number | undefined;
  let first: Health | undefined;
  return (sample, now) => {
    begun ??= now;
    most = most === undefined ? sample : mostOf(most, sample);
    // A clock that was set back begins the day anew.
    if (now < begun) begun = now;
    if (now - begun < day) return undefined;
    const line = most;
    most = undefined;
    begun = now;
    first ??= line;
    const isGrowing = line.mainMegabytes >= 2 * first.mainMegabytes || line.handles >= 2 * Math.max(50, first.handles);
    return { ...line, isGrowing };
  };
}

function mostOf(one: Health, other: Health): Health {
  return {
    mainMegabytes: Math.max(one.mainMegabytes, other.mainMegabytes),
    heapMegabytes: Math.max(one.heapMegabytes, other.heapMegabytes),
    pagesMegabytes: Math.max(one.pagesMegabytes, other.pagesMegabytes),
    pages: Math.max(one.pages, other.pages),
    handles: Math.max(one.handles, other.handles),
  };
}
