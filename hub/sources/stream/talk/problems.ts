import type { Said, Sentence } from '#core/said/sentence';
import { changed, inBoth } from '#core/said/sentence';
import type { StreamLimits } from '../limits.ts';

/** So many of the sentences as a person can be told of, each as long as one can be. */
export function boundedProblems(
  problems: readonly Said[],
  { mostProblems, longestProblem }: Pick<StreamLimits, 'mostProblems' | 'longestProblem'>,
): { readonly told: readonly Sentence[]; readonly isCut: boolean } {
  const shown = problems.length > mostProblems ? problems.slice(0, mostProblems - 1) : problems;
  const more = problems.length - shown.length;
  const cut = (words: string): string =>
    words.length > longestProblem ? `${words.slice(0, longestProblem - 1)}…` : words;
  const told = shown.map((each) => changed(each, cut));
  return {
    told: more === 0 ? told : [...told, { da: `Og ${more} mere.`, en: `And ${more} more.` }],
    isCut:
      more > 0 || problems.some((each) => Object.values(inBoth(each)).some(({ length }) => length > longestProblem)),
  };
}
