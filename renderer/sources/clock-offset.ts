import type { SourceStatus } from '#core/board/queue';
import { limitText } from '../words/format.ts';
import type { Words } from '../words/words.ts';

/** In seconds: nobody minds less, and no number shows it. */
const ofInterest = 2;

/** By how much the phone system's clock is off, where that is worth a word. */
export function clockOffsetText({ clockOffsetSeconds: off }: SourceStatus, words: Words): string | null {
  if (typeof off !== 'number' || Math.abs(off) <= ofInterest) return null;
  const length = limitText(Math.round(Math.abs(off)), words);
  return words.t(off > 0 ? 'fact.clockAhead' : 'fact.clockBehind', { length });
}
