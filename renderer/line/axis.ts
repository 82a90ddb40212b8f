import type { Queue } from '#core/board/queue';

/** How high the two limits stand in the line's picture, from 0 to 1, and how many seconds its whole height is. */
export interface Axis {
  readonly seconds: number;
  /** Someone has waited far beyond the highest limit. */
  readonly isFar: boolean;
  readonly warning: number | null;
  readonly critical: number | null;
}

/** What stands for a queue without limits. Seconds. */
const usualLimit = 120;

/** The highest limit stands at three quarters of the height; when someone has waited far beyond it, lower. */
const near = 4 / 3;
const far = 3;

/** The axis steps once and does not slide: bars grow against lines that stand. `oldest`: the longest wait in seconds. */
export function axisFor({ warning, critical }: Queue['limits']['longestWaitSeconds'], oldest: number): Axis {
  const highest = Math.max(warning ?? 0, critical ?? 0) || usualLimit;
  const isFar = oldest > highest * near;
  const seconds = highest * (isFar ? far : near);
  const share = (limit: number | null) => (limit === null ? null : limit / seconds);
  return { seconds, isFar, warning: share(warning), critical: share(critical) };
}
