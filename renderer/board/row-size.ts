/** A figure and the widest word under it: the figure in ems, the word in pixels. */
interface Column {
  readonly figure: number;
  readonly label: number;
}

/**
 * How large figures may be so that their columns stand in one row of that width: a column is as wide as its figure or the
 * widest word under it, and only figures give way. All in pixels.
 */
export function figureSize(columns: readonly Column[], usual: number, room: number): number {
  let size = usual;
  // Each round finds the labels that have become the wider part; there are not more of them than columns.
  for (let round = 0; round < columns.length; round += 1) {
    const narrow = columns.filter(({ figure, label }) => figure * size <= label);
    const taken = narrow.reduce((sum, { label }) => sum + label, 0);
    const figures = columns.filter((column) => !narrow.includes(column)).reduce((sum, { figure }) => sum + figure, 0);
    size = Math.min(usual, figures === 0 ? usual : (room - taken) / figures);
  }
  return Math.max(1, size);
}
