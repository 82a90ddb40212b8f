/** Items by key, in the order of their first appearance. `Map.groupBy` is younger than the oldest browser that we serve. */
export function groupBy<Item>(items: Iterable<Item>, keyOf: (item: Item) => string): readonly (readonly Item[])[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
