import type { CallerErased, CallerKept } from '#core/callers/caller';
import { clockTime, count, isSameDay, shortDay } from '../words/format.ts';
import type { Words } from '../words/words.ts';

/** What is kept of a number, as sentences. */
export function keptWords({ inputs, firstAt, lastAt, lostCalls }: CallerKept, timeZone: string, words: Words): string {
  const { t } = words;
  if (inputs === 0 && lostCalls === 0) return t('callers.none');
  const sentences = [
    firstAt !== null && lastAt !== null && foundWords(inputs, Date.parse(firstAt), Date.parse(lastAt)),
    lostCalls > 0 && t('callers.lost', { count: lostCalls, lines: count(lostCalls, words) }),
  ];
  return sentences.filter((sentence) => sentence !== false).join(' ');

  function foundWords(many: number, from: number, to: number): string {
    const time = (at: number) => t('callers.time', { time: clockTime(at, timeZone) });
    const moment = (at: number) => `${shortDay(at, timeZone, words)} ${time(at)}`;
    const last = isSameDay(from, to, timeZone) ? time(to) : moment(to);
    return t('callers.found', { count: many, inputs: count(many, words), first: moment(from), last });
  }
}

/** What became of an erasure, and where the number still stands. */
export function erasedWords({ inputs, copies }: CallerErased, words: Words): string {
  const { t } = words;
  const done = t('callers.erased', { count: inputs, inputs: count(inputs, words) });
  return copies.length === 0 ? done : `${done} ${t('callers.copies', { files: copies.join(', ') })}`;
}
