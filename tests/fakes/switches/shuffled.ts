import type { Random } from '../random.ts';

/** In an order by chance; without chance as they are. */
export function shuffled<Item>(items: readonly Item[], random: Random | null): readonly Item[] {
  if (random === null) return items;
  return items
    .map((item) => ({ item, place: random.next() }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);
}
