/** `wide`: the day stands beside the queue. `square`: below it, in one row. `tall`: below it, in two. */
export type Shape = 'wide' | 'square' | 'tall';

export interface Layout {
  readonly columns: number;
  readonly rows: number;
  readonly shape: Shape;
}

/** What the header takes of the screen's height, about. */
const headerShare = 0.09;

/** A tile at least this many times as wide as it is high has room for two columns; one this narrow has none for a row. */
const wideFrom = 1.4;
const tallTo = 0.8;

function shapeOf(aspect: number): Shape {
  if (aspect >= wideFrom) return 'wide';
  return aspect <= tallTo ? 'tall' : 'square';
}

/** The columns that give `count` tiles the largest shorter side: what is read from afar is as large as that side. */
export function layoutFor(count: number, width: number, height: number): Layout {
  const room = height * (1 - headerShare);
  const rowsOf = (columns: number) => Math.ceil(count / columns);
  const side = (columns: number) => Math.min(width / columns, room / rowsOf(columns));
  let columns = 1;
  for (let more = 2; more <= count; more += 1) {
    if (side(more) > side(columns)) columns = more;
  }
  const rows = rowsOf(columns);
  return { columns, rows, shape: shapeOf(width / columns / (room / rows)) };
}
