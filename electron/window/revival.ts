/** What to do when the page's process is gone, from the mildest to the hardest. */
export type Remedy = 'reload' | 'renew' | 'relaunch';

const mostReloads = 3;
const mostRenewals = 1;
const within = 60_000;

/**
 * Chooses a remedy for each death: three reloads within a minute at most, then a new window, then the whole program
 * anew. `now`: milliseconds of a clock that is never set.
 */
export function createRevival(now: () => number): () => Remedy {
  let past: readonly { readonly at: number; readonly remedy: Remedy }[] = [];
  return () => {
    const at = now();
    past = past.filter((one) => at - one.at < within);
    const tried = (remedy: Remedy) => past.filter((one) => one.remedy === remedy).length;
    const renewed = past.findLastIndex((one) => one.remedy === 'renew');
    const reloads = past.slice(renewed + 1).length;
    const remedy = reloads < mostReloads ? 'reload' : tried('renew') < mostRenewals ? 'renew' : 'relaunch';
    past = [...past, { at, remedy }];
    return remedy;
  };
}

/** How long to wait before the program starts itself anew for the `times`th time in a row. Milliseconds. */
export function relaunchDelay(times: number): number {
  return Math.min(60_000, 1_000 * 2 ** Math.min(times, 10));
}
