/** How many columns give `count` tiles the largest shorter side: what is read from afar is as large as that side. */
export function columnsFor(count: number, width: number, height: number): number {
  const side = (columns: number) => Math.min(width / columns, height / Math.ceil(count / columns));
  let best = 1;
  for (let columns = 2; columns <= count; columns += 1) {
    if (side(columns) > side(best)) best = columns;
  }
  return best;
}
