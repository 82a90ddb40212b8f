/** The digests of events that were told last, the newest last, in pieces that never change. */
export type Recent = readonly (readonly string[])[];

/** Of events that an answer tells again, so many are known again at least. */
const mostRecent = 10_000;
/** A piece that is shorter is replaced by one with the next ones in it. */
const shortPiece = 500;

/** Each piece is looked through again and again. */
const looked = new WeakMap<readonly string[], ReadonlySet<string>>();

function setOf(piece: readonly string[]): ReadonlySet<string> {
  let known = looked.get(piece);
  if (known === undefined) looked.set(piece, (known = new Set(piece)));
  return known;
}

export function isRecent(recent: Recent, sign: string): boolean {
  return recent.some((piece) => setOf(piece).has(sign));
}

/**
 * With those of one more answer, each once, all of which are kept, however many. What is among the newer half already stays where it is, so
 * that a list which is told again and again drives nothing else out.
 */
export function recentAfter(recent: Recent, told: readonly string[]): Recent {
  if (told.length === 0) return recent;
  const most = Math.max(mostRecent, 2 * told.length);
  const newer = newest(recent, most / 2);
  const fresh = told.filter((sign) => !isRecent(newer, sign));
  if (fresh.length === 0) return recent;
  const last = recent.at(-1) ?? [];
  const pieces = last.length < shortPiece ? [...recent.slice(0, -1), [...last, ...fresh]] : [...recent, fresh];
  return newest(pieces, most);
}

/** The last pieces that together have so many, or all there are. */
function newest(recent: Recent, most: number): Recent {
  let [from, count] = [recent.length, 0];
  while (from > 0 && count < most) {
    from -= 1;
    count += recent[from]?.length ?? 0;
  }
  return from === 0 ? recent : recent.slice(from);
}
