/** The one of the known words that was most likely meant; `undefined` where none is near. */
export function closest(word: string, known: readonly string[]): string | undefined {
  const wanted = plain(word);
  const near = known
    .map((each) => ({ each, distance: distance(wanted, plain(each)) }))
    .filter(({ each, distance: far }) => far <= Math.floor(Math.min(each.length, word.length) / 3))
    .toSorted((one, other) => one.distance - other.distance);
  return near[0]?.each;
}

/** Longer words are nobody's setting. */
const longest = 60;

function plain(word: string): string {
  return word
    .slice(0, longest)
    .toLowerCase()
    .replaceAll(/[\s_-]/g, '');
}

/** How many letters must be put in, left out, changed or swapped with the next (Damerau and Levenshtein's distance). */
function distance(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= one.length; row += 1) {
    const cells = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      cells.push(
        Math.min(
          (rows[row - 1]?.[column] ?? 0) + 1,
          (cells[column - 1] ?? 0) + 1,
          (rows[row - 1]?.[column - 1] ?? 0) + (isSame ? 0 : 1),
          isSwapped ? (rows[row - 2]?.[column - 2] ?? 0) + 1 : Infinity,
        ),
      );
    }
    rows.push(cells);
  }
  return rows[one.length]?.[other.length] ?? 0;
}
