import type { StreamLimits } from '../limits.ts';

/** So many of the sentences as a person can be told of, each as long as one can be. */
export function boundedProblems(
  problems: readonly string[],
  { mostProblems, longestProblem }: Pick<StreamLimits, 'mostProblems' | 'longestProblem'>,
): { readonly told: readonly string[]; readonly isCut: boolean } {
  const shown = problems.length > mostProblems ? problems.slice(0, mostProblems - 1) : problems;
  const more = problems.length - shown.length;
  const told = shown.map((each) => (each.length > longestProblem ? `${each.slice(0, longestProblem - 1)}…` : each));
  return {
    told: more === 0 ? told : [...told, `And ${more} more.`],
    isCut: more > 0 || problems.some(({ length }) => length > longestProblem),
  };
}
