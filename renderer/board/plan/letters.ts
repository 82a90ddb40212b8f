/** A place on the screen, in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * One hundredth of the screen's height: what is read from afar is as large as the screen, never as large as its tile. Less
 * where the screen is so narrow that the header would not fit. The styles have the same as `--page-unit`.
 */
export const unitOf = ({ width, height }: Size): number => Math.min(height / 100, (width * 0.75) / 100);

/**
 * Hundredths of the screen's height at 5 m from 55 inches: capitals of 16 minutes of arc for what is read, of 20 for
 * figures and names. At 7 m the same is 1.4 times as large.
 */
const arc16 = 4.86;
const arc18 = 5.47;
const arc20 = 6.1;

/** How large letters are, in pixels. */
export interface Letters {
  readonly label: number;
  readonly name: number;
  /** Agents' and today's figures. */
  readonly figure: number;
}

/** With many tiles a name is a little smaller, so that twenty letters stand in one line. */
export function lettersOf(unit: number, scale: number, tiles: number): Letters {
  const times = unit * scale;
  return { label: arc16 * times, name: (tiles > 8 ? arc18 : arc20) * times, figure: arc20 * times };
}
