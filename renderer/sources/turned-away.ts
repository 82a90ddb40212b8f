import type { SourceStatus, TurnedAway } from '#core/board/queue';
import { wordsIn } from '#core/said/sentence';
import { clockTime, count } from '../words/format.ts';
import type { Words } from '../words/words.ts';
import { momentText } from './last-heard.ts';

/** For so long a board says that something was turned away: after that it may well be put right. Milliseconds. */
const recentFor = 3_600_000;

/** What was turned away of late, together; `null`: nothing. `at`: the last time. Both instants in milliseconds since 1970. */
export function lately(
  { turnedAway = [] }: Pick<SourceStatus, 'turnedAway'>,
  now: number,
): { readonly count: number; readonly at: number } | null {
  const recent = turnedAway.filter(({ lastAt }) => now - Date.parse(lastAt) < recentFor);
  if (recent.length === 0) return null;
  return {
    count: recent.reduce((sum, each) => sum + each.count, 0),
    at: Math.max(...recent.map(({ lastAt }) => Date.parse(lastAt))),
  };
}

/** The same for the header: `3 afvist kl. 13:56`. */
export function latelyText(source: SourceStatus, now: number, timeZone: string, words: Words): string | null {
  const recent = lately(source, now);
  if (recent === null) return null;
  return words.t('turnedAway.lately', {
    count: recent.count,
    number: count(recent.count, words),
    time: clockTime(recent.at, timeZone),
  });
}

/** One kind in full: how many, the last one when, what was wrong and what to do. */
export function turnedAwayText(one: TurnedAway, now: number, timeZone: string, words: Words): string {
  const { t, language } = words;
  const moment = momentText(Date.parse(one.lastAt), now, timeZone, words);
  const how = t('turnedAway.how', { count: one.count, number: count(one.count, words), moment });
  return `${how} ${wordsIn(one.sentence, language)}`;
}
