/** Which events are never told. */
export interface Drops {
  /** The next `count`, of that name or of any. */
  readonly add: (count: number, name?: string) => void;
  /** Whether this one is; it is counted. */
  readonly take: (name: string) => boolean;
}

export function newDrops(): Drops {
  const drops: { readonly name: string | undefined; left: number }[] = [];
  return {
    add: (left, name) => void drops.push({ name, left }),
    take(name) {
      const drop = drops.find((one) => one.left > 0 && (one.name === undefined || one.name === name));
      if (drop !== undefined) drop.left -= 1;
      return drop !== undefined;
    },
  };
}
