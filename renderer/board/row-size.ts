import { widthInEms } from './text-width.ts';

interface Column {
  readonly figure: string;
  readonly label: string;
}

// Hundredths of a tile's width, as the styles have them.
const room = 88.6;
const labelSize = 5.55;
const usualSize = 7;

/** Labels are set in a lighter weight than the figures, which is that much narrower. */
const lighter = 0.92;

const widestWord = (label: string) => Math.max(...label.split(/[\s\u00ad]/).map((word) => widthInEms(word)));

/**
 * How large figures may be so that their columns stand in one row: a column is as wide as its figure or the widest word
 * under it, and only figures give way. `scale`: how much larger all words are than usual.
 */
export function figureSize(columns: readonly Column[], scale: number): number {
  const widths = columns.map(({ figure, label }) => ({
    figure: widthInEms(figure),
    label: widestWord(label) * lighter * labelSize,
  }));
  let size = usualSize;
  // Each round finds the labels that have become the wider part; there are not more of them than columns.
  for (let round = 0; round < columns.length; round += 1) {
    const narrow = widths.filter(({ figure, label }) => figure * size <= label);
    const taken = narrow.reduce((sum, { label }) => sum + label, 0);
    const figures = widths.filter((width) => !narrow.includes(width)).reduce((sum, { figure }) => sum + figure, 0);
    size = Math.min(usualSize, figures === 0 ? usualSize : (room / scale - taken) / figures);
  }
  return Math.max(1, size);
}
