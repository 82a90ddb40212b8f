/** What is done when the process that draws is gone. */
export type GpuRemedy = 'reload' | 'relaunch';

const mostReloads = 3;
const within = 10 * 60_000;

/**
 * Three losses in ten minutes are taken for a bad day of the driver; one more, and the program starts anew and draws
 * without it. Where it does so already, all that is left is to load the page again. `now`: a clock that is never set.
 */
export function createGpuLosses({
  now,
  drawsBySoftware,
}: {
  readonly now: () => number;
  readonly drawsBySoftware: boolean;
}) {
  let past: readonly number[] = [];
  return (): GpuRemedy => {
    const at = now();
    past = [...past.filter((one) => at - one < within), at].slice(-mostReloads - 1);
    return past.length > mostReloads && !drawsBySoftware ? 'relaunch' : 'reload';
  };
}
