import type { NumberName } from '../said/numbers.ts';
import type { Instant } from '../time/instant.ts';
import { second } from '../time/instant.ts';
import type { UnknownReason } from './queue.ts';
import type { WaitingLine } from './waiting-line.ts';

/** One number as one source's book has it. `null`: the book has nothing to compute it from. */
export interface Figure {
  readonly value: number | null;
  /** Worked out from a history of counts, or from those of today's calls that are known. */
  readonly estimated: boolean;
  /** It may be more: calls were there already when the source was first asked, or it cannot tell what was missed. */
  readonly atLeast: boolean;
  /** Unrounded, where `value` is not. */
  readonly exact?: number | null;
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

/** A share of calls, in per cent: as it is shown and as it is. */
export function share(figure: number | null): Figure {
  return { ...known(percentage(figure)), exact: figure };
}

/** For how long who entered then has waited until now, in whole seconds; `null` where nobody did. */
export function waitSoFar(entry: Instant | undefined, now: Instant): number | null {
  return entry === undefined ? null : Math.max(0, Math.round((now - entry) / second));
}

/** The longest of those waits that are known; `null`: none is. */
export function longestOf(waits: readonly (number | null)[]): number | null {
  return waits.reduce((longest, wait) => (longest === null || (wait ?? 0) > longest ? wait : longest), null);
}

/** A figure that is unknown, but not for want of calls. */
export function orNotSaid(figure: Figure): Figure {
  return figure.value === null ? { ...known(null), unknown: 'notSaid' } : figure;
}

/**
 * The longest wait of those who waited today, and of those who wait now if that is longer. It is no surer than what is known of
 * these: `null` where that is nothing.
 */
export function withWaiting(waited: Figure, line: WaitingLine | null, now: Instant): Figure {
  if (waited.unknown !== undefined) return waited;
  if (line === null) return orNotSaid({ ...waited, atLeast: true });
  const isAnybody = line.entries.length > 0;
  return {
    value: longestOf([waited.value, waitSoFar(line.entries[0], now)]),
    estimated: waited.estimated || (isAnybody && line.estimated),
    atLeast: waited.atLeast || (isAnybody && line.atLeast),
  };
}

/** One decimal; 0 and 100 only where it is exactly that: one lost call of 3,000 is still seen. */
export function percentage(figure: number | null): number | null {
  if (figure === null || figure === 0 || figure === 100) return figure;
  return Math.min(99.9, Math.max(0.1, Math.round(figure * 10) / 10));
}
