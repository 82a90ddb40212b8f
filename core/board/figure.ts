import type { NumberName } from '../said/numbers.ts';
import type { UnknownReason } from './queue.ts';

/** One number as one source's book has it. `null`: the book has nothing to compute it from. */
export interface Figure {
  readonly value: number | null;
  /** Worked out from a history of counts, or from those of today's calls that are known. */
  readonly estimated: boolean;
  /** It may be more: calls were there already when the source was first asked, or it cannot tell what was missed. */
  readonly atLeast: boolean;
  /** Why it is unknown, where that is not for want of calls. */
  readonly unknown?: UnknownReason;
}

export type Figures = { readonly [name in NumberName]: Figure };

export function known(value: number | null): Figure {
  return { value, estimated: false, atLeast: false };
}

export function rounded(figure: number | null): number | null {
  return figure === null ? null : Math.round(figure);
}

/** One decimal; 0 and 100 only where it is exactly that: one lost call of 3,000 is still seen. */
export function percentage(figure: number | null): number | null {
  if (figure === null || figure === 0 || figure === 100) return figure;
  return Math.min(99.9, Math.max(0.1, Math.round(figure * 10) / 10));
}
