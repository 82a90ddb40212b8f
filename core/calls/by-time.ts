import type { Instant } from '../time/instant.ts';

/**
 * Things in order of time, of which there may be tens of thousands: adding and taking out cost about the same in a line of
 * ten and of ten thousand. A value. In pieces, none of them empty; of the same instant, what was added first stands first.
 */
export interface ByTime<Item> {
  readonly size: number;
  readonly pieces: readonly (readonly Item[])[];
}

/** When an item is due, or came. */
type At<Item> = (item: Item) => Instant;

/** A piece that grows beyond this becomes two. */
const largestPiece = 256;

const nothing: ByTime<never> = { size: 0, pieces: [] };

export function emptyByTime<Item>(): ByTime<Item> {
  return nothing;
}

export function withItem<Item>({ size, pieces }: ByTime<Item>, item: Item, at: At<Item>): ByTime<Item> {
  const when = at(item);
  const place = Math.max(0, firstWhere(pieces, ([first]) => first !== undefined && at(first) > when) - 1);
  const piece = pieces[place] ?? [];
  const grown = piece.toSpliced(
    firstWhere(piece, (other) => at(other) > when),
    0,
    item,
  );
  const half = grown.length >> 1;
  const instead = grown.length > largestPiece ? [grown.slice(0, half), grown.slice(half)] : [grown];
  return { size: size + 1, pieces: pieces.toSpliced(place, 1, ...instead) };
}

/** Without the first one of that instant that is it; the same line where none is. */
export function withoutItem<Item>(
  line: ByTime<Item>,
  when: Instant,
  isIt: (item: Item) => boolean,
  at: At<Item>,
): ByTime<Item> {
  const { size, pieces } = line;
  const from = firstWhere(pieces, (piece) => at(piece.at(-1) as Item) >= when);
  for (let place = from; place < pieces.length; place += 1) {
    const piece = pieces[place] ?? [];
    if (at(piece[0] as Item) > when) break;
    const found = piece.findIndex((item) => at(item) === when && isIt(item));
    if (found === -1) continue;
    const rest = piece.toSpliced(found, 1);
    return { size: size - 1, pieces: pieces.toSpliced(place, 1, ...(rest.length === 0 ? [] : [rest])) };
  }
  return line;
}

export function firstItem<Item>({ pieces }: ByTime<Item>): Item | undefined {
  return pieces[0]?.[0];
}

/** The first that is later than that. */
export function firstAfter<Item>({ pieces }: ByTime<Item>, when: Instant, at: At<Item>): Item | undefined {
  const piece = pieces[firstWhere(pieces, (each) => at(each.at(-1) as Item) > when)] ?? [];
  return piece[firstWhere(piece, (item) => at(item) > when)];
}

/** All that are earlier than that, in order. */
export function itemsBefore<Item>({ pieces }: ByTime<Item>, when: Instant, at: At<Item>): readonly Item[] {
  const whole = firstWhere(pieces, (piece) => at(piece.at(-1) as Item) >= when);
  const last = pieces[whole] ?? [];
  const part = last.slice(
    0,
    firstWhere(last, (item) => at(item) >= when),
  );
  return whole === 0 ? part : [...pieces.slice(0, whole).flat(), ...part];
}

export function countBefore<Item>({ pieces }: ByTime<Item>, when: Instant, at: At<Item>): number {
  const whole = firstWhere(pieces, (piece) => at(piece.at(-1) as Item) >= when);
  const count = pieces.slice(0, whole).reduce((sum, piece) => sum + piece.length, 0);
  return count + firstWhere(pieces[whole] ?? [], (item) => at(item) >= when);
}

/** All, or the first so many. */
export function itemsOf<Item>({ pieces }: ByTime<Item>, most: number = Infinity): readonly Item[] {
  const items: Item[] = [];
  for (const piece of pieces) {
    if (items.length >= most) break;
    items.push(...piece.slice(0, most - items.length));
  }
  return items;
}

/** Where the first one is of which that is true, as of all after it; the length where it is true of none. */
function firstWhere<Item>(items: readonly Item[], isTrue: (item: Item) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isTrue(items[middle] as Item)) high = middle;
    else low = middle + 1;
  }
  return low;
}
