/** Chance that is the same every time for the same seed. */
export interface Random {
  /** A number from `low` (inclusive) to `high` (exclusive), all alike likely. */
  between(low: number, high: number): number;
  /** True in `share` of the cases, 0 to 1. */
  chance(share: number): boolean;
  /** One of them, `undefined` where there is none. */
  pick<Item>(items: readonly Item[]): Item | undefined;
  /** Time between events that know nothing of each other, with that mean and never over 2.7 times of it. */
  gap(mean: number): number;
  /** What most human things last: many short, few long. `spread` 0.5 is gentle, 1 is wild. */
  length(mean: number, spread: number): number;
}

/** Cuts the longest gaps off, and makes up for it so that the mean stays. */
const longestGap = 2.5;
const gapMean = 1 - Math.exp(-longestGap);

/** The generator sfc32 over a 128-bit state made from the text; not for secrets. */
export function createRandom(seed: string): Random {
  const next = createGenerator(seed);
  return {
    between: (low, high) => low + (high - low) * next(),
    chance: (share) => next() < share,
    pick: (items) => items[Math.floor(next() * items.length)],
    gap: (mean) => (mean * Math.min(longestGap, -Math.log(1 - next()))) / gapMean,
    length(mean, spread) {
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      return mean * Math.exp(spread * normal - (spread * spread) / 2);
    },
  };
}

function createGenerator(seed: string): () => number {
  let [a, b, c, counter] = [hash(seed, 1), hash(seed, 2), hash(seed, 3), 1];
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let round = 0; round < 12; round += 1) next();
  return next;
}

/** FNV-1a with a salt. */
function hash(text: string, salt: number): number {
  let value = 0x811c9dc5 ^ salt;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return Math.imul(value ^ (value >>> 15), 0x2c1b3c6d) | 0;
}
