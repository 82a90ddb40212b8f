import type { TrialPiece } from '#core/settings/trial';
import { inBoth } from '#core/said/sentence';
import { toIso } from '#core/time/zone';
import { textOf } from './in-words.ts';
import type { Became } from './tried.ts';

/** Enough to find one's queues in it. */
const longestSaid = 8_000;

/** One input of a trial as a page shows it. */
export function shownOf({ input, facts }: Became, timeZone: string): TrialPiece {
  const said = textOf(input);
  return {
    at: toIso(input.at, timeZone),
    said: said.length > longestSaid ? `${said.slice(0, longestSaid)}…` : said,
    problem: 'problem' in facts ? inBoth(facts.problem) : null,
  };
}
