import type { DayComparison } from '#core/board/queue';

/** The largest difference between any two of the sources. */
export interface Difference {
  readonly answered: number;
  readonly lost: number;
}

const spread = (numbers: readonly number[]) => Math.max(...numbers) - Math.min(...numbers);

export const differenceOf = ({ counts }: DayComparison): Difference => ({
  answered: spread(counts.map(({ answered }) => answered)),
  lost: spread(counts.map(({ lost }) => lost)),
});

/** So many queues are shown side by side in any case; of more, only those where the sources differ. */
const mostShown = 3;

export const shownComparisons = (yesterday: readonly DayComparison[]): readonly DayComparison[] =>
  yesterday.length <= mostShown ? yesterday : yesterday.filter(({ differ }) => differ);

/** Every source that counted any of these queues, in the order of `sources`; one that is no more comes last. */
export const comparedSources = (
  comparisons: readonly DayComparison[],
  sources: readonly { readonly id: string }[],
): readonly string[] => {
  const counted = new Set(comparisons.flatMap(({ counts }) => counts.map(({ source }) => source)));
  const known = sources.map(({ id }) => id).filter((id) => counted.has(id));
  return [...new Set([...known, ...counted])];
};
