/** For checks that are made even where something else is wrong with the value, so that all is told at once. */
export const inAnyCase = {
  when: ({ value }: { readonly value: unknown }) => typeof value === 'object' && value !== null,
};

/** The same, for checks of a list: an object in its place is said to be none, and is not looked into. */
export const inAnyList = { when: ({ value }: { readonly value: unknown }) => Array.isArray(value) };

/** Of settings whose right order is checked though either may be none. */
export function isMore(one: unknown, other: unknown): boolean {
  return typeof one === 'number' && typeof other === 'number' && one > other;
}
