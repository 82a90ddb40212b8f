import { age, clockTimeExact, isSameDay, shortDay } from '../words/format.ts';
import type { Words } from '../words/words.ts';

/** An instant as it is said: `kl. 13:42:14`, and with its day where that is another than today. */
export function momentText(at: number, now: number, timeZone: string, words: Words): string {
  const time = clockTimeExact(at, timeZone);
  return isSameDay(at, now, timeZone)
    ? words.t('atTime', { time })
    : words.t('atDayAndTime', { day: shortDay(at, timeZone, words), time });
}

/** How long ago a source last spoke, and when. */
export function lastHeardText(lastInputAt: string | null, now: number, timeZone: string, words: Words): string {
  if (lastInputAt === null) return words.t('source.waiting');
  const at = Date.parse(lastInputAt);
  return `${words.t('ago', { age: age(now - at, words) })}, ${momentText(at, now, timeZone, words)}`;
}
