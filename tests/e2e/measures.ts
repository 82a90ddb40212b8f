import type { Page } from '@playwright/test';

/** What a screen was measured to be; lengths in hundredths of the page's height. */
export interface Measured {
  /** The smaller of the two figures to be read from the door, of any tile. */
  readonly big: number;
  /** The largest and the smallest letters of states and of the two figures' words. */
  readonly label: number;
  readonly smallestLabel: number;
  readonly name: number;
  /** Of the tiles of one row: parts that do not stand in line, one sentence each. */
  readonly outOfLine: readonly string[];
}

/** Measures the board as it stands now. */
export const measured = (page: Page): Promise<Measured> =>
  page.evaluate(() => {
    const height = window.innerHeight / 100;
    const shown = (selector: string) =>
      [...document.querySelectorAll<HTMLElement>(selector)].filter(
        (element) => element.checkVisibility() && element.closest('.gave-way, .visually-hidden') === null,
      );
    const sizes = (selector: string) =>
      shown(selector).map((element) => Number.parseFloat(getComputedStyle(element).fontSize) / height);
    // What writes itself stands in a span of its own.
    const figures = shown('.figure-large:not([data-unknown]) .value').map((value) => {
      const written = value.querySelector('span') ?? value;
      return Number.parseFloat(getComputedStyle(written).fontSize) / height;
    });
    const labels = sizes('.level, .figure-large .label');
    const outOfLine: string[] = [];
    for (const part of ['.waiting', '.tile-agents', '.tile-today', '.day-bar', '.today']) {
      const rows = Map.groupBy(shown(`.tile:not(.tile-total) ${part}`), (element) =>
        Math.round(element.closest('.tile')?.getBoundingClientRect().top ?? 0),
      );
      for (const row of rows.values()) {
        const tops = row.map((element) => element.getBoundingClientRect().top);
        const apart = Math.max(...tops) - Math.min(...tops);
        if (apart > 1) outOfLine.push(`${part}: ${apart.toFixed(1)} px`);
      }
    }
    return {
      big: Math.min(Infinity, ...figures),
      label: Math.max(...labels),
      smallestLabel: Math.min(...labels),
      name: Math.max(...sizes('.tile h2')),
      outOfLine,
    };
  });
