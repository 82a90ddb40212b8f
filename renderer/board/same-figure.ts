import type { NumberName } from '#core/said/numbers';
import type { Queue } from '#core/board/queue';
import { isSame } from '../same.ts';

/**
 * Whether a queue says the same of a figure, but for the number itself. When its source was last heard is another with
 * every message; only a figure that is old says so.
 */
export function isSameFigure(name: NumberName, before: Queue, after: Queue): boolean {
  if (before === after) return true;
  const known = before.provenance[name];
  const told = after.provenance[name];
  const { asOf } = known;
  return (
    before.id === after.id &&
    isSame(before.limits, after.limits) &&
    isSame(known, told.stale ? told : { ...told, asOf })
  );
}
