/** So many tracks, and how many of them each tile takes: the last row is as wide as the others, however few stand in it. */
export interface Grid {
  readonly tracks: number;
  readonly spans: readonly number[];
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

/** Five in three columns are three over two wide ones: six tracks, three tiles of two and two of three. */
export function gridOf(tiles: number, columns: number): Grid {
  const last = tiles % columns || columns;
  const tracks = (columns * last) / divisor(columns, last);
  const full = tiles - last;
  return { tracks, spans: Array.from({ length: tiles }, (_, index) => tracks / (index < full ? columns : last)) };
}
