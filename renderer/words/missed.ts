import type { MissedCalls } from '#core/board/queue';
import { clockTime } from './format.ts';
import type { Words } from './words.ts';

/** When nobody listened today, or how often: what a tile has room for. */
export function missedShort(missed: readonly MissedCalls[], timeZone: string, { t }: Words): string | undefined {
  const last = missed.at(-1);
  if (last === undefined) return undefined;
  return t('missedShort', { count: missed.length, ...clockTimes(last, timeZone) });
}

/** The same in sentences, with what the phone system's own counters tell of it. */
export function missedInFull(missed: readonly MissedCalls[], timeZone: string, words: Words): string | undefined {
  const last = missed.at(-1);
  if (last === undefined) return undefined;
  const when = words.t('missed', { count: missed.length, ...clockTimes(last, timeZone) });
  return `${when} ${whatCounted(missed, words)}`;
}

function clockTimes(
  { since, until }: MissedCalls,
  timeZone: string,
): { readonly from: string; readonly until: string } {
  return { from: clockTime(Date.parse(since), timeZone), until: clockTime(Date.parse(until), timeZone) };
}

function whatCounted(missed: readonly MissedCalls[], { t }: Words): string {
  if (missed.some(({ answered, lost }) => answered === null || lost === null)) return t('missedUncounted');
  const sum = (counts: readonly (number | null)[]): number =>
    counts.reduce<number>((all, count) => all + (count ?? 0), 0);
  const answered = sum(missed.map((span) => span.answered));
  const lost = sum(missed.map((span) => span.lost));
  return t('missedCounted', { answered, lost });
}
