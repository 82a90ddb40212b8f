import type { Letters } from './letters.ts';
import type { Texts } from './texts.ts';

// All lengths of a tile that are not letters, in hundredths of the screen's height. The styles have the same.
export const gap = 1.2;
export const inset = 1.7;
const above = 0.8;
export const below = 0.8;

/** A digit is 0.72 em high; two of them and "8:88", with what stands between, are so many ems wide. */
export const digitHeight = 0.76;
export const countWidth = 1.27;
export const bothWidth = 2.95;

/** A waiting line lower than this tells nothing. */
export const leastLine = 4.2;

/** How high the parts of a tile are, in pixels. */
export interface Measures {
  readonly head: number;
  /** Beside the two figures themselves: their words, and the tile's own edges. */
  readonly around: number;
  readonly agents: number;
  readonly day: number;
  readonly notes: number;
}

export function measuresOf(letters: Letters, unit: number): Measures {
  const { label, name, figure } = letters;
  return {
    head: (above + 0.4) * unit + 1.1 * name + 1.14 * label,
    around: 1.05 * label + (0.8 + below) * unit,
    agents: 1.06 * figure + 1.4 * unit,
    day: Math.max(1.1 * label, 0.7 * figure) + 1.6 * unit,
    notes: 1.12 * figure + 0.4 * unit,
  };
}

/** How wide the groups of agents are in one row, in pixels: a figure of two digits, and its word. */
export const agentWidths = ({ agents }: Texts, { label, figure }: Letters, unit: number): readonly number[] =>
  agents.map((word) => 0.93 * figure + 0.8 * unit + word * label + 0.3 * label);
